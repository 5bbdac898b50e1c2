package org.evertill.stock;

/** Where a purchase order stands. */
public enum OrderState {
    /** What has not come is expected. */
    OPEN,
    /** Nothing more is expected: all came, or somebody said so. */
    CLOSED,
    /** Nothing was or will be delivered. */
    CANCELLED
}
