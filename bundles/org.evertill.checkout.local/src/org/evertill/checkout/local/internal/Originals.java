package org.evertill.checkout.local.internal;

import java.util.ArrayList;
import java.util.List;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.Payment;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.storage.Reader;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.usecase.Attempt;

/** The payments of the sale of which something comes back, with what of each was not given back yet. */
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
            long back = givenBackMinor(reader, payment.id())
                    + underWayMinor(parts, payment.id())
                    + underWayMinor(TenderedTable.ofOthers(reader, refund), payment.id());
            var left =
                    new Money(payment.amount().minor() - back, payment.amount().currency());
            if (left.minor() > 0) {
                originals.add(new Original(payment, left));
            }
        }
        return originals;
    }

    /** What is left of a refund, by the payments it came from; what is left then in cash. */
    static List<Tender> proposed(Reader reader, Basket refund, List<Tendered> parts, TenderKinds kinds) {
        var proposed = new ArrayList<Tender>();
        if (refund.originalSaleId().isEmpty() || Exchange.money(refund) == SaleKind.SALE) {
            return proposed;
        }
        var due = Completion.due(refund, parts);
        var taken = kinds.active();
        for (Original original : of(reader, refund, parts)) {
            var payment = original.payment();
            boolean goesBack = taken.stream()
                    .filter(kind -> kind.id().equals(payment.tender()))
                    .anyMatch(kind ->
                            kind.type() == TenderType.PROVIDER || kind.type().isStored());
            var amount = original.left().compareTo(due) < 0 ? original.left() : due;
            if (goesBack && amount.minor() > 0) {
                var tender = Tender.of(payment.tender(), amount);
                String number = payment.storedValueId() == null ? null : payment.reference();
                proposed.add(number == null ? tender : tender.off(number));
                due = due.minus(amount);
            }
        }
        if (due.minor() > 0) {
            proposed.add(Tender.of(TenderKind.CASH));
        }
        return proposed;
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
