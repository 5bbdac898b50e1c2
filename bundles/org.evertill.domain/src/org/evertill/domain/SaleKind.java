package org.evertill.domain;

/** Which way goods and money go. */
public enum SaleKind {
    SALE,
    REFUND
}
