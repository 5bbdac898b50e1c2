package org.evertill.domain;

/** Whether stock is kept of a product. */
public enum ProductKind {
    /** Kept in stock; a sale moves it. */
    GOODS,
    /** Postage, a fee, a donation: sold without stock. */
    SERVICE
}
