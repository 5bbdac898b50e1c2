package org.evertill.pricing;

import java.util.ArrayList;
import java.util.List;

/**
 * Each piece gets cheaper.
 *
 * @param most pieces at most, the dearest
 */
record PiecesOff(Selector of, Benefit benefit, long most) implements PromotionRule {

    @Override
    public List<Cut> cuts(Cart cart) {
        var cuts = new ArrayList<Cut>();
        if (!benefit.fits(cart)) {
            return cuts;
        }
        long left = most;
        for (int i = 0; i < cart.pieces().size() && left > 0; i++) {
            var pieces = cart.pieces().get(i);
            long off = benefit.offE4(pieces.eachE4());
            if (off > 0 && of.matches(pieces.product())) {
                long count = Math.min(left, pieces.count());
                cuts.add(new Cut(i, count, Math.multiplyExact(off, count)));
                left -= count;
            }
        }
        return cuts;
    }
}
