package org.evertill.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which rows, in which order, which part of them.
 *
 * @param filters all must hold; columns by name. What is {@link org.evertill.entity.Sensitive} is compared for equality, whatever
 *     the case, if it is indexed, and looked at for being there; anything else with it is a programmer's error
 * @param order columns by name, none of them sensitive; the identifier always decides last
 * @param limit rows at most, 1 to 10 000
 */
public record Selection(List<Filter> filters, List<Order> order, int offset, int limit) {

    public static final int MAX_LIMIT = 10_000;

    public Selection {
        filters = List.copyOf(filters);
        order = List.copyOf(order);
        if (offset < 0 || limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("not a page: " + offset + ", " + limit);
        }
    }

    /** The first thousand rows. */
    public static Selection all() {
        return new Selection(List.of(), List.of(), 0, 1000);
    }

    public static Selection where(Filter... filters) {
        return new Selection(List.of(filters), List.of(), 0, 1000);
    }

    public Selection and(Filter filter) {
        var more = new ArrayList<>(filters);
        more.add(filter);
        return new Selection(more, order, offset, limit);
    }

    public Selection orderedBy(Order... columns) {
        return new Selection(filters, List.of(columns), offset, limit);
    }

    public Selection page(int newOffset, int newLimit) {
        return new Selection(filters, order, newOffset, newLimit);
    }

    /** The value a filter compares with; empty for the null tests. */
    public record Filter(String column, Comparison comparison, Optional<Object> value) {

        public static Filter equal(String column, Object value) {
            return new Filter(column, Comparison.EQUAL, Optional.of(value));
        }

        public static Filter of(String column, Comparison comparison, Object value) {
            return new Filter(column, comparison, Optional.of(value));
        }

        public static Filter empty(String column) {
            return new Filter(column, Comparison.EMPTY, Optional.empty());
        }
    }

    /** How a filter compares. */
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

    /** One column of an order. */
    public record Order(String column, Direction direction) {

        public static Order ascending(String column) {
            return new Order(column, Direction.ASCENDING);
        }

        public static Order descending(String column) {
            return new Order(column, Direction.DESCENDING);
        }
    }

    /** Which way an order runs. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }
}
