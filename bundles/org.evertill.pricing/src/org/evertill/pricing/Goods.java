package org.evertill.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.evertill.domain.Product;
import org.evertill.kernel.UnitPrice;

/**
 * Lines of a basket that cannot be told apart but by where they stand: one product at one price. A line that is not in whole pieces stands
 * for itself, for what is weighed is priced weighing by weighing.
 *
 * @param lines by their place in the basket
 * @param count pieces in all of them
 * @param eachE4 what one costs, in ten-thousandths of the major unit
 */
record Goods(Product product, List<Integer> lines, long count, long eachE4) {

    private static final long THOUSANDTHS = 1000;

    /** The dearest first, so that nothing depends on the order of scanning. */
    private static final Comparator<Goods> DEAREST_FIRST = Comparator.comparingLong(Goods::eachE4)
            .reversed()
            .thenComparing(goods -> goods.product().id());

    /** What a promotion can take something off: lines that are sold here, and cost something. */
    static List<Goods> of(Basket basket) {
        record Alike(String product, UnitPrice price, boolean taxIncluded, int rate) {}
        var alike = new LinkedHashMap<Alike, List<Integer>>();
        var goods = new ArrayList<Goods>();
        for (int i : Lineup.of(basket)) {
            var line = basket.lines().get(i);
            if (!line.isDiscountable() || line.price().minor() <= 0) {
                continue;
            }
            if (isCounted(line)) {
                alike.computeIfAbsent(
                                new Alike(
                                        line.product().id(),
                                        line.unitPrice(),
                                        line.taxIncluded(),
                                        line.rateBasisPoints()),
                                key -> new ArrayList<>())
                        .add(i);
            } else {
                goods.add(new Goods(line.product(), List.of(i), 1, TenThousandths.of(line.price())));
            }
        }
        alike.values().forEach(lines -> goods.add(counted(basket, lines)));
        goods.sort(DEAREST_FIRST);
        return goods;
    }

    private static Goods counted(Basket basket, List<Integer> lines) {
        var first = basket.lines().get(lines.getFirst());
        long count = lines.stream()
                .mapToLong(i -> basket.lines().get(i).quantity().thousandths() / THOUSANDTHS)
                .sum();
        return new Goods(
                first.product(), List.copyOf(lines), count, first.unitPrice().tenThousandths());
    }

    private static boolean isCounted(Basket.Line line) {
        return line.quantity().thousandths() % THOUSANDTHS == 0;
    }
}
