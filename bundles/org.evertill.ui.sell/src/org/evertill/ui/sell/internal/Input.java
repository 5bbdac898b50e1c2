package org.evertill.ui.sell.internal;

import org.evertill.kernel.Quantity;

/** What an Enter meant. */
sealed interface Input {

    /** Nothing was typed: yes to what is shown. */
    record Confirm() implements Input {}

    /**
     * A code, maybe with a quantity before it.
     *
     * @param mayBeWords whether a person typed it and it has letters, so that it can be searched for
     */
    record Code(String typed, boolean mayBeWords) implements Input {}

    /** A quantity for the marked line. */
    record OfLine(Quantity quantity) implements Input {}
}
