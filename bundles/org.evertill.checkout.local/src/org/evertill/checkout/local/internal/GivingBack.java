package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.checkout.TenderDesk.Notes;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.Payment;
import org.evertill.kernel.Money;
import org.evertill.pricing.Basket;
import org.evertill.storage.Reader;
import org.evertill.usecase.Attempt;

/** Gives each payment of a sale back as it was made: by its tender, in its currency, with its tip. */
final class GivingBack {

    private GivingBack() {}

    /** The first payment of which nothing is given back yet. */
    static Optional<Payment> next(Reader reader, Basket basket, List<Tendered> parts) {
        return basket.originalSaleId().map(id -> Receipts.payments(reader, id)).orElse(List.of()).stream()
                .filter(payment -> parts.stream()
                        .noneMatch(part -> part.notes().originalId().equals(Optional.of(payment.id()))))
                .findFirst();
    }

    /**
     * What goes back of a payment: what was given, less the change. Foreign cash goes back as it came, and its change comes in.
     *
     * @param state whether somebody else is asked for it
     */
    static Tendered part(String id, Payment payment, State state) {
        boolean isForeign = payment.rateE9() != null;
        var change =
                isForeign ? payment.changeGiven() : Money.zero(payment.amount().currency());
        var value = isForeign ? payment.givenValue() : payment.givenValue().minus(payment.changeGiven());
        return new Tendered(
                id,
                payment.tender(),
                state,
                payment.amount(),
                isForeign ? payment.given() : value,
                change,
                payment.tip(),
                value,
                Optional.ofNullable(payment.rateE9()),
                new Notes(
                        Optional.ofNullable(payment.reference()),
                        Optional.empty(),
                        Optional.of(payment.id()),
                        Optional.ofNullable(payment.storedValueId()),
                        Optional.empty()));
    }

    /** Throws {@code tender.under-way} while another basket gives a payment back. */
    static void refuseUnderWay(Reader reader, Basket basket, Payment payment) {
        boolean isUnderWay = TenderedTable.ofOthers(reader, basket).stream()
                .anyMatch(part -> part.notes().originalId().equals(Optional.of(payment.id())));
        if (isUnderWay) {
            throw Attempt.problem(
                    "tender.under-way",
                    "Another basket gives this payment back already. Finish that one, or take back what it has given; then go on.");
        }
    }

    /** Throws {@code sale.void-tenders} when a void would be paid back by something that somebody chooses. */
    static void refuse(Basket basket) {
        if (basket.circumstances().isVoid()) {
            throw Attempt.problem(
                    "sale.void-tenders",
                    "A void gives each payment back by what it was paid with, and by nothing else. Where that is refused, give the"
                            + " void up and begin a refund.");
        }
    }
}
