package org.evertill.checkout.local.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.ReceiptNote;
import org.evertill.checkout.ReceiptNotes;
import org.evertill.checkout.SaleListener;
import org.evertill.checkout.SaleListener.Phase;
import org.evertill.domain.Payment;
import org.evertill.pricing.Basket;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who wants to know of completed sales, and asks who adds to their receipts; whatever becomes of that, the sale stands. */
final class SaleNews {

    private static final Logger LOG = LoggerFactory.getLogger(SaleNews.class);

    private final Database database;
    private final List<SaleListener> listeners;
    private final List<ReceiptNotes> notes;

    SaleNews(Database database, List<SaleListener> listeners, List<ReceiptNotes> notes) {
        this.database = database;
        this.listeners = listeners.stream()
                .sorted(Comparator.comparing(SaleListener::phase))
                .toList();
        this.notes = Stream.concat(Stream.of(new CouponNotes(), new CarriedNotes(database)), notes.stream())
                .toList();
    }

    /** History that is replayed happened long ago: nobody waits for its receipt. Gives the receipt with what is added to it. */
    Receipt completed(Basket basket, Receipt receipt, UnitOfWork tx) {
        if (basket.at().isPresent()) {
            return receipt;
        }
        var named = named(receipt, tx);
        tell(Phase.FACTS, named, tx);
        var noted = noted(named, tx);
        tell(Phase.SLIPS, noted, tx);
        return noted;
    }

    /** A receipt with what is added to it. */
    Receipt noted(Receipt receipt, Reader reader) {
        var all = new ArrayList<ReceiptNote>();
        for (ReceiptNotes some : notes) {
            try {
                all.addAll(some.of(receipt, reader));
            } catch (RuntimeException e) {
                LOG.error(
                        "what is added to the receipt of sale {}",
                        receipt.sale().id(),
                        e);
            }
        }
        return named(receipt, reader).withNotes(all);
    }

    /** A receipt with what the chain says now of the tenders it was paid by, also of those that are not taken any more. */
    private Receipt named(Receipt receipt, Reader reader) {
        var kinds = TenderKinds.of(database, reader);
        return receipt.withTenders(receipt.payments().stream()
                .map(Payment::tender)
                .distinct()
                .flatMap(tender -> kinds.find(tender).stream())
                .toList());
    }

    /** The receipt of a sale that is committed, with what came after that; outside of any transaction. */
    Receipt settled(Receipt receipt) {
        boolean isChanged = false;
        for (ReceiptNotes some : notes) {
            try {
                isChanged |= some.isSettled(receipt);
            } catch (RuntimeException e) {
                LOG.error("what comes after sale {}", receipt.sale().id(), e);
            }
        }
        return isChanged ? database.read(reader -> noted(receipt, reader)) : receipt;
    }

    private void tell(Phase phase, Receipt receipt, UnitOfWork tx) {
        for (SaleListener listener : listeners) {
            if (listener.phase() == phase) {
                tell(listener, receipt, tx);
            }
        }
    }

    private static void tell(SaleListener listener, Receipt receipt, UnitOfWork tx) {
        try {
            listener.completed(receipt, tx);
        } catch (RuntimeException e) {
            LOG.error("a listener of sales failed at sale {}", receipt.sale().id(), e);
        }
    }
}
