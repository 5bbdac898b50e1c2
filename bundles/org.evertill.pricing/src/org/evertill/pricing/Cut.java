package org.evertill.pricing;

/**
 * What a promotion does with some pieces.
 *
 * @param place of the pieces in the cart
 * @param count how many of them it takes, more than zero
 * @param offE4 what is taken off all of these together, in ten-thousandths of the major unit: zero for pieces that had only to
 *     be bought, never more than they cost
 */
public record Cut(int place, long count, long offE4) {

    public Cut {
        if (place < 0 || count <= 0 || offE4 < 0) {
            throw new IllegalArgumentException("no cut: " + count + " of " + place + ", " + offE4 + " off");
        }
    }
}
