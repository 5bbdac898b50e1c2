package org.evertill.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.evertill.domain.Promotion;
import org.evertill.kernel.Money;

/**
 * Gives the lines of a basket what promotions take off them. Promotions of a higher priority come first; of equal ones always that which takes
 * most off what is left, of equal ones that with the smaller identifier. Pure.
 */
final class Promoting {

    private static final Comparator<Offer> HIGHEST_FIRST = Comparator.comparingInt(
                    (Offer offer) -> -offer.promotion().priority())
            .thenComparing(offer -> offer.promotion().id());

    private final List<Goods> goods;
    private final Shelf shelf;
    private final Basket basket;
    private final Map<Integer, List<Discount>> discounts = new HashMap<>();
    private final long[] left;

    private Promoting(Basket basket) {
        this.basket = basket;
        this.goods = Goods.of(basket);
        this.shelf = new Shelf(basket.currency(), goods);
        this.left =
                basket.lines().stream().mapToLong(line -> line.price().minor()).toArray();
    }

    /** A promotion with what it would take off. */
    private record Bid(Offer offer, Shelf.Taking taking) {

        private static final Comparator<Bid> BEST_FIRST = Comparator.comparingLong(
                        (Bid bid) -> -bid.taking().offE4())
                .thenComparing(bid -> bid.offer().promotion().id());
    }

    static Basket promoted(Basket basket, List<Offer> offers) {
        if (offers.isEmpty()) {
            return basket;
        }
        var promoting = new Promoting(basket);
        var sorted = offers.stream().sorted(HIGHEST_FIRST).toList();
        for (int from = 0; from < sorted.size(); ) {
            int priority = sorted.get(from).promotion().priority();
            int to = from;
            while (to < sorted.size() && sorted.get(to).promotion().priority() == priority) {
                to++;
            }
            promoting.apply(sorted.subList(from, to));
            from = to;
        }
        return promoting.result();
    }

    /**
     * Promotions of one priority. What one would take off gets less by what others took before, so a bid from before is no less than the
     * same one now: only that on top has to be made anew.
     */
    private void apply(List<Offer> equal) {
        var bids = new PriorityQueue<>(Bid.BEST_FIRST);
        equal.forEach(offer -> bid(offer, bids));
        while (!bids.isEmpty()) {
            var best = bids.remove();
            if (shelf.isNow(best.taking())) {
                take(best);
            } else {
                bid(best.offer(), bids);
            }
        }
    }

    private void bid(Offer offer, PriorityQueue<Bid> bids) {
        var taking = shelf.ask(offer);
        if (taking.offE4() > 0) {
            bids.add(new Bid(offer, taking));
        }
    }

    private void take(Bid bid) {
        var offByGoods = shelf.take(bid.taking(), bid.offer().promotion().exclusive());
        long off = offByGoods.stream().mapToLong(Long::longValue).sum();
        var shares = Shares.of(TenThousandths.money(off, basket.currency()), offByGoods);
        for (int i = 0; i < goods.size(); i++) {
            give(bid.offer().promotion(), goods.get(i).lines(), shares.get(i));
        }
    }

    /**
     * Divides what is taken off goods among their lines, by what these have left: so none gets more than that. Several promotions, each
     * rounded, could come to a cent more than all of them cost.
     */
    private void give(Promotion promotion, List<Integer> lines, Money amount) {
        var lefts = lines.stream().map(line -> left[line]).toList();
        long most = Math.min(
                amount.minor(), lefts.stream().mapToLong(Long::longValue).sum());
        if (most == 0) {
            return;
        }
        var shares = Shares.of(new Money(most, basket.currency()), lefts);
        for (int i = 0; i < lines.size(); i++) {
            if (!shares.get(i).isZero()) {
                left[lines.get(i)] -= shares.get(i).minor();
                discounts
                        .computeIfAbsent(lines.get(i), key -> new ArrayList<>())
                        .add(Discount.of(promotion, shares.get(i)));
            }
        }
    }

    private Basket result() {
        var lines = new ArrayList<>(basket.lines());
        discounts.forEach((line, given) -> lines.set(line, lines.get(line).withDiscounts(given)));
        return basket.withLines(lines);
    }
}
