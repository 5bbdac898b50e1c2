package org.evertill.checkout.local.internal;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Permission;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.settings.SaleSettings;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;
import org.evertill.usecase.TillSettings;

/** What comes back without a receipt: why, and up to which amount. Empties are money that the customer has laid down, and ask for neither. */
final class Unreceipted {

    /** Characters of a reason. */
    private static final int MAX_REASON = 300;

    private Unreceipted() {}

    /** Throws {@code sale.bad-reason}. */
    static String reason(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty() || reason.length() > MAX_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            throw Attempt.problem(
                    "sale.bad-reason",
                    "This needs a reason, one line of at most " + MAX_REASON + " characters. Type it again.");
        }
        return reason;
    }

    /** Throws {@code sale.bad-reason}, also for a basket in which nothing comes back, and for a void, which has a reason of its own. */
    static Basket because(Basket basket, String reason) {
        boolean comesBack = Exchange.money(basket) == SaleKind.REFUND
                || basket.lines().stream().anyMatch(Basket.Line::comesBack);
        if (!comesBack || basket.circumstances().isVoid()) {
            throw Attempt.problem("sale.bad-reason", "Only what comes back asks for a reason. Nothing to note here.");
        }
        return basket.with(basket.circumstances().returned(reason(reason)));
    }

    /**
     * Throws {@code sale.reason-needed}, and what the rights say of an amount beyond the limit; an approval is for the amount for which it was given.
     * History that is replayed happened.
     */
    static void check(UnitOfWork tx, Place place, Basket basket, Clearance clearance) {
        var goods = goods(basket);
        if (goods.isEmpty() || basket.at().isPresent()) {
            return;
        }
        if (basket.circumstances().returnReason().isEmpty()) {
            throw Attempt.problem(
                    "sale.reason-needed",
                    "What comes back without a receipt needs a reason. Say why it comes back, or begin the refund with its receipt.");
        }
        var sum = goods.stream().map(Basket.Line::total).reduce(Money.zero(basket.currency()), Money::plus);
        var amount = basket.kind() == SaleKind.SALE ? sum.negated() : sum;
        var limit = Money.of(
                TillSettings.of(tx, place).value(SaleSettings.RETURN_LIMIT), basket.currency(), RoundingMode.DOWN);
        String action = basket.id() + " " + amount;
        if (amount.compareTo(limit) > 0 && !isAllowed(tx, basket, action)) {
            clearance.demand(tx, place, basket.staffId(), Permission.REFUND_BEYOND, action, Optional.of(basket.id()));
        }
    }

    /** Whether somebody allowed it for an earlier part of what is paid back. */
    private static boolean isAllowed(Reader reader, Basket basket, String action) {
        return !reader.query(
                        "SELECT 1 FROM approvals WHERE sale_id = ? AND permission = ? AND staff_id = ? AND action = ? LIMIT 1",
                        List.of(basket.id(), Permission.REFUND_BEYOND.name(), basket.staffId(), action),
                        row -> row.getInt(1))
                .isEmpty();
    }

    private static List<Basket.Line> goods(Basket basket) {
        return basket.lines().stream()
                .filter(line -> basket.kind() == SaleKind.REFUND || line.comesBack())
                .filter(line -> line.returned().isEmpty() && !line.product().is(Trait.DEPOSIT))
                .toList();
    }
}
