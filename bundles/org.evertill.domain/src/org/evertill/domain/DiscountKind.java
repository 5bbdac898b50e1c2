package org.evertill.domain;

/** Where a discount comes from. */
public enum DiscountKind {
    /** A promotion gave it. */
    PROMOTION,
    /** Somebody took it off the line. */
    LINE,
    /** Somebody took it off the whole sale; a line has its share. */
    TICKET
}
