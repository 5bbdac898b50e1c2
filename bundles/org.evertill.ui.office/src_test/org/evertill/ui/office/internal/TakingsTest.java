package org.evertill.ui.office.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Money;
import org.evertill.report.Figure;
import org.evertill.report.Key;
import org.evertill.report.ReportTable;
import org.junit.jupiter.api.Test;

class TakingsTest {

    private static final Currency GBP = Currency.getInstance("GBP");
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final List<Figure> FIGURES =
            List.of(Figure.count("sales"), Figure.count("refunds"), Figure.money("gross"));

    @Test
    void storesStandByTurnoverAndThoseWithoutASaleAtTheEnd() {
        var today = table(row("S1", 2, 0, 500), row("S2", 9, 1, 900));
        var before = table(row("S1", 1, 0, 100), row("S3", 1, 0, 700));
        var takings = Takings.of(
                DAY, Map.of("S1", "Old Street", "S2", "New Street", "S3", "Harbour", "S4", "Airport"), today, before);
        assertEquals(
                List.of("New Street", "Old Street", "Airport", "Harbour"),
                takings.lines().stream().map(Takings.Line::store).toList());
        assertEquals(List.of(new Money(1_400, GBP)), takings.totals());
        assertEquals(Optional.of(new Money(100, GBP)), takings.lines().get(1).weekBefore());
        assertEquals(Optional.of(new Money(700, GBP)), takings.lines().get(3).weekBefore());
        assertEquals(Optional.empty(), takings.lines().get(3).gross());
    }

    private static ReportTable table(ReportTable.Row... rows) {
        return new ReportTable("stores", List.of(Key.text("store_id")), FIGURES, List.of(rows));
    }

    private static ReportTable.Row row(String store, long sales, long refunds, long gross) {
        return new ReportTable.Row(
                GBP, List.of(store), 1, List.of(Optional.of(sales), Optional.of(refunds), Optional.of(gross)));
    }
}
