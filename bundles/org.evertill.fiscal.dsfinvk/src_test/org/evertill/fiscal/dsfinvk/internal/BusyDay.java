package org.evertill.fiscal.dsfinvk.internal;

import static org.evertill.fiscal.dsfinvk.internal.GermanTill.CHF;
import static org.evertill.fiscal.dsfinvk.internal.GermanTill.KIM;
import static org.evertill.fiscal.dsfinvk.internal.GermanTill.eur;

import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.kernel.Money;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Move;
import org.evertill.shift.ShiftReport;
import org.evertill.tender.TenderType;

/** A shift in which everything happens that can: what was sold at which rate, how it was paid, what came back, and what moved. */
record BusyDay(GermanTill till) {

    /** What can be looked for afterwards. */
    record Done(String sold, String voided, String refund, ShiftReport z) {}

    Done happens() {
        till.shifts.open(KIM, Optional.of(eur(10_000))).orThrow();
        var discounted = till.basket("3*4006381333931", "2*BAG", "MENU", "ODD", "STAMP");
        discounted = till.checkout
                .discountLine(discounted, discounted.lines().getFirst().id(), off(new Reduction.Percent(1_000)))
                .orThrow();
        discounted = till.checkout
                .discountTicket(discounted, off(new Reduction.Amount(eur(150))))
                .orThrow();
        var first = till.cash(discounted);
        till.cash(till.basket("2*COLA", "-3*BOTTLE"));
        till.cash(till.checkout
                .forCustomer(till.basket("BAG"), Optional.of("4711"))
                .orThrow());
        stored();
        exchanged("BAG", "BAG");
        exchanged("MENU", "BAG");
        exchanged("BAG", "MENU");
        var split = till.basket("5*MENU");
        till.paid(
                split,
                Tender.of("cash", eur(1_000)),
                Tender.of("card", eur(2_000)).withTip(eur(200)),
                Tender.of("chf", new Money(2_000, CHF)).withTip(eur(55)));
        till.paid(till.basket("BAG"), Tender.of("cash", eur(500)).withTip(eur(50)));
        var refunded = till.checkout.refundOf(first.sale().receipt(), KIM).orThrow();
        refunded =
                till.checkout.remove(refunded, refunded.lines().getFirst().id()).orThrow();
        var refund = till.cash(refunded);
        var sold = till.paid(till.basket("MENU"), Tender.of("card"));
        var voided = till.tenders
                .giveBack(till.checkout
                        .voidOf(sold.sale().receipt(), "twice", KIM)
                        .orThrow())
                .orThrow()
                .receipt()
                .orElseThrow();
        moved();
        var z = till.closed(-13, new Money(30, CHF), Optional.of(eur(5_000)));
        return new Done(sold.sale().id(), voided.sale().id(), refund.sale().id(), z);
    }

    /** Something against what was bought before: for as much, less, or more. */
    private void exchanged(String before, String now) {
        var sold = till.cash(till.basket(before));
        till.cash(till.checkout
                .takeBack(till.basket(now), sold.sale().receipt(), List.of())
                .orThrow());
    }

    /** A gift card that is sold, spent and put on again, and a sale on account that is paid off. */
    private void stored() {
        var card = till.cash(till.checkout
                .load(till.basket("BAG"), TenderType.GIFT_CARD, Optional.empty(), eur(5_000))
                .orThrow());
        String number = card.lines().getLast().code();
        var bought = till.paid(
                till.basket("4*MENU"), Tender.of("gift-card", eur(3_000)).off(number), Tender.of("cash", eur(1_000)));
        var back = till.checkout.refundOf(bought.sale().receipt(), KIM).orThrow();
        till.paid(back, Tender.of("store-credit"));
        till.paid(till.basket("BAG"), Tender.of("gift-card").off(number));
        var onAccount = till.checkout
                .forCustomer(till.basket("2*MENU"), Optional.of("4711"))
                .orThrow();
        till.paid(onAccount, Tender.of("account"));
        till.cash(till.checkout
                .load(
                        till.checkout.open(Opening.sale(KIM)).orThrow(),
                        TenderType.ACCOUNT,
                        Optional.of("A-4711"),
                        eur(1_000))
                .orThrow());
    }

    private void moved() {
        move(CashMovementKind.PAID_IN, 700, "found");
        move(CashMovementKind.PAID_OUT, 345, "window cleaner");
        move(CashMovementKind.DROP, 4_000, "");
        move(CashMovementKind.LOAN, 2_000, "");
    }

    private void move(CashMovementKind kind, long minor, String reason) {
        till.shifts
                .move(new Move(
                        Acting.of(KIM), kind, eur(minor), Optional.of(reason).filter(text -> !text.isEmpty())))
                .orThrow();
    }

    private static Optional<ManualDiscount> off(Reduction reduction) {
        return Optional.of(new ManualDiscount(reduction, "why"));
    }
}
