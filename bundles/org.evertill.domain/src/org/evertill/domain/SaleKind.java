package org.evertill.domain;

/** Which way goods and money go; within a sale, lines may come back ({@link SaleLine#isReturned()}). */
public enum SaleKind {
    SALE,
    REFUND
}
