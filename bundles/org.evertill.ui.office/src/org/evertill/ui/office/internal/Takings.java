package org.evertill.ui.office.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.report.Question;
import org.evertill.report.ReportTable;
import org.evertill.report.TradeReports;

/**
 * What the stores have sold on a day, as far as head office has received it.
 *
 * @param lines by turnover, the largest first; stores without a sale at the end
 * @param totals one for each currency
 */
record Takings(LocalDate day, List<Line> lines, List<Money> totals) {

    private static final int WEEK = 7;

    Takings {
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
    }

    /**
     * A store.
     *
     * @param gross with tax, refunds taken off
     * @param weekBefore the same a week before, all of that day; empty without sales then
     */
    record Line(String store, long sales, long refunds, Optional<Money> gross, Optional<Money> weekBefore) {}

    /** Asks head office; costs what was sold on two days. Any thread but the window's. */
    static Outcome<Takings> read(HeadOfficeDesk desk, LocalDate day) {
        var names = desk.all(DomainTypes.STORE).stream().collect(Collectors.toMap(Store::id, Store::name));
        return stores(desk, day)
                .then(today -> stores(desk, day.minusDays(WEEK)).map(before -> of(day, names, today, before)));
    }

    private static Outcome<ReportTable> stores(HeadOfficeDesk desk, LocalDate day) {
        return desk.reports().run(TradeReports.STORES, Question.of(day, day));
    }

    /** Pure. */
    static Takings of(LocalDate day, Map<String, String> names, ReportTable today, ReportTable before) {
        var lines = new ArrayList<Line>();
        var sold = today.rows().stream().map(row -> row.keys().getFirst()).collect(Collectors.toSet());
        today.rows().forEach(row -> lines.add(line(names, today, row, before)));
        lines.sort((a, b) -> Long.compare(minor(b), minor(a)));
        names.entrySet().stream()
                .filter(store -> !sold.contains(store.getKey()))
                .map(store -> new Line(store.getValue(), 0, 0, Optional.empty(), anyOf(before, store.getKey())))
                .sorted((a, b) -> a.store().compareToIgnoreCase(b.store()))
                .forEach(lines::add);
        return new Takings(
                day,
                lines,
                today.totals().stream()
                        .flatMap(row -> gross(today, row).stream())
                        .toList());
    }

    private static Line line(Map<String, String> names, ReportTable today, ReportTable.Row row, ReportTable before) {
        String id = row.keys().getFirst();
        var weekBefore = before.rows().stream()
                .filter(old -> old.keys().equals(row.keys()) && old.currency().equals(row.currency()))
                .findFirst()
                .flatMap(old -> gross(before, old));
        return new Line(
                names.getOrDefault(id, id),
                today.figure(row, "sales").orElse(0L),
                today.figure(row, "refunds").orElse(0L),
                gross(today, row),
                weekBefore);
    }

    private static Optional<Money> anyOf(ReportTable table, String store) {
        return table.rows().stream()
                .filter(row -> row.keys().getFirst().equals(store))
                .findFirst()
                .flatMap(row -> gross(table, row));
    }

    private static Optional<Money> gross(ReportTable table, ReportTable.Row row) {
        return table.figure(row, "gross").map(minor -> new Money(minor, row.currency()));
    }

    private static long minor(Line line) {
        return line.gross().map(Money::minor).orElse(0L);
    }
}
