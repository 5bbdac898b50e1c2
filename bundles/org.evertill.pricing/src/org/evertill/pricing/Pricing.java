package org.evertill.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DiscountKind;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;

/**
 * What is taken off the lines of a basket: first by promotions, then off what is left of a line by a person, then off what is left of the
 * sale; and the tax of what is charged then. Always worked out anew from the whole basket, so it does not matter how the basket came about. Pure.
 */
public final class Pricing {

    private Pricing() {}

    /**
     * The basket with the discounts that it has now, those of before forgotten. Promotions are for sales: what comes back with its receipt
     * has the discounts it was sold with, and without one nothing shows that it was a bargain.
     *
     * @param offers promotions that hold now, here, and for this customer, in any order
     */
    public static Basket price(Basket basket, List<Offer> offers) {
        var plain = basket.withLines(
                basket.lines().stream().map(Pricing::undiscounted).toList());
        var promoted = basket.kind() == SaleKind.SALE ? Promoting.promoted(plain, offers) : plain;
        var lowered = promoted.withLines(
                promoted.lines().stream().map(Pricing::lowered).toList());
        return Taxing.settled(
                basket.ticket().map(ticket -> lowered(lowered, ticket)).orElse(lowered));
    }

    /** What comes back with its receipt keeps what it was sold with. */
    private static Basket.Line undiscounted(Basket.Line line) {
        return line.withDiscounts(line.returned()
                .map(returned -> returned.discounts(line.quantity()))
                .orElse(List.of()));
    }

    private static Basket.Line lowered(Basket.Line line) {
        return !line.isDiscountable()
                ? line
                : line.manual()
                        .map(manual -> plus(
                                line,
                                manual(
                                        DiscountKind.LINE,
                                        manual,
                                        manual.reduction().of(line.charged()))))
                        .orElse(line);
    }

    /** Takes something off all lines that are sold here, each its share. */
    private static Basket lowered(Basket basket, ManualDiscount ticket) {
        var lines = new ArrayList<>(basket.lines());
        var places = Lineup.of(basket);
        var charged = places.stream()
                .map(lines::get)
                .map(line -> line.isDiscountable() ? line.charged().minor() : 0)
                .toList();
        var all = new Money(charged.stream().mapToLong(Long::longValue).sum(), basket.currency());
        var shares = Shares.of(ticket.reduction().of(all), charged);
        for (int i = 0; i < lines.size(); i++) {
            int place = places.get(i);
            lines.set(place, plus(lines.get(place), manual(DiscountKind.TICKET, ticket, shares.get(i))));
        }
        return basket.withLines(lines);
    }

    private static Discount manual(DiscountKind kind, ManualDiscount manual, Money amount) {
        return new Discount(kind, Optional.empty(), manual.reason(), amount);
    }

    private static Basket.Line plus(Basket.Line line, Discount discount) {
        if (discount.amount().minor() <= 0) {
            return line;
        }
        var more = new ArrayList<>(line.discounts());
        more.add(discount);
        return line.withDiscounts(more);
    }
}
