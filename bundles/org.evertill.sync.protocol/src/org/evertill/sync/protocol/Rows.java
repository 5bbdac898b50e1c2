package org.evertill.sync.protocol;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;

/** Single rows of head office, read and written over the network: what a repository without a database asks. */
public final class Rows {

    /** The most filters that one question has. */
    public static final int MAX_FILTERS = 100;

    /** The most columns that one order has. */
    public static final int MAX_ORDER = 20;

    private Rows() {}

    /** The living row of an identifier; answered by a page of one row or none. */
    public record Find(String replica, String table, String id) {}

    /**
     * Living rows; answered by a page.
     *
     * @param limit rows at most, up to {@link Limits#MAX_PULL_ROWS}
     */
    public record Select(String replica, String table, List<Filter> filters, List<Order> order, int offset, int limit) {

        public Select {
            filters = List.copyOf(filters);
            order = List.copyOf(order);
        }
    }

    /** How many living rows there are for which all filters hold; answered by a total. */
    public record Count(String replica, String table, List<Filter> filters) {

        public Count {
            filters = List.copyOf(filters);
        }
    }

    /**
     * One change of one row; answered by the row as it is then.
     *
     * @param requestId made before the first send, so that a repeated request is done once
     * @param seen what the author had seen of the row; empty for a CREATE
     * @param row all columns that the author knows; empty for a DELETE
     * @param userId who does it: a member of staff, or {@code system:…}
     * @param schemaVersion the version of the entity's description that the author used
     */
    public record Write(
            String replica,
            String requestId,
            Change change,
            String table,
            String id,
            VersionVector seen,
            Row row,
            String userId,
            int schemaVersion) {}

    /** What a write does. */
    public enum Change {
        CREATE,
        UPDATE,
        DELETE
    }

    /** Rows, in the order that was asked for. */
    public record Page(List<Entry> entries) {

        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** An answer to {@link Count}. */
    public record Total(long rows) {}

    /**
     * A row as head office has it.
     *
     * @param version head office's version of the row, from 1
     * @param deleted whether the row is dead; its columns are still there
     * @param row all data columns, those that the asker does not know included
     */
    public record Entry(String table, String id, String scope, long version, boolean deleted, Row row) {}

    /**
     * One condition.
     *
     * @param value a text, a 64-bit integer or a truth value; empty for the tests of emptiness
     */
    public record Filter(String column, Comparison comparison, Optional<Object> value) {}

    /** How a filter compares; texts by their code points. */
    public enum Comparison {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        STARTS_WITH,
        EMPTY,
        NOT_EMPTY
    }

    /** One column of an order; empty values are smaller than all others. */
    public record Order(String column, Direction direction) {}

    /** Which way an order runs. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }
}
