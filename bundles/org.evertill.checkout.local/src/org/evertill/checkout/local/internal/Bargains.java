package org.evertill.checkout.local.internal;

import java.util.Optional;
import org.evertill.domain.SaleKind;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Buyer;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.storage.Reader;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Customers;

/** What people take off a basket, and for whom. */
final class Bargains {

    /** Characters of a reason. */
    private static final int MAX_REASON = 300;

    private Bargains() {}

    /** The basket with something taken off a line. Throws {@code sale.bad-discount}, {@code sale.discounted-return}, {@code sale.not-discountable}. */
    static Basket ofLine(Basket basket, Basket.Line line, Optional<ManualDiscount> discount) {
        discount.ifPresent(d -> check(basket, d));
        if (line.returned().isPresent() || line.comesBack()) {
            throw Attempt.problem(
                    "sale.discounted-return",
                    "What comes back is paid back as it was paid, or at its price. Nothing can be taken off it.");
        }
        if (discount.isPresent() && !line.isDiscountable()) {
            throw Attempt.problem(
                    "sale.not-discountable",
                    "Nothing is taken off " + line.description() + ": it is a deposit, or head office says so.");
        }
        return basket.withLine(line.withManual(discount));
    }

    /** The basket with something taken off the whole. Throws the same. */
    static Basket ofTicket(Basket basket, Optional<ManualDiscount> discount) {
        discount.ifPresent(d -> check(basket, d));
        if (discount.isPresent()
                && basket.kind() == SaleKind.REFUND
                && basket.originalSaleId().isPresent()) {
            throw Attempt.problem(
                    "sale.discounted-return",
                    "What comes back with its receipt is paid back as it was paid. Nothing can be taken off it.");
        }
        return basket.withTicket(discount);
    }

    /** A customer by number or identifier, as the one who goes on. Throws {@code customer.unknown}. */
    static Buyer buyer(Reader reader, String customer) {
        return Buyer.of(Customers.required(reader, customer).whole());
    }

    private static void check(Basket basket, ManualDiscount discount) {
        boolean isForeign = discount.reduction() instanceof Reduction.Amount(var money)
                && !money.currency().equals(basket.currency());
        if (isForeign || discount.reason().length() > MAX_REASON) {
            throw Attempt.problem(
                    "sale.bad-discount",
                    "A discount is a percentage or an amount in " + basket.currency() + ", with a reason of at most "
                            + MAX_REASON + " characters. Enter it again.");
        }
    }
}
