package org.evertill.ui.widget;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * A list of large rows with columns, one of them selected. Draws only what is seen, so it is quick whatever its length.
 * Arrow keys are the screen's: it calls {@link #move}. UI thread only.
 */
public final class RowList<T> extends Canvas {

    /** Height of a row in pixels at the usual size of text. */
    private static final int ROW = 54;

    /** Height of the line with the columns' titles, likewise. */
    private static final int HEADER = 30;

    private final List<Column<T>> columns;
    private final int rowHeight = Fonts.grown(this, ROW);
    private final int headHeight = Fonts.grown(this, HEADER);
    private final RowPainter<T> painter;
    private List<T> rows = List.of();
    private int selected = -1;
    private String emptyText = "";
    private Runnable chosen = () -> {};
    private Runnable activated = () -> {};

    public RowList(Composite parent, List<Column<T>> columns) {
        super(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.columns = List.copyOf(columns);
        this.painter = new RowPainter<>(this, this.columns, rowHeight, headHeight);
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.Resize, e -> {
            adjustScrolling();
            reveal();
        });
        addListener(SWT.MouseDown, this::mouseDown);
        addListener(SWT.MouseDoubleClick, e -> activated.run());
        getVerticalBar().addListener(SWT.Selection, e -> redraw());
        getVerticalBar().setVisible(false);
        Widgets.accessible(this, ACC.ROLE_LIST, this::spoken);
        Widgets.cutOff(this, this::cutOff);
    }

    /** In which height so many rows are seen, in pixels. */
    public int heightOf(int someRows) {
        return headHeight + someRows * rowHeight;
    }

    /** What stands in the middle when there are no rows. */
    public void setEmptyText(String text) {
        emptyText = text;
        redraw();
    }

    /** Called after the selection was changed by touch. */
    public void onChosen(Runnable listener) {
        chosen = listener;
    }

    /** Called after a double click or double tap on a row. */
    public void onActivated(Runnable listener) {
        activated = listener;
    }

    /** Replaces the rows and selects one, −1 for none; the selected one is brought into view. */
    public void show(List<T> newRows, int selection) {
        rows = List.copyOf(newRows);
        selected = Math.min(selection, rows.size() - 1);
        adjustScrolling();
        reveal();
        redraw();
    }

    public List<T> rows() {
        return rows;
    }

    /** Where the middle of a row is, in pixels from the upper edge of the list. */
    public int middleOf(int index) {
        return headHeight + index * rowHeight + rowHeight / 2 - getVerticalBar().getSelection();
    }

    /** Moves the selection by some rows, staying inside. */
    public void move(int by) {
        if (!rows.isEmpty()) {
            selected = Math.clamp((long) selected + by, 0, rows.size() - 1);
            reveal();
            redraw();
        }
    }

    public Optional<T> selected() {
        return selected >= 0 && selected < rows.size() ? Optional.of(rows.get(selected)) : Optional.empty();
    }

    public int selectedIndex() {
        return selected;
    }

    private void mouseDown(Event event) {
        int index = (event.y - headHeight + getVerticalBar().getSelection()) / rowHeight;
        if (event.y >= headHeight && index >= 0 && index < rows.size()) {
            selected = index;
            redraw();
            chosen.run();
        }
    }

    private void adjustScrolling() {
        int seen = Math.max(1, getClientArea().height - headHeight);
        int all = rows.size() * rowHeight;
        var bar = getVerticalBar();
        boolean needed = all > seen;
        int position = needed ? Math.min(bar.getSelection(), all - seen) : 0;
        bar.setValues(position, 0, Math.max(1, all), Math.min(seen, Math.max(1, all)), rowHeight, seen);
        if (bar.getVisible() != needed) {
            bar.setVisible(needed);
        }
    }

    private void reveal() {
        if (selected < 0) {
            return;
        }
        int seen = getClientArea().height - headHeight;
        if (seen < rowHeight) {
            return;
        }
        var bar = getVerticalBar();
        int top = selected * rowHeight;
        if (top < bar.getSelection()) {
            bar.setSelection(top);
        } else if (top + rowHeight > bar.getSelection() + seen) {
            bar.setSelection(top + rowHeight - seen);
        }
    }

    private void paint(GC gc) {
        var area = getClientArea();
        painter.ground(gc, area);
        int offset = getVerticalBar().getVisible() ? getVerticalBar().getSelection() : 0;
        int first = offset / rowHeight;
        for (int i = first; i < rows.size(); i++) {
            int top = headHeight + i * rowHeight - offset;
            if (top > area.height) {
                break;
            }
            painter.row(gc, rows.get(i), i == selected, top, area.width);
        }
        painter.header(gc, area.width);
        if (rows.isEmpty()) {
            painter.empty(gc, emptyText, area);
        }
    }

    private List<String> cutOff() {
        var gc = new GC(this);
        try {
            return painter.cutOff(gc, rows, emptyText, getClientArea().width);
        } finally {
            gc.dispose();
        }
    }

    private String spoken() {
        return selected()
                .map(row -> String.join(
                        ", ", columns.stream().map(c -> c.text().apply(row)).toList()))
                .orElse(emptyText);
    }
}
