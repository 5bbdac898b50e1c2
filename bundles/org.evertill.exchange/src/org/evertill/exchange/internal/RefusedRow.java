package org.evertill.exchange.internal;

/** Ends the reading of one row, never more; caught where rows are read. */
final class RefusedRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason a stable word, listed in docs/cli.md
     * @param message a sentence
     */
    RefusedRow(String reason, String message) {
        // Broken rows come by the hundred thousand; their stack traces would say nothing.
        super(message, null, false, false);
        this.reason = reason;
    }

    Refused at(long line) {
        return new Refused(line, reason, String.valueOf(getMessage()));
    }
}
