package org.evertill.headoffice;

import org.evertill.kernel.Problem;

/** That something is named which head office does not have, with what to do. Pure; any thread. */
public final class Unknown {

    private Unknown() {}

    /** {@code headoffice.unknown-store}. */
    public static Problem store(String id) {
        return Problem.of(
                        "headoffice.unknown-store",
                        "There is no store " + id
                                + ". Name one that there is; a new one is made with enrolment-code for its first till.")
                .with("store", id);
    }

    /** {@code headoffice.unknown-register}. */
    public static Problem register(String id) {
        return Problem.of(
                        "headoffice.unknown-register",
                        "There is no register " + id
                                + ". Name one like S1-R1; a new one is made with enrolment-code for its till.")
                .with("register", id);
    }
}
