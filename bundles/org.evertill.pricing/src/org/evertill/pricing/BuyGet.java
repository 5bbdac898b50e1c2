package org.evertill.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who buys some pieces gets others cheaper: buy two and get the third free. The dearest are those that are bought, so of pieces alike in the
 * promotion the cheapest are those that get cheaper.
 *
 * @param buy what has to be bought
 * @param get what gets cheaper for it, piece by piece
 * @param most how often at most
 */
record BuyGet(List<Picking.Slot> buy, Picking.Slot get, Benefit benefit, long most) implements PromotionRule {

    @Override
    public List<Cut> cuts(Cart cart) {
        var cuts = new ArrayList<Cut>();
        if (!benefit.fits(cart)) {
            return cuts;
        }
        var slots = new ArrayList<>(buy);
        slots.add(get);
        var picking = new Picking(cart);
        long left = most;
        for (Optional<Picking.Sets> next = picking.next(slots, left);
                next.isPresent();
                next = picking.next(slots, left)) {
            left -= next.get().times();
            cuts.addAll(cuts(next.get()));
        }
        return cuts;
    }

    private List<Cut> cuts(Picking.Sets sets) {
        var cuts = new ArrayList<Cut>();
        for (int slot = 0; slot < sets.slots().size(); slot++) {
            boolean isGot = slot == sets.slots().size() - 1;
            for (Picking.Taken taken : sets.slots().get(slot)) {
                long off = isGot ? benefit.offE4(taken.eachE4()) : 0;
                long count = taken.count() * sets.times();
                cuts.add(new Cut(taken.place(), count, Math.multiplyExact(off, count)));
            }
        }
        return cuts;
    }
}
