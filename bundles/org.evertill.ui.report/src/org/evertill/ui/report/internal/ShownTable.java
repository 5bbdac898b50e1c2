package org.evertill.ui.report.internal;

import java.util.List;

/**
 * A report as the window shows it: only texts, and how long the bar of each row is. A value.
 *
 * @param leading which column has the bars; −1 for none
 * @param rows in the order of the report's own
 * @param totals below them; nothing where nothing can be added
 */
record ShownTable(List<Head> columns, int leading, List<Line> rows, List<Line> totals) {

    static final ShownTable EMPTY = new ShownTable(List.of(), -1, List.of(), List.of());

    ShownTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    /** A column; numbers stand right, one below the other. */
    record Head(String title, boolean isNumber) {}

    /**
     * A row.
     *
     * @param share of the largest value, 0 to 1
     * @param keys as the report gave them
     */
    record Line(List<String> cells, double share, List<String> keys) {

        Line {
            cells = List.copyOf(cells);
            keys = List.copyOf(keys);
        }
    }
}
