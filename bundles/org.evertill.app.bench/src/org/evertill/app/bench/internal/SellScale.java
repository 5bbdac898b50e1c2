package org.evertill.app.bench.internal;

/**
 * How much is sold.
 *
 * @param products in the catalogue
 * @param promotions that hold
 * @param lines of each basket
 * @param warmUps baskets before, which are not counted
 * @param baskets that are measured
 * @param searches that are measured
 * @param history sales before the second half
 */
record SellScale(int products, int promotions, int lines, int warmUps, int baskets, int searches, int history) {

    static final SellScale FULL = new SellScale(200_000, 200, 100, 20, 100, 2_000, 1_000_000);

    /** Shows in seconds that all works; its figures mean little. */
    static final SellScale QUICK = new SellScale(2_000, 20, 10, 1, 3, 20, 200);

    SellScale withHistory(int other) {
        return new SellScale(products, promotions, lines, warmUps, baskets, searches, other);
    }
}
