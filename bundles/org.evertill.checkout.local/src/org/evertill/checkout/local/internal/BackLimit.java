package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.Permission;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.storage.UnitOfWork;
import org.evertill.tender.TenderKind;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;

/** What the chain lets be paid back by a tender in one refund, in however many parts; beyond it somebody says why, and who may do it does it or allows it. */
record BackLimit(UnitOfWork tx, Place place, Basket basket, Clearance clearance) {

    /**
     * Throws {@code sale.reason-needed}, and what the rights say; an approval is for the very amount. History that is replayed happened.
     *
     * @param parts what is paid back already
     */
    void check(TenderKind kind, List<Tendered> parts, Money amount) {
        Long most = kind.maxRefundMinor();
        if (Exchange.money(basket) != SaleKind.REFUND || basket.at().isPresent() || most == null) {
            return;
        }
        var all = Tendering.by(kind.id(), parts).map(Tendered::amount).reduce(amount, Money::plus);
        if (all.minor() <= most) {
            return;
        }
        if (basket.circumstances().returnReason().isEmpty()) {
            throw Attempt.problem(
                    "sale.reason-needed",
                    "By " + kind.name() + " " + new Money(most, amount.currency())
                            + " are paid back at most without more. Say why it is more, or pay the rest back by another tender.");
        }
        clearance.demand(
                tx,
                place,
                basket.staffId(),
                Permission.REFUND_BEYOND,
                basket.id() + " " + kind.id() + " " + all,
                Optional.of(basket.id()));
    }
}
