package org.evertill.pricing;

import java.util.ArrayList;
import java.util.List;
import org.evertill.kernel.Money;

/**
 * All that is bought of some products together gets cheaper, from an amount on.
 *
 * @param from what they have to come to
 */
record TicketOff(Selector of, Benefit benefit, Money from) implements PromotionRule {

    @Override
    public List<Cut> cuts(Cart cart) {
        if (!benefit.fits(cart) || !from.currency().equals(cart.currency())) {
            return List.of();
        }
        var places = new ArrayList<Integer>();
        for (int i = 0; i < cart.pieces().size(); i++) {
            if (of.matches(cart.pieces().get(i).product())) {
                places.add(i);
            }
        }
        var values = places.stream().map(i -> cart.pieces().get(i).valueE4()).toList();
        long value = values.stream().mapToLong(Long::longValue).sum();
        if (value < TenThousandths.of(from)) {
            return List.of();
        }
        var off = Shares.of(new Money(benefit.offE4(value), cart.currency()), values);
        var cuts = new ArrayList<Cut>();
        for (int i = 0; i < places.size(); i++) {
            cuts.add(new Cut(
                    places.get(i),
                    cart.pieces().get(places.get(i)).count(),
                    off.get(i).minor()));
        }
        return cuts;
    }
}
