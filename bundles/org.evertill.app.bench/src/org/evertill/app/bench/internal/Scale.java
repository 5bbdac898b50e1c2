package org.evertill.app.bench.internal;

/**
 * How much is done.
 *
 * @param warmUps runs before, which are not counted: a head office is up for months, and its Java has translated what it does often
 * @param runs how often everything is measured
 * @param sales in an upload
 * @param products in a first load
 * @param changed products
 * @param commits single sales, one after the other, in a run
 * @param history sales in the history
 * @param catalogue products in the first load with little memory
 */
record Scale(int warmUps, int runs, int sales, int products, int changed, int commits, int history, int catalogue) {

    static final Scale FULL = new Scale(3, 5, 10_000, 50_000, 1_000, 100, 1_000_000, 1_000_000);

    /** Shows in seconds that all works; its figures mean little. */
    static final Scale QUICK = new Scale(1, 1, 200, 1_000, 100, 5, 400, 20_000);

    Scale withRuns(int other) {
        return new Scale(warmUps, other, sales, products, changed, commits, history, catalogue);
    }

    Scale withHistory(int other) {
        return new Scale(warmUps, runs, sales, products, changed, commits, other, catalogue);
    }

    /** The runs, those that are not counted first. */
    int all() {
        return warmUps + runs;
    }

    /** Whether a run, numbered from 0, is one that is measured. */
    boolean counts(int run) {
        return run >= warmUps;
    }
}
