package org.evertill.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evertill.kernel.Category;
import org.evertill.report.Figure.Unit;
import org.evertill.report.Report.Order;
import org.evertill.report.ReportTable.Row;

/** Adds up the rows of all slices and stores, and those of a path at each of its steps. */
final class Gathering {

    private final Report report;
    private final List<Key> keys;
    private final Map<Place, Sums> sums = new HashMap<>();

    Gathering(Report report, List<Key> keys) {
        this.report = report;
        this.keys = keys;
    }

    /** Where something is added up. */
    private record Place(Currency currency, List<String> keys, int depth) {}

    void add(List<String> values, Row row) {
        int path = path();
        if (path < 0) {
            sum(new Place(row.currency(), values, 1), row);
            return;
        }
        var category = Category.of(values.get(path));
        for (int depth = 1; depth <= Math.max(1, category.steps().size()); depth++) {
            var at = new ArrayList<>(values);
            at.set(path, category.upTo(depth).path());
            sum(new Place(row.currency(), at, depth), row);
        }
    }

    private void sum(Place place, Row row) {
        sums.computeIfAbsent(place, at -> new Sums(report.figures())).add(row.figures());
    }

    ReportTable table() {
        var rows = sums.entrySet().stream()
                .map(e -> new Row(
                        e.getKey().currency(),
                        e.getKey().keys(),
                        e.getKey().depth(),
                        e.getValue().all()))
                .sorted(order())
                .toList();
        return new ReportTable(report.name(), keys, report.figures(), rows);
    }

    private Comparator<Row> order() {
        Comparator<Row> byKeys = IntStream.range(0, keys.size())
                .mapToObj(this::byKey)
                .reduce(Comparator.comparing(row -> row.currency().getCurrencyCode()), Comparator::thenComparing);
        int money = firstMoney();
        if (report.order() == Order.BY_KEYS || money < 0) {
            return byKeys;
        }
        return Comparator.<Row, String>comparing(row -> row.currency().getCurrencyCode())
                .thenComparing(row -> row.figures().get(money).orElse(0L), Comparator.reverseOrder())
                .thenComparing(byKeys);
    }

    private Comparator<Row> byKey(int index) {
        return keys.get(index).kind() == Key.Kind.RATE
                ? Comparator.comparingLong(
                        (Row row) -> -Long.parseLong(row.keys().get(index)))
                : Comparator.comparing(row -> row.keys().get(index));
    }

    private int firstMoney() {
        return IntStream.range(0, report.figures().size())
                .filter(i -> report.figures().get(i).unit() == Unit.MONEY)
                .findFirst()
                .orElse(-1);
    }

    private int path() {
        return IntStream.range(0, keys.size())
                .filter(i -> keys.get(i).kind() == Key.Kind.PATH)
                .findFirst()
                .orElse(-1);
    }
}
