package org.evertill.stock;

import org.evertill.domain.MovementKind;

/** What a stock document is about. */
public enum DocumentKind {
    /** Goods that a supplier brought. */
    RECEIPT,
    /** Goods that left for another store. */
    TRANSFER_OUT,
    /** Goods that came from another store. */
    TRANSFER_IN,
    /** What was sent and never came, given up with a reason; nothing moves by it. */
    SETTLEMENT;

    /** As what goods move by it. */
    public MovementKind movement() {
        return switch (this) {
            case RECEIPT -> MovementKind.RECEIPT;
            case TRANSFER_OUT -> MovementKind.TRANSFER_OUT;
            case TRANSFER_IN -> MovementKind.TRANSFER_IN;
            case SETTLEMENT -> throw new IllegalStateException("nothing moves by a settlement");
        };
    }

    /** Whether what it brought counts for what goods cost on average. */
    public boolean bringsCost() {
        return switch (this) {
            case RECEIPT, TRANSFER_IN -> true;
            case TRANSFER_OUT, SETTLEMENT -> false;
        };
    }
}
