package org.evertill.checkout;

import org.evertill.checkout.Checkout.Receipt;
import org.evertill.storage.UnitOfWork;

/**
 * Is told of each sale or refund that is completed now, within its transaction; a service. What it writes, into local tables or as synced
 * rows of its own bundle, is there if and only if the sale is. It does nothing slow, and what it throws is logged and stops no sale: it
 * looks before it writes. History that is replayed is not told.
 */
@FunctionalInterface
public interface SaleListener {

    void completed(Receipt receipt, UnitOfWork tx);

    /** When it is told. */
    default Phase phase() {
        return Phase.FACTS;
    }

    /** In which order listeners are told. */
    enum Phase {
        /** What follows from the sale is written. */
        FACTS,
        /** What stands on the receipt is known, with the {@link ReceiptNotes} of all that was written; slips are made. */
        SLIPS
    }
}
