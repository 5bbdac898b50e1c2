package org.evertill.pricing;

import org.evertill.domain.Product;

/**
 * Pieces of one product at one price, from all lines of a basket that have it. What is not counted in whole pieces, as what is
 * weighed, is one piece: the line.
 *
 * @param count more than zero
 * @param eachE4 what one still costs, in ten-thousandths of the major unit, more than zero: promotions before this one are taken off
 */
public record Pieces(Product product, long count, long eachE4) {

    /** What all of them still cost, in ten-thousandths. */
    public long valueE4() {
        return Math.multiplyExact(count, eachE4);
    }
}
