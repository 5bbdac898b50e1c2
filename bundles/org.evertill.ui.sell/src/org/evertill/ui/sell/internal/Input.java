package org.evertill.ui.sell.internal;

import org.evertill.kernel.Quantity;

/** What an Enter meant. */
sealed interface Input {

    /** Nothing was typed: yes to what is shown. */
    record Confirm() implements Input {}

    /**
     * A code, maybe with a quantity before it.
     *
     * @param instead what to do when no product has the code
     */
    record Code(String typed, Instead instead) implements Input {}

    /** A code that several products have, and the one that was chosen. */
    record Chosen(String typed, String productId) implements Input {}

    /** What a text may be that is no code. */
    sealed interface Instead {}

    /** Nothing: it was scanned, chosen, or has no letters. */
    record Nothing() implements Instead {}

    /** Words, because a person typed it and it has letters. */
    record Words() implements Instead {}

    /** Words too, and this is the code of the product that was shown as found first. */
    record Found(String code) implements Instead {}

    /** A quantity for the marked line. */
    record OfLine(Quantity quantity) implements Input {}
}
