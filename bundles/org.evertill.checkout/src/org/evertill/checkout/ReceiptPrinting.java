package org.evertill.checkout;

import org.evertill.checkout.SaleSlip.Print;
import org.evertill.kernel.Outcome;

/** Prints receipts that are asked for; a service. Not on the UI's thread. */
public interface ReceiptPrinting {

    /**
     * Queues a receipt, as a copy unless it is a first print on demand, and notes that as a fact. Problems: {@code sale.unknown-receipt},
     * {@code device.no-printer}, {@code device.queue-full}.
     *
     * @param staffId who asks
     */
    Outcome<Queued> print(String receipt, SaleSlip.Kind kind, String staffId);

    /**
     * What is in the print queue.
     *
     * @param jobId by which the queue knows it
     */
    record Queued(String jobId, Print print) {}
}
