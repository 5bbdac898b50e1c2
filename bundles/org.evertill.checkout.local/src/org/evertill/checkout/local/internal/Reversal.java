package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Payment;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Buyer;
import org.evertill.pricing.Circumstances;
import org.evertill.storage.Reader;
import org.evertill.storage.Stored;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.evertill.usecase.Shifts;

/** The reversal of a whole sale that was paid: all of it, in the shift in which it was sold, as long as nothing of it came back. */
final class Reversal {

    private Reversal() {}

    /** A refund of the whole of a sale. Throws what {@code Checkout.voidOf} says. */
    static Basket basket(
            Reader reader, Place place, String receipt, String reason, String staffId, Instant now, IdSource ids) {
        String why = Unreceipted.reason(reason);
        var sale = Receipts.sale(reader, receipt);
        check(reader, place, sale, staffId);
        return new Basket(
                ids.next(),
                SaleKind.REFUND,
                staffId,
                sale.total().currency(),
                now,
                Optional.empty(),
                Optional.of(sale.receipt()),
                Optional.of(sale.id()),
                Optional.ofNullable(sale.customerId()).map(id -> new Buyer(id, Optional.empty())),
                Optional.empty(),
                List.of(),
                Circumstances.USUAL
                        .exempt(Optional.ofNullable(sale.taxExemption()))
                        .reversing(why),
                Returns.lines(reader, Sold.of(reader, sale), ids));
    }

    /** What still has to hold when it is completed; nothing for other baskets. */
    static void check(Reader reader, Place place, Basket basket) {
        if (!basket.circumstances().isVoid()) {
            return;
        }
        var sale = basket.originalSaleId()
                .flatMap(id -> reader.find(DomainTypes.SALE, id))
                .map(Stored::value)
                .orElseThrow(() -> notVoidable("The sale", "is not known here"));
        check(reader, place, sale, basket.staffId());
        if (!basket.total().equals(sale.total()) || !basket.tax().equals(sale.tax())) {
            throw whole();
        }
    }

    /** Throws {@code sale.void-whole} where something of a void is changed; it can be given up. */
    static void checkChange(Basket before, Basket after) {
        boolean isVoid =
                before.circumstances().isVoid() || after.circumstances().isVoid();
        if (isVoid && !after.lines().isEmpty()) {
            throw whole();
        }
    }

    private static void check(Reader reader, Place place, Sale sale, String staffId) {
        if (sale.kind() == SaleKind.REFUND) {
            throw notVoidable(sale.receipt(), "is a refund itself");
        }
        var shift = Shifts.open(reader, place.till().registerId(), staffId);
        if (shift.filter(open -> open.id().equals(sale.shiftId())).isEmpty()) {
            throw notVoidable(sale.receipt(), "was not sold in the shift that is open here");
        }
        var lines = Receipts.lines(reader, sale.id()).stream().map(SaleLine::id).toList();
        if (!Returns.returnedMilli(reader, lines).isEmpty()) {
            throw notVoidable(sale.receipt(), "was returned or voided before, wholly or in part");
        }
        if (Receipts.payments(reader, sale.id()).stream().anyMatch(payment -> isPaidOut(reader, payment))) {
            throw notVoidable(
                    sale.receipt(), "paid something back through a terminal, which takes it from nobody again");
        }
    }

    private static boolean isPaidOut(Reader reader, Payment payment) {
        return payment.amount().isNegative()
                && reader.find(TenderTypes.TENDER_KIND, payment.tender())
                        .filter(kind -> kind.value().type() == TenderType.PROVIDER)
                        .isPresent();
    }

    private static ProblemException notVoidable(String what, String why) {
        return new ProblemException(Problem.of(
                "sale.not-voidable",
                what + " " + why + ". Begin a refund for what is left of a sale, if anything is."));
    }

    private static ProblemException whole() {
        return Attempt.problem(
                "sale.void-whole", "A sale is voided as a whole. Give the void up, and begin a refund for a part.");
    }
}
