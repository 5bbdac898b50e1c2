package org.evertill.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What promotions can still take something off. Changes with each that is taken; one thread. */
final class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private static final Comparator<Stack> DEAREST_FIRST =
            Comparator.comparingLong((Stack stack) -> -stack.eachE4).thenComparingInt(Stack::goods);

    private final Currency currency;
    private final List<Goods> goods;
    private List<Stack> stacks = new ArrayList<>();
    private final Map<Boolean, View> views = new HashMap<>();
    private int version;

    Shelf(Currency currency, List<Goods> goods) {
        this.currency = currency;
        this.goods = goods;
        for (int i = 0; i < goods.size(); i++) {
            stacks.add(new Stack(i, goods.get(i).count(), goods.get(i).eachE4(), Use.UNTOUCHED));
        }
    }

    /** What promotions did with pieces. */
    private enum Use {
        UNTOUCHED,
        TOUCHED,
        CLOSED
    }

    private record Stack(int goods, long count, long eachE4, Use use) {}

    /** What promotions are shown; the same to all of a kind until one of them takes something. */
    private record View(List<Stack> open, Cart cart) {}

    /**
     * What a promotion would take, as things were.
     *
     * @param from the stacks that it was shown
     */
    record Taking(int version, List<Stack> from, List<Cut> cuts, long offE4) {}

    /** What a promotion would take off now; nothing for a rule that breaks its own contract, for that stops no sale. */
    Taking ask(Offer offer) {
        var view = views.computeIfAbsent(offer.promotion().exclusive(), this::view);
        var cuts = cuts(offer, view.cart);
        return new Taking(
                version, view.open, cuts, cuts.stream().mapToLong(Cut::offE4).sum());
    }

    private View view(boolean exclusive) {
        var open = stacks.stream()
                .filter(stack -> stack.eachE4 > 0)
                .filter(stack -> exclusive ? stack.use == Use.UNTOUCHED : stack.use != Use.CLOSED)
                .sorted(DEAREST_FIRST)
                .toList();
        var pieces = open.stream()
                .map(stack -> new Pieces(goods.get(stack.goods).product(), stack.count, stack.eachE4))
                .toList();
        return new View(open, new Cart(currency, pieces));
    }

    /** Whether nothing was taken since. */
    boolean isNow(Taking taking) {
        return taking.version == version;
    }

    /** Takes it, and gives what is off the goods, in ten-thousandths, in the order of the goods. */
    List<Long> take(Taking taking, boolean exclusive) {
        var off = new Long[goods.size()];
        Arrays.fill(off, 0L);
        var next = new ArrayList<>(stacks);
        next.removeAll(taking.from);
        var left = taking.from.stream().mapToLong(Stack::count).toArray();
        for (Cut cut : taking.cuts) {
            var stack = taking.from.get(cut.place());
            left[cut.place()] -= cut.count();
            off[stack.goods] += cut.offE4();
            var use = exclusive ? Use.CLOSED : Use.TOUCHED;
            long each = cut.offE4() / cut.count();
            long more = cut.offE4() % cut.count();
            add(next, new Stack(stack.goods, more, stack.eachE4 - each - 1, use));
            add(next, new Stack(stack.goods, cut.count() - more, stack.eachE4 - each, use));
        }
        for (int i = 0; i < left.length; i++) {
            var stack = taking.from.get(i);
            add(next, new Stack(stack.goods, left[i], stack.eachE4, stack.use));
        }
        stacks = next;
        views.clear();
        version++;
        return List.of(off);
    }

    private static void add(List<Stack> stacks, Stack stack) {
        if (stack.count > 0) {
            stacks.add(stack);
        }
    }

    private static List<Cut> cuts(Offer offer, Cart cart) {
        try {
            var cuts = offer.rule().cuts(cart);
            if (isPossible(cuts, cart)) {
                return cuts;
            }
            LOG.warn(
                    "promotion {} took more than there was; passed over",
                    offer.promotion().id());
        } catch (RuntimeException e) {
            LOG.warn("promotion {} failed; passed over", offer.promotion().id(), e);
        }
        return List.of();
    }

    private static boolean isPossible(List<Cut> cuts, Cart cart) {
        var left = cart.pieces().stream().mapToLong(Pieces::count).toArray();
        for (Cut cut : cuts) {
            if (cut.place() >= left.length
                    || cut.count() > left[cut.place()]
                    || cut.offE4() / cut.count()
                            > cart.pieces().get(cut.place()).eachE4()
                    || cut.offE4()
                            > cut.count() * cart.pieces().get(cut.place()).eachE4()) {
                return false;
            }
            left[cut.place()] -= cut.count();
        }
        return true;
    }
}
