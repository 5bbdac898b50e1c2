package org.evertill.checkout;

import org.evertill.checkout.Checkout.Receipt;
import org.evertill.storage.UnitOfWork;

/**
 * Is told of each sale or refund that is completed now, within its transaction; a service. What it writes into local tables is there
 * if and only if the sale is. It does nothing slow, and what it throws is logged and stops no sale. History that is replayed is not told.
 */
@FunctionalInterface
public interface SaleListener {

    void completed(Receipt receipt, UnitOfWork tx);
}
