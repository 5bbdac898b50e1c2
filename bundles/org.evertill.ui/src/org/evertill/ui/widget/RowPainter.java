package org.evertill.ui.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.evertill.ui.widget.Palette.Role;

/** Draws the parts of a {@link RowList}. */
final class RowPainter<T> {

    private static final int PADDING = 14;
    private static final int MARK = 5;

    private final Control list;
    private final List<Column<T>> columns;
    private final int height;
    private final int header;

    /**
     * @param height of a row
     * @param header height of the line with the columns' titles
     */
    RowPainter(Control list, List<Column<T>> columns, int height, int header) {
        this.list = list;
        this.columns = columns;
        this.height = height;
        this.header = header;
    }

    void ground(GC gc, Rectangle area) {
        gc.setBackground(Palette.of(list, Role.SURFACE));
        gc.fillRectangle(area);
    }

    void header(GC gc, int width) {
        gc.setBackground(Palette.of(list, Role.SURFACE));
        gc.fillRectangle(0, 0, width, header);
        gc.setForeground(Palette.of(list, Role.LINE));
        gc.drawLine(0, header - 1, width, header - 1);
        gc.setFont(Fonts.of(list, Fonts.SMALL, SWT.NORMAL));
        gc.setForeground(Palette.of(list, Role.MUTED));
        int left = 0;
        for (Column<T> column : columns) {
            int room = room(column, width);
            text(
                    gc,
                    column,
                    column.title(),
                    left,
                    room,
                    (header - gc.getFontMetrics().getHeight()) / 2);
            left += room;
        }
    }

    void row(GC gc, T row, boolean selected, int top, int width) {
        gc.setBackground(Palette.of(list, selected ? Role.SELECTION : Role.SURFACE));
        gc.fillRectangle(0, top, width, height);
        if (selected) {
            gc.setBackground(Palette.of(list, Role.ACCENT));
            gc.fillRectangle(0, top, MARK, height);
        }
        gc.setForeground(Palette.of(list, Role.LINE));
        gc.drawLine(0, top + height - 1, width, top + height - 1);
        int left = 0;
        for (Column<T> column : columns) {
            int room = room(column, width);
            cell(gc, column, row, left, room, top);
            left += room;
        }
    }

    void empty(GC gc, String text, Rectangle area) {
        gc.setFont(Fonts.of(list, Fonts.LARGE, SWT.NORMAL));
        gc.setForeground(Palette.of(list, Role.MUTED));
        var lines = text.split("\n", -1);
        int lineHeight = gc.getFontMetrics().getHeight() + 8;
        int top = Math.max(header + PADDING, (area.height - lines.length * lineHeight) / 2);
        for (String line : lines) {
            var shown = Texts.fitting(gc, line, area.width - 2 * PADDING);
            gc.drawText(shown, (area.width - gc.textExtent(shown).x) / 2, top, true);
            top += lineHeight;
        }
    }

    /** What has no room: titles, numbers, second lines, what stands there without rows. A long name may be cut off. */
    List<String> cutOff(GC gc, List<T> rows, String empty, int width) {
        var small = new ArrayList<String>();
        var large = new ArrayList<String>();
        gc.setFont(Fonts.of(list, Fonts.SMALL, SWT.NORMAL));
        for (Column<T> column : columns) {
            int room = room(column, width) - 2 * PADDING;
            Stream.concat(Stream.of(column.title()), rows.stream().map(column.detail()))
                    .filter(text -> gc.textExtent(text).x > room)
                    .forEach(small::add);
        }
        gc.setFont(Fonts.of(list, Fonts.LARGE, SWT.NORMAL));
        for (Column<T> column : columns) {
            int room = room(column, width) - 2 * PADDING;
            rows.stream()
                    .filter(row -> column.align() == Column.Align.RIGHT)
                    .map(column.text())
                    .filter(text -> gc.textExtent(text).x > room)
                    .forEach(large::add);
        }
        if (rows.isEmpty()) {
            empty.lines()
                    .filter(line -> gc.textExtent(line).x > width - 2 * PADDING)
                    .forEach(large::add);
        }
        small.addAll(large);
        return small;
    }

    private void cell(GC gc, Column<T> column, T row, int left, int room, int top) {
        var large = Fonts.of(list, Fonts.LARGE, SWT.NORMAL);
        var small = Fonts.of(list, Fonts.SMALL, SWT.NORMAL);
        var detail = column.detail().apply(row);
        gc.setFont(small);
        int detailHeight = detail.isEmpty() ? 0 : gc.getFontMetrics().getHeight();
        gc.setFont(large);
        gc.setForeground(Palette.of(list, Role.TEXT));
        int textHeight = gc.getFontMetrics().getHeight();
        int y = top + (height - textHeight - detailHeight) / 2;
        text(gc, column, column.text().apply(row), left, room, y);
        if (!detail.isEmpty()) {
            gc.setFont(small);
            gc.setForeground(Palette.of(list, Role.MUTED));
            text(gc, column, detail, left, room, y + textHeight);
        }
    }

    private void text(GC gc, Column<T> column, String text, int left, int room, int y) {
        var shown = Texts.fitting(gc, text, room - 2 * PADDING);
        int x = switch (column.align()) {
            case LEFT -> left + PADDING;
            case RIGHT -> left + room - PADDING - gc.textExtent(shown).x;
        };
        gc.drawText(shown, x, y, true);
    }

    private int room(Column<T> column, int width) {
        if (column.width() > 0) {
            return Fonts.grown(list, column.width());
        }
        return width
                - columns.stream().mapToInt(c -> Fonts.grown(list, c.width())).sum();
    }
}
