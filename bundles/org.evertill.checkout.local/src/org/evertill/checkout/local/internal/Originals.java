package org.evertill.checkout.local.internal;

import java.util.ArrayList;
import java.util.List;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.Payment;
import org.evertill.kernel.Money;
import org.evertill.pricing.Basket;
import org.evertill.storage.Reader;
import org.evertill.usecase.Attempt;

/** The payments of the sale that a refund gives back, with what of each was not given back yet. */
final class Originals {

    /**
     * One of them.
     *
     * @param left what can be given back by the same tender
     */
    record Original(Payment payment, Money left) {}

    private Originals() {}

    /** Those of which something is left, in their order. */
    static List<Original> of(Reader reader, Basket refund, List<Tendered> parts) {
        var originals = new ArrayList<Original>();
        for (Payment payment :
                refund.originalSaleId().map(id -> Receipts.payments(reader, id)).orElse(List.of())) {
            long back = givenBackMinor(reader, payment.id()) + underWayMinor(parts, payment.id());
            var left =
                    new Money(payment.amount().minor() - back, payment.amount().currency());
            if (left.minor() > 0) {
                originals.add(new Original(payment, left));
            }
        }
        return originals;
    }

    /** The first by a tender of which so much is left. Throws {@code tender.no-original}. */
    static Original of(Reader reader, Basket refund, List<Tendered> parts, Tendered part) {
        return of(reader, refund, parts).stream()
                .filter(original -> original.payment().tender().equals(part.kind()))
                .filter(original -> original.left().compareTo(part.amount()) >= 0)
                .findFirst()
                .orElseThrow(() -> Attempt.problem(
                        "tender.no-original",
                        "The sale has no payment by " + part.kind() + " of which " + part.amount()
                                + " are left. Say a smaller amount, or pay back by another tender."));
    }

    private static long givenBackMinor(Reader reader, String paymentId) {
        return reader.query(
                        "SELECT coalesce(-sum(amount_minor), 0) FROM payments WHERE original_payment_id = ? AND NOT is_deleted",
                        List.of(paymentId),
                        row -> row.getLong(1))
                .getFirst();
    }

    private static long underWayMinor(List<Tendered> parts, String paymentId) {
        return parts.stream()
                .filter(part ->
                        part.notes().originalId().filter(paymentId::equals).isPresent())
                .mapToLong(part -> part.amount().minor())
                .sum();
    }
}
