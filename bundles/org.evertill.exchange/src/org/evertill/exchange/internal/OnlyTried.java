package org.evertill.exchange.internal;

/** Ends the transaction of a trial, so that nothing of it stays. */
final class OnlyTried extends RuntimeException {

    private static final long serialVersionUID = 1;

    OnlyTried() {
        super(null, null, false, false);
    }
}
