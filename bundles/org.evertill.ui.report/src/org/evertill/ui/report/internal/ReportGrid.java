package org.evertill.ui.report.internal;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.evertill.ui.report.internal.ShownTable.Line;
import org.evertill.ui.widget.Widgets;

/**
 * The table of a report: draws only what is seen, the totals stay below. What does not fit beside the first column is reached by the
 * arrow keys, or by a touch on the sign in the head. UI thread only.
 */
final class ReportGrid extends Canvas {

    private final GridPainter painter = new GridPainter(this);
    private ShownTable table = ShownTable.EMPTY;
    private String empty = "";
    private GridColumns columns = GridColumns.NONE;
    private int selected = -1;
    private int shifted;
    private Runnable activated = () -> {};

    ReportGrid(Composite parent) {
        super(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.Resize, e -> adjust());
        addListener(SWT.MouseDown, this::mouseDown);
        addListener(SWT.MouseDoubleClick, e -> activated.run());
        getVerticalBar().addListener(SWT.Selection, e -> redraw());
        getVerticalBar().setVisible(false);
        Widgets.accessible(this, ACC.ROLE_TABLE, this::spoken);
    }

    /** Called after a double tap on a row. */
    void onActivated(Runnable listener) {
        activated = listener;
    }

    /** Replaces the table; the same row stays marked when the table is the same. */
    void show(ShownTable newTable, String emptyText) {
        boolean isSame = newTable.equals(table);
        table = newTable;
        empty = emptyText;
        if (!isSame) {
            shifted = 0;
            selected = table.rows().isEmpty() ? -1 : 0;
            getVerticalBar().setSelection(0);
        }
        adjust();
        redraw();
    }

    int selected() {
        return selected;
    }

    void move(int by) {
        if (!table.rows().isEmpty()) {
            selected = Math.clamp((long) selected + by, 0, table.rows().size() - 1);
            reveal();
            redraw();
        }
    }

    /** Moves to columns that do not fit. */
    void shift(int by) {
        shifted = Math.clamp((long) shifted + by, 0, columns.most());
        adjust();
        redraw();
    }

    private int rowsHeight() {
        return Math.max(
                GridPainter.ROW,
                getClientArea().height - GridPainter.HEADER - table.totals().size() * GridPainter.ROW);
    }

    private void adjust() {
        columns = painter.columns(table, shifted, getClientArea().width);
        shifted = columns.first();
        int all = table.rows().size() * GridPainter.ROW;
        int seen = rowsHeight();
        var bar = getVerticalBar();
        boolean needed = all > seen;
        int position = needed ? Math.min(bar.getSelection(), all - seen) : 0;
        bar.setValues(position, 0, Math.max(1, all), Math.min(seen, Math.max(1, all)), GridPainter.ROW, seen);
        if (bar.getVisible() != needed) {
            bar.setVisible(needed);
        }
    }

    private void reveal() {
        int top = selected * GridPainter.ROW;
        var bar = getVerticalBar();
        if (top < bar.getSelection()) {
            bar.setSelection(top);
        } else if (top + GridPainter.ROW > bar.getSelection() + rowsHeight()) {
            bar.setSelection(top + GridPainter.ROW - rowsHeight());
        }
    }

    private void mouseDown(Event event) {
        if (event.y < GridPainter.HEADER) {
            int direction = columns.directionAt(event.x);
            if (direction != 0) {
                shift(direction);
            }
            return;
        }
        int index = (event.y - GridPainter.HEADER + offset()) / GridPainter.ROW;
        if (event.y < GridPainter.HEADER + rowsHeight() && index < table.rows().size()) {
            selected = index;
            redraw();
        }
    }

    private int offset() {
        return getVerticalBar().getVisible() ? getVerticalBar().getSelection() : 0;
    }

    private void paint(GC gc) {
        var area = getClientArea();
        painter.ground(gc, area);
        if (table.rows().isEmpty()) {
            painter.empty(gc, empty, area);
            return;
        }
        int bottom = GridPainter.HEADER + rowsHeight();
        int offset = offset();
        for (int i = offset / GridPainter.ROW; i < table.rows().size(); i++) {
            int top = GridPainter.HEADER + i * GridPainter.ROW - offset;
            if (top >= bottom) {
                break;
            }
            painter.row(gc, table, table.rows().get(i), columns, i == selected, top, area.width);
        }
        painter.header(gc, table, columns, area.width);
        int end = Math.min(bottom, GridPainter.HEADER + table.rows().size() * GridPainter.ROW);
        for (Line total : table.totals()) {
            painter.total(gc, table, total, columns, end, area.width);
            end += GridPainter.ROW;
        }
    }

    /** The marked row and the totals, with what each is. */
    private String spoken() {
        if (table.rows().isEmpty()) {
            return empty;
        }
        var marked = spoken(table.rows().get(Math.max(0, selected)));
        return table.totals().stream().map(this::spoken).reduce(marked, (all, total) -> all + "; " + total);
    }

    private String spoken(Line line) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> !line.cells().get(i).isEmpty())
                .mapToObj(
                        i -> table.columns().get(i).title() + " " + line.cells().get(i))
                .collect(Collectors.joining(", "));
    }
}
