package org.evertill.ui.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.ui.Messages;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.widget.Fonts;
import org.evertill.ui.widget.Widgets;

/**
 * A table of any length with one marked cell. What it shows comes from a {@link TableSource} on a lane; the window never waits for it.
 * Keys are the screen's: it calls {@link #move}, {@link #edit}, {@link #sort}. UI thread only.
 */
public final class DataTable<T> extends Composite {

    /** Height of a row in pixels, for fingers; larger with larger text. */
    public static final int ROW = Widgets.TOUCH;

    static final String CELLS = "BODY";
    static final String TITLES = "COLUMN_HEADER";
    static final int HEAD = Widgets.TOUCH;
    static final int WIDTH = 120;
    private static final int LEAST_WIDTH = 220;

    private final UiTasks tasks;
    private final List<TableColumn<T>> columns;
    private final Messages texts;
    private final Listener<T> listener;
    private final Pages<T> pages = new Pages<>(this::fetch);
    private final Grid grid;
    private final CellEditor<T> editor;
    private Optional<TableSource<T>> source = Optional.empty();
    private String filter = "";
    private Sorting sorting;
    private int row = -1;
    private int column;
    private long asked;

    /** What a screen hears. UI thread. */
    public interface Listener<T> {

        /** Somebody changed a cell; the row is shown as it was until {@link DataTable#replace} is called. */
        void edited(T before, T after);

        /** Something could not be read, or what was typed does not do. */
        void failed(Problem problem);

        /** Other rows are shown, or another cell is marked. */
        void changed();

        /** Whether cells may be changed at all. */
        boolean mayEdit();

        /** A cell that is only read, or may not be changed, was opened by a double tap. */
        void opened();
    }

    /**
     * @param locale of the window
     */
    public DataTable(
            Composite parent, UiTasks tasks, Locale locale, List<TableColumn<T>> columns, Listener<T> listener) {
        super(parent, SWT.NONE);
        this.tasks = tasks;
        this.columns = List.copyOf(columns);
        this.listener = listener;
        this.texts = Messages.beside(DataTable.class, locale);
        this.sorting = Sorting.by(columns.getFirst().id());
        setLayout(new FillLayout());
        grid = new Grid(this, new Face.Cells<>(this), new Face.Titles(this.columns));
        grid.drawnBy(new GridPainter(grid.control(), new Face.Look<>(this)));
        editor = new CellEditor<>(grid, listener);
        grid.control().addListener(SWT.Resize, e -> grid.widths(this::width));
        grid.control().addListener(SWT.MouseDown, this::touched);
        grid.control().addListener(SWT.MouseDoubleClick, this::opened);
        Widgets.accessible(grid.control(), ACC.ROLE_TABLE, this::spoken);
        Widgets.accessible(this, ACC.ROLE_TABLE, this::spoken);
    }

    /** Shows another source, from its beginning, without a filter. */
    public void show(TableSource<T> newSource, Sorting newSorting) {
        source = Optional.of(newSource);
        filter = "";
        sorting = newSorting;
        pages.show(List.of());
        row = -1;
        column = 0;
        ask(Optional.empty());
    }

    /** Shows only what matches; blank for all. */
    public void filter(String newFilter) {
        if (!filter.equals(newFilter)) {
            filter = newFilter;
            ask(Optional.empty());
        }
    }

    /** What is shown matches this. */
    public String filter() {
        return filter;
    }

    /** Orders by the column of the marked cell; the other way when it is ordered so. */
    public void sort() {
        sort(column);
    }

    public Sorting sorting() {
        return sorting;
    }

    /** Reads anew; the same row stays marked while it is there. */
    public void refresh() {
        ask(markedId());
    }

    /** Reads anew and marks a row. */
    public void refreshAt(String id) {
        ask(Optional.of(id));
    }

    /** Shows a row in the place of what was read, after it was changed. */
    public void replace(String id, T changed) {
        pages.replace(id, changed);
        grid.control().redraw();
        listener.changed();
    }

    /** Rows that match. */
    public int size() {
        return pages.size();
    }

    /** The row of the marked cell, when it is there already. */
    public Optional<T> marked() {
        return row < 0 ? Optional.empty() : pages.row(row);
    }

    /** Moves the marked cell, staying inside. */
    public void move(int columnsRight, int rowsDown) {
        if (pages.size() > 0) {
            mark(
                    Math.clamp((long) column + columnsRight, 0, columns.size() - 1),
                    Math.clamp((long) row + rowsDown, 0, pages.size() - 1));
        }
    }

    /** Moves by as many rows as are seen. */
    public void movePage(int pagesDown) {
        move(0, pagesDown * grid.rowsSeen());
    }

    /** Marks the cell of a column in the marked row. */
    public void markColumn(String id) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).id().equals(id) && row >= 0) {
                mark(i, row);
            }
        }
    }

    /** The identifier of the marked cell's column. */
    public String markedColumn() {
        return columns.get(column).id();
    }

    /** Whether the marked cell can be changed in its place. */
    public boolean isEditable() {
        return !(columns.get(column).edit() instanceof Edit.None<T>);
    }

    /** Begins to change the marked cell, if that can be done. */
    public void edit() {
        marked().ifPresent(value -> editor.open(columns.get(column), column, row, value));
    }

    /** Whether a cell is being changed. */
    public boolean isEditing() {
        return editor.isOpen();
    }

    /** Ends changing a cell, and keeps what it was. */
    public void cancelEdit() {
        editor.close();
    }

    /** A character of a pad for the field that is open; {@code \b} takes the last back, {@code \r} ends it. */
    public void type(char character) {
        editor.type(character);
    }

    /** A key for what is open; says whether it was for it. */
    public boolean handle(Event event) {
        return editor.handle(event);
    }

    private void ask(Optional<String> stay) {
        editor.close();
        long mine = ++asked;
        source.ifPresent(from -> {
            var wantedFilter = filter;
            var wantedOrder = sorting;
            tasks.ask(Lane.BACKGROUND, () -> from.order(wantedFilter, wantedOrder), outcome -> {
                if (mine == asked && !isDisposed()) {
                    arrived(outcome, stay);
                }
            });
        });
    }

    private void arrived(Outcome<List<String>> outcome, Optional<String> stay) {
        switch (outcome) {
            case Outcome.Ok<List<String>>(var order) -> {
                pages.show(order);
                int kept = stay.map(pages::indexOf).orElse(0);
                row = order.isEmpty() ? -1 : Math.max(0, kept);
                grid.refresh();
                grid.widths(this::width);
                if (row >= 0) {
                    grid.reveal(column, row);
                }
                listener.changed();
            }
            case Outcome.Failed<List<String>>(var problem) -> listener.failed(problem);
        }
    }

    private void fetch(List<String> ids, Consumer<Optional<Map<String, T>>> then) {
        source.ifPresent(from -> tasks.ask(Lane.BACKGROUND, () -> from.rows(ids), outcome -> {
            if (isDisposed()) {
                return;
            }
            switch (outcome) {
                case Outcome.Ok<Map<String, T>>(var rows) -> {
                    then.accept(Optional.of(rows));
                    grid.control().redraw();
                    listener.changed();
                }
                // Not drawn anew: that would ask at once again. Whoever moves on asks again.
                case Outcome.Failed<Map<String, T>>(var problem) -> {
                    then.accept(Optional.empty());
                    listener.failed(problem);
                }
            }
        }));
    }

    private Optional<String> markedId() {
        return row < 0 || row >= pages.size() ? Optional.empty() : Optional.of(pages.id(row));
    }

    private void sort(int byColumn) {
        if (columns.get(byColumn).sortable()) {
            sorting = sorting.orBy(columns.get(byColumn).id());
            refresh();
        }
    }

    private void mark(int newColumn, int newRow) {
        editor.close();
        column = newColumn;
        row = newRow;
        grid.reveal(column, row);
        grid.control().redraw();
        listener.changed();
    }

    private void touched(Event event) {
        var at = grid.at(event.x, event.y);
        if (at == null || event.button != 1) {
            return;
        }
        if (at.y < 0) {
            sort(at.x);
        } else {
            mark(at.x, at.y);
        }
    }

    private void opened(Event event) {
        var at = grid.at(event.x, event.y);
        if (at != null && at.y >= 0) {
            if (isEditable() && listener.mayEdit()) {
                edit();
            } else {
                listener.opened();
            }
        }
    }

    private int width(int index, int all) {
        int own = Fonts.grown(this, columns.get(index).width());
        int fixed = columns.stream()
                .mapToInt(column -> Fonts.grown(this, column.width()))
                .sum();
        return own > 0 ? own : Math.max(Fonts.grown(this, LEAST_WIDTH), all - fixed);
    }

    List<TableColumn<T>> columns() {
        return columns;
    }

    /** Whether a row is that of the marked cell. */
    boolean isMarked(int atRow) {
        return atRow == row;
    }

    /** Whether a column is that of the marked cell. */
    boolean isMarkedColumn(int atColumn) {
        return atColumn == column;
    }

    /** What a cell says. */
    String said(int atColumn, int atRow) {
        return pages.row(atRow)
                .map(value -> columns.get(atColumn).text().apply(value))
                .orElseGet(() -> pages.isGone(atRow) ? "" : texts.get("loading"));
    }

    /** The marked cell first, then its row, then how many there are. */
    private String spoken() {
        if (row < 0) {
            return texts.get("spoken.none");
        }
        var line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            var value = said(i, row);
            if (!value.isEmpty()) {
                line.append(", ").append(columns.get(i).title()).append(' ').append(value);
            }
        }
        var cell = columns.get(column).title() + " " + said(column, row);
        return texts.get("spoken.row", cell, row + 1, pages.size()) + line;
    }
}
