package org.evertill.checkout.local.internal;

import java.util.Optional;
import org.evertill.domain.Product;
import org.evertill.domain.SaleKind;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Circumstances.AgeCheck;
import org.evertill.pricing.Exchange;
import org.evertill.usecase.Attempt;

/** What people say of a basket beside what is in it. */
final class Notes {

    /** Characters of a comment. */
    private static final int MAX_COMMENT = 200;

    /** Characters of the reason for an exemption. */
    private static final int MAX_REASON = 300;

    private Notes() {}

    /** Throws {@code sale.bad-age}. */
    static Basket ageChecked(Basket basket, int years) {
        if (years < 1 || years > Product.MAX_AGE) {
            throw Attempt.problem(
                    "sale.bad-age", "An age is a number of years from 1 to " + Product.MAX_AGE + ". Type it again.");
        }
        return basket.with(basket.circumstances().checked(new AgeCheck(years, basket.staffId())));
    }

    /** Throws {@code sale.bad-comment}. */
    static Basket commented(Basket basket, Basket.Line line, String comment) {
        String text = comment.strip();
        if (text.length() > MAX_COMMENT || text.chars().anyMatch(Character::isISOControl)) {
            throw Attempt.problem(
                    "sale.bad-comment",
                    "A comment is one line of at most " + MAX_COMMENT + " characters. Type a shorter one.");
        }
        var noted = Optional.of(text).filter(t -> !t.isEmpty());
        return basket.withLine(line.withParticulars(line.particulars().withComment(noted)));
    }

    /** Throws {@code sale.bad-exemption}. */
    static Basket exempt(Basket basket, Optional<String> reason) {
        boolean isBad = reason.filter(text -> text.isBlank()
                        || text.length() > MAX_REASON
                        || text.chars().anyMatch(Character::isISOControl))
                .isPresent();
        if (isBad || basket.kind() == SaleKind.REFUND && basket.originalSaleId().isPresent()) {
            throw Attempt.problem(
                    "sale.bad-exemption",
                    isBad
                            ? "A sale without tax needs a reason of at most " + MAX_REASON
                                    + " characters, a tax number for example. Type it again."
                            : "What comes back with its receipt is paid back as it was paid, with its tax.");
        }
        return basket.with(basket.circumstances().exempt(reason.map(String::strip)));
    }

    /** Throws {@code sale.negative-total}: empties beyond what is bought are no sale. */
    static void checkTotal(Basket basket) {
        if (basket.kind() == SaleKind.SALE && basket.total().isNegative() && !Exchange.is(basket)) {
            throw Attempt.problem(
                    "sale.negative-total",
                    "More comes back than is bought. Take the empties out, and begin a refund for them.");
        }
    }
}
