package org.evertill.ui.table;

import java.util.List;
import java.util.Map;
import org.evertill.kernel.Outcome;

/**
 * Where the rows of a {@link DataTable} come from. Asked on a lane, never on the UI's thread: first which rows there are, in which order,
 * then for the few that are seen.
 */
public interface TableSource<T> {

    /**
     * The identifiers of all rows that match, in their order.
     *
     * @param filter as somebody typed it; blank for all
     */
    Outcome<List<String>> order(String filter, Sorting sorting);

    /** Rows by their identifiers; one that is there no more is left out. */
    Outcome<Map<String, T>> rows(List<String> ids);
}
