package org.evertill.entity;

import java.util.List;

/**
 * One data column, the same on tills and at head office.
 *
 * @param name snake case, with the unit where there is one: {@code total_minor}
 * @param nullable whether a row may leave it empty
 * @param indexed whether an index starts with it
 * @param indexedThen the columns by which that index goes on
 * @param maxLength longest text in characters, 0 for columns that hold no text
 * @param label what people call it, in English
 */
public record Column(
        String name,
        ColumnType type,
        String group,
        boolean nullable,
        boolean indexed,
        List<String> indexedThen,
        boolean searchable,
        boolean sensitive,
        int maxLength,
        String label) {

    public Column {
        indexedThen = List.copyOf(indexedThen);
    }

    /** Whether a till has a {@link #blindColumn} beside it. */
    public boolean isBlindlyIndexed() {
        return sensitive && indexed;
    }

    /**
     * The column beside a sensitive one by which a till finds its rows: a keyed hash of the value. Its own, and no part of the
     * rows that replicas exchange.
     */
    public String blindColumn() {
        return name + "_blind";
    }
}
