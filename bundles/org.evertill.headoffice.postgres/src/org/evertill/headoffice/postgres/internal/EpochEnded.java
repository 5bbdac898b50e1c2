package org.evertill.headoffice.postgres.internal;

/** Somebody has what head office gave him and does not have any more: its database was put back from a backup. */
final class EpochEnded extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int epoch;

    /**
     * @param epoch in which it was given, or an earlier one
     */
    EpochEnded(int epoch) {
        super("epoch " + epoch + " of head office has ended");
        this.epoch = epoch;
    }

    int epoch() {
        return epoch;
    }
}
