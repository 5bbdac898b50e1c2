package org.evertill.ui.table;

import java.util.function.Function;
import org.evertill.ui.widget.Column.Align;

/**
 * A column of a {@link DataTable}.
 *
 * @param id by which the source orders, and tests find it; unique in a table
 * @param width in pixels; 0 takes what the others leave, for one column
 * @param sortable whether the source can order by it
 * @param text what a row says in it
 * @param edit how a cell of it is changed
 */
public record TableColumn<T>(
        String id, String title, int width, Align align, boolean sortable, Function<T, String> text, Edit<T> edit) {

    /** Words that are only read. */
    public static <T> TableColumn<T> words(String id, String title, int width, Function<T, String> text) {
        return new TableColumn<>(id, title, width, Align.LEFT, true, text, new Edit.None<>());
    }

    /** Numbers and moments, at the right end, which are only read. */
    public static <T> TableColumn<T> numbers(String id, String title, int width, Function<T, String> text) {
        return new TableColumn<>(id, title, width, Align.RIGHT, true, text, new Edit.None<>());
    }

    /** The same, changed in its place. */
    public TableColumn<T> edited(Edit<T> how) {
        return new TableColumn<>(id, title, width, align, sortable, text, how);
    }

    /** The same, by which nothing is ordered. */
    public TableColumn<T> unordered() {
        return new TableColumn<>(id, title, width, align, false, text, edit);
    }
}
