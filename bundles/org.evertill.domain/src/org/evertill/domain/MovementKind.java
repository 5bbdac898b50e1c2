package org.evertill.domain;

/** Why goods moved. */
public enum MovementKind {
    SALE,
    REFUND,
    WRITE_OFF,
    ADJUSTMENT,
    RECEIPT,
    TRANSFER_OUT,
    TRANSFER_IN
}
