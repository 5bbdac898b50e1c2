package org.evertill.simulation.internal;

/** The power went; whatever was not committed is gone. An error, so that nobody on the way catches it. */
final class Crash extends Error {

    private static final long serialVersionUID = 1;

    Crash() {
        super("power cut", null, false, false);
    }
}
