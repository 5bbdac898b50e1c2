package org.evertill.ui.report.internal;

import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.evertill.ui.report.internal.GridColumns.Place;
import org.evertill.ui.report.internal.ShownTable.Line;
import org.evertill.ui.widget.Fonts;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;

/** Draws the parts of a {@link ReportGrid}. */
final class GridPainter {

    /** Height of a row in pixels. */
    static final int ROW = 44;

    /** Height of the head: as a row, for it is touched to see more columns. */
    static final int HEADER = 44;

    private static final int PADDING = 12;
    private static final int MARK = 5;
    private static final int BAR = 30;
    private static final int LEAST_BAR_ROOM = 60;
    private static final int BAR_PER_CENT = 28;
    private static final int WIDEST = 320;
    private static final int MEASURED = 8;

    private final Control grid;

    GridPainter(Control grid) {
        this.grid = grid;
    }

    /** Measures only the longest texts of each column: a report may have ten thousand rows. */
    GridColumns columns(ShownTable table, int first, int width) {
        var gc = new GC(grid);
        try {
            var widths = IntStream.range(0, table.columns().size())
                    .mapToObj(i -> width(gc, table, i))
                    .toList();
            return GridColumns.of(widths, table.leading(), first, width);
        } finally {
            gc.dispose();
        }
    }

    private int width(GC gc, ShownTable table, int column) {
        gc.setFont(small());
        int head = gc.textExtent(table.columns().get(column).title()).x;
        gc.setFont(bold());
        int cells = Stream.concat(table.rows().stream(), table.totals().stream())
                .map(line -> line.cells().get(column))
                .sorted(Comparator.comparing(String::length).reversed())
                .limit(MEASURED)
                .mapToInt(text -> gc.textExtent(text).x)
                .max()
                .orElse(0);
        return Math.min(WIDEST, Math.max(head, cells)) + 2 * PADDING + (column == table.leading() ? LEAST_BAR_ROOM : 0);
    }

    void ground(GC gc, Rectangle area) {
        gc.setBackground(colour(Role.SURFACE));
        gc.fillRectangle(area);
    }

    void empty(GC gc, String text, Rectangle area) {
        var lines = text.split("\n", -1);
        gc.setFont(Fonts.of(grid, Fonts.LARGE, SWT.BOLD));
        int height = gc.getFontMetrics().getHeight() + PADDING;
        int top = Math.max(PADDING, (area.height - lines.length * height) / 2);
        gc.setForeground(colour(Role.TEXT));
        for (String line : lines) {
            gc.drawText(line, (area.width - gc.textExtent(line).x) / 2, top, true);
            top += height;
            gc.setFont(Fonts.of(grid, Fonts.BODY, SWT.NORMAL));
            gc.setForeground(colour(Role.MUTED));
        }
    }

    void header(GC gc, ShownTable table, GridColumns columns, int width) {
        gc.setBackground(colour(Role.SURFACE));
        gc.fillRectangle(0, 0, width, HEADER);
        line(gc, HEADER - 1, width);
        gc.setFont(small());
        gc.setForeground(colour(Role.MUTED));
        for (Place place : columns.places()) {
            var head = table.columns().get(place.index());
            text(gc, head.title(), head.isNumber(), place, 0);
        }
        gc.setFont(Fonts.of(grid, Fonts.TITLE, SWT.BOLD));
        gc.setForeground(colour(Role.ACCENT));
        if (columns.first() > 0) {
            sign(gc, "‹", columns.left());
        }
        if (columns.first() < columns.most()) {
            sign(gc, "›", columns.right());
        }
    }

    void row(GC gc, ShownTable table, Line row, GridColumns columns, boolean selected, int top, int width) {
        gc.setBackground(colour(selected ? Role.SELECTION : Role.SURFACE));
        gc.fillRectangle(0, top, width, ROW);
        for (Place place : columns.places()) {
            if (place.index() == table.leading()) {
                bar(gc, row.share(), place, top);
            }
        }
        if (selected) {
            gc.setBackground(colour(Role.ACCENT));
            gc.fillRectangle(0, top, MARK, ROW);
        }
        line(gc, top + ROW - 1, width);
        gc.setFont(Fonts.of(grid, Fonts.BODY, SWT.NORMAL));
        cells(gc, table, row, columns, top);
    }

    void total(GC gc, ShownTable table, Line total, GridColumns columns, int top, int width) {
        gc.setBackground(colour(Role.GROUND));
        gc.fillRectangle(0, top, width, ROW);
        gc.setBackground(colour(Role.TEXT));
        gc.fillRectangle(0, top, width, 2);
        gc.setFont(bold());
        cells(gc, table, total, columns, top);
    }

    /** Beside its number: what it says is never said by it alone. */
    private void bar(GC gc, double share, Place place, int top) {
        int length = (int) Math.round(share * (place.width() - 2 * PADDING));
        gc.setBackground(Palette.between(gc.getBackground(), colour(Role.ACCENT), BAR_PER_CENT));
        gc.fillRectangle(place.left() + PADDING, top + (ROW - BAR) / 2, length, BAR);
    }

    private void cells(GC gc, ShownTable table, Line line, GridColumns columns, int top) {
        gc.setForeground(colour(Role.TEXT));
        for (Place place : columns.places()) {
            text(
                    gc,
                    line.cells().get(place.index()),
                    table.columns().get(place.index()).isNumber(),
                    place,
                    top);
        }
    }

    private static void text(GC gc, String text, boolean isNumber, Place place, int top) {
        int room = place.width() - 2 * PADDING;
        var shown = text;
        while (gc.textExtent(shown).x > room && shown.length() > 1) {
            shown = shown.substring(0, shown.length() - 2).stripTrailing() + "…";
        }
        var size = gc.textExtent(shown);
        int left = place.left() + PADDING + (isNumber ? Math.max(0, room - size.x) : 0);
        gc.drawText(shown, left, top + (ROW - size.y) / 2, true);
    }

    private static void sign(GC gc, String sign, int left) {
        var size = gc.textExtent(sign);
        gc.drawText(sign, left + (GridColumns.EDGE - size.x) / 2, (HEADER - size.y) / 2, true);
    }

    private void line(GC gc, int y, int width) {
        gc.setForeground(colour(Role.LINE));
        gc.setLineWidth(1);
        gc.drawLine(0, y, width, y);
    }

    private Font small() {
        return Fonts.of(grid, Fonts.SMALL, SWT.NORMAL);
    }

    private Font bold() {
        return Fonts.of(grid, Fonts.BODY, SWT.BOLD);
    }

    private Color colour(Role role) {
        return Palette.of(grid, role);
    }
}
