package org.evertill.checkout.local.internal;

import java.util.List;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleListener;
import org.evertill.pricing.Basket;
import org.evertill.storage.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who wants to know of completed sales; whatever becomes of that, the sale stands. */
final class SaleNews {

    private static final Logger LOG = LoggerFactory.getLogger(SaleNews.class);

    private final List<SaleListener> listeners;

    SaleNews(List<SaleListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** History that is replayed happened long ago: nobody waits for its receipt. */
    void completed(Basket basket, Receipt receipt, UnitOfWork tx) {
        if (basket.at().isPresent()) {
            return;
        }
        for (SaleListener listener : listeners) {
            try {
                listener.completed(receipt, tx);
            } catch (RuntimeException e) {
                LOG.error(
                        "a listener of sales failed at sale {}", receipt.sale().id(), e);
            }
        }
    }
}
