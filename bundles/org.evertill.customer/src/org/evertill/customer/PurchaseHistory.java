package org.evertill.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;

/**
 * What a customer bought, as far as this till knows: in its own store, and in the months that it keeps.
 *
 * @param sales how many sales
 * @param refunds how many refunds
 * @param totals what all of them come to, refunds taken off, a sum for each currency
 * @param first the oldest; empty when there is none
 * @param newest the latest ones, the newest first
 */
public record PurchaseHistory(
        KnownCustomer customer,
        long sales,
        long refunds,
        List<Money> totals,
        Optional<Instant> first,
        List<Purchase> newest) {

    public PurchaseHistory {
        totals = List.copyOf(totals);
        newest = List.copyOf(newest);
    }

    /**
     * A sale or a refund.
     *
     * @param customerId the row under which the person bought
     * @param total negative of a refund
     */
    public record Purchase(
            String saleId, String receipt, String customerId, SaleKind kind, Instant at, Money total, int lines) {}
}
