package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.storage.UnitOfWork;
import org.evertill.tender.TenderKind;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;

/** Completes a basket that is paid, in the transaction it is given. */
record Completion(UnitOfWork tx, Place place, Basket basket, Instant moment, IdSource ids, SaleNews news) {

    /** What has to hold before anything is paid. Throws {@code sale.empty}, {@code sale.already-returned}, {@code sale.coupon-used}, {@code sale.negative-total}, and what the rights say. */
    void check(Clearance clearance) {
        if (basket.lines().isEmpty()) {
            throw Attempt.problem("sale.empty", "There is nothing in the basket. Scan something first.");
        }
        new BasketClearance(clearance).demandFor(tx, place, basket);
        Unreceipted.check(tx, place, basket, clearance);
        Returns.check(tx, basket);
        Reversal.check(tx, place, basket);
        Coupons.check(tx, basket);
        Notes.checkTotal(basket);
    }

    /** What is left to pay, to the customer or by the customer as the basket says. */
    static Money due(Basket basket, List<Tendered> parts) {
        return parts.stream()
                .filter(part -> part.state() == State.PAID)
                .map(Tendered::amount)
                .reduce(Exchange.toPay(basket), Money::minus);
    }

    /** Pays what is left in cash, and writes the sale; an exchange that comes to nothing has no payment. Throws {@code sale.not-enough-cash}, {@code tender.…},
     * {@code sale.reason-needed} and what the rights say of more than the tender's limit. */
    Receipt inCash(TenderKind cash, Optional<Money> given, Clearance clearance) {
        GivingBack.refuse(basket);
        TenderedTable.refusePending(tx, basket.id());
        var parts = new ArrayList<>(TenderedTable.of(tx, basket));
        var due = due(basket, parts);
        if (due.isZero() && (!parts.isEmpty() || Exchange.is(basket))) {
            return complete(parts);
        }
        var inCoins = place.cashRounding().round(due);
        if (given.isPresent() && given.get().compareTo(inCoins) < 0) {
            throw Attempt.problem(
                    "sale.not-enough-cash",
                    given.get() + " is less than the total of " + inCoins
                            + ". Enter what was handed over, at least the total.");
        }
        var tender = new Tender(TenderKind.CASH, given, Optional.empty(), Optional.empty());
        var part = new Tendering(cash, Exchange.money(basket), due, parts, place.cashRounding(), false)
                .part(ids.next(), tender);
        new BackLimit(tx, place, basket, clearance).check(cash, parts, part.amount());
        parts.add(part);
        return complete(parts);
    }

    /** Writes the sale with all that was paid. */
    Receipt complete(List<Tendered> parts) {
        OpenBaskets.forget(tx, basket.id());
        TenderedTable.forget(tx, basket.id());
        var paid = new StoredAccounts(tx, place, basket, moment, ids).moved(parts);
        var receipt = new SaleWriter(tx, place, basket, moment, ids).write(paid);
        new Voids(tx, place, moment, ids).noteReversed(basket);
        if (basket.at().isEmpty()) {
            Coupons.settle(tx, basket, receipt.sale(), ids);
        }
        return news.completed(basket, receipt, tx);
    }
}
