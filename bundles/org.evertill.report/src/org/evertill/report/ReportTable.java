package org.evertill.report;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer. A row for each currency and keys; its totals are the sums of its rows. Pure.
 *
 * @param name of the report
 */
public record ReportTable(String name, List<Key> keys, List<Figure> figures, List<Row> rows) {

    public ReportTable {
        keys = List.copyOf(keys);
        figures = List.copyOf(figures);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param keys as texts, in the order of the columns
     * @param depth 1; more for what a row of a smaller depth has in it already
     * @param figures in the order of the columns; empty for a ratio to nothing, and in totals for what cannot be added
     */
    public record Row(Currency currency, List<String> keys, int depth, List<Optional<Long>> figures) {

        public Row {
            keys = List.copyOf(keys);
            figures = List.copyOf(figures);
        }
    }

    /** The sum of the rows for each currency, by its code; no keys. Nothing without rows. */
    public List<Row> totals() {
        Map<String, Sums> sums = new TreeMap<>();
        for (Row row : rows) {
            if (row.depth() == 1) {
                sums.computeIfAbsent(row.currency().getCurrencyCode(), code -> new Sums(figures))
                        .add(row.figures());
            }
        }
        var totals = new ArrayList<Row>();
        sums.forEach((code, sum) -> totals.add(new Row(
                Currency.getInstance(code),
                List.of(),
                1,
                sum.withoutQuantities().all())));
        return List.copyOf(totals);
    }

    /** A figure of a row by its name. */
    public Optional<Long> figure(Row row, String figure) {
        for (int i = 0; i < figures.size(); i++) {
            if (figures.get(i).name().equals(figure)) {
                return row.figures().get(i);
            }
        }
        throw new IllegalArgumentException("no figure " + figure + " in " + name);
    }
}
