package org.evertill.simulation.internal;

import java.util.function.Supplier;

/** An invariant does not hold. An error, so that nobody on the way catches it. */
public final class Broken extends Error {

    private static final long serialVersionUID = 1;

    private final String invariant;

    /**
     * @param invariant its name in the design, such as {@code I4}
     */
    Broken(String invariant, String what) {
        super(invariant + ": " + what);
        this.invariant = invariant;
    }

    /** Code under simulation has thrown what it should not. */
    Broken(RuntimeException cause) {
        super("exception: " + cause, cause);
        this.invariant = "exception";
    }

    /** The invariant's name. */
    public String invariant() {
        return invariant;
    }

    /** Complains unless it holds. */
    static void unless(boolean holds, String invariant, String what) {
        if (!holds) {
            throw new Broken(invariant, what);
        }
    }

    /** Complains unless it holds; what to say is worked out only then. */
    static void unless(boolean holds, String invariant, Supplier<String> what) {
        if (!holds) {
            throw new Broken(invariant, what.get());
        }
    }
}
