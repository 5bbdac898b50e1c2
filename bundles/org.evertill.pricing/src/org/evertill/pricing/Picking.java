package org.evertill.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes sets of pieces out of a cart, the dearest first. Its work grows with the kinds of pieces, not with their number. */
final class Picking {

    private final Cart cart;
    private final long[] left;

    Picking(Cart cart) {
        this.cart = cart;
        this.left = cart.pieces().stream().mapToLong(Pieces::count).toArray();
    }

    /** How many pieces are taken of which products. */
    record Slot(Selector of, long count) {}

    /** Some pieces from one place in the cart. */
    record Taken(int place, long count, long eachE4) {

        long valueE4() {
            return Math.multiplyExact(count, eachE4);
        }
    }

    /**
     * A set, as often as it can be taken alike.
     *
     * @param slots what is in one set, for each slot
     */
    record Sets(List<List<Taken>> slots, long times) {

        List<Taken> all() {
            return slots.stream().flatMap(List::stream).toList();
        }
    }

    /**
     * The next set; empty when the cart has no whole one.
     *
     * @param most sets at most
     */
    Optional<Sets> next(List<Slot> slots, long most) {
        if (most <= 0) {
            return Optional.empty();
        }
        var before = left.clone();
        var taken = new ArrayList<List<Taken>>();
        for (Slot slot : slots) {
            var some = take(slot);
            if (some.isEmpty()) {
                System.arraycopy(before, 0, left, 0, left.length);
                return Optional.empty();
            }
            taken.add(some);
        }
        long times = Math.min(most, alike(taken, before));
        taken.forEach(slot -> slot.forEach(t -> left[t.place()] -= t.count() * (times - 1)));
        return Optional.of(new Sets(taken, times));
    }

    /** Empty when there are not as many. */
    private List<Taken> take(Slot slot) {
        var taken = new ArrayList<Taken>();
        long wanted = slot.count();
        for (int i = 0; i < left.length && wanted > 0; i++) {
            if (left[i] > 0 && slot.of().matches(cart.pieces().get(i).product())) {
                long some = Math.min(wanted, left[i]);
                left[i] -= some;
                wanted -= some;
                taken.add(new Taken(i, some, cart.pieces().get(i).eachE4()));
            }
        }
        return wanted == 0 ? taken : List.of();
    }

    private static long alike(List<List<Taken>> taken, long[] before) {
        Map<Integer, Long> perPlace = new TreeMap<>();
        taken.forEach(slot -> slot.forEach(t -> perPlace.merge(t.place(), t.count(), Long::sum)));
        return perPlace.entrySet().stream()
                .mapToLong(entry -> before[entry.getKey()] / entry.getValue())
                .min()
                .orElse(0);
    }
}
