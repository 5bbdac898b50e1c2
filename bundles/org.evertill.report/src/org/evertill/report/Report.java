package org.evertill.report;

import java.util.List;

/**
 * What a report asks and how it is laid out: a pure description. The product's own are {@link TradeReports#ALL}; a chain registers its
 * own as a service of this type, and has them on the till and at head office.
 *
 * <p>The statement runs on SQLite and on PostgreSQL alike, once for each {@linkplain Slices slice} of the days that were asked for. Its
 * arguments are the store, and unless it is about {@link Slices#NOW}: the moment from which, the moment before which, and the register
 * or null. Its columns are the currency, the keys but for that of the slice, and the figures that are no ratios. Rows of the same keys
 * are added up, those of several slices and stores too, so figures must be such that may be added.
 */
public interface Report {

    /** By which it is asked for: lower-case letters, digits and hyphens; a chain's own with a dot in it. */
    String name();

    /** What rows are told apart by; with {@link Slices#DAYS} and {@link Slices#HOURS} the first is that of the slice. */
    List<Key> keys();

    List<Figure> figures();

    /** How the days are cut. */
    Slices slices();

    /** The order of the rows. */
    default Order order() {
        return Order.BY_KEYS;
    }

    String sql();

    /** In which order rows come. */
    enum Order {
        BY_KEYS,
        /** By the first figure that is money. */
        LARGEST_FIRST
    }
}
