package org.evertill.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Money;

/**
 * A whole set gets cheaper: three for a price, a sandwich with a drink.
 *
 * @param slots what is in a set
 * @param most sets at most
 */
record SetOff(List<Picking.Slot> slots, Benefit benefit, long most) implements PromotionRule {

    @Override
    public List<Cut> cuts(Cart cart) {
        var cuts = new ArrayList<Cut>();
        if (!benefit.fits(cart)) {
            return cuts;
        }
        var picking = new Picking(cart);
        long left = most;
        for (Optional<Picking.Sets> next = picking.next(slots, left);
                next.isPresent();
                next = picking.next(slots, left)) {
            var sets = next.get();
            left -= sets.times();
            cuts.addAll(cuts(cart, sets));
        }
        return cuts;
    }

    /** Dearer sets come first, so the first one that gets no cheaper is followed by none that does. */
    private List<Cut> cuts(Cart cart, Picking.Sets sets) {
        var taken = sets.all();
        var values = taken.stream().map(Picking.Taken::valueE4).toList();
        long off = benefit.offE4(values.stream().mapToLong(Long::longValue).sum());
        if (off <= 0) {
            return List.of();
        }
        var shares = Shares.of(new Money(off, cart.currency()), values);
        var cuts = new ArrayList<Cut>();
        for (int i = 0; i < taken.size(); i++) {
            var some = taken.get(i);
            cuts.add(new Cut(
                    some.place(),
                    some.count() * sets.times(),
                    Math.multiplyExact(shares.get(i).minor(), sets.times())));
        }
        return cuts;
    }
}
