package org.evertill.ui.sell.internal;

import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.domain.Basket;
import org.evertill.kernel.Problem;

/**
 * The sale after a step, as the screen shows it.
 *
 * @param basket empty before the first scan of a sale
 * @param waiting steps that were given but are not done yet
 */
record DeskView(Optional<Basket> basket, News news, int waiting) {

    /** What the step did. */
    sealed interface News {}

    /** Nothing worth words. */
    record Quiet() implements News {}

    /** A basket that was left behind is back. */
    record Resumed() implements News {}

    /** A line came for what was typed. */
    record Added(String typed, String lineId) implements News {}

    /** A code could not be sold. */
    record NotSold(String typed, Problem problem) implements News {}

    /** Another step was refused; nothing changed. */
    record Refused(Problem problem) implements News {}

    /** The sale is complete. */
    record Paid(Receipt receipt) implements News {}

    /** A receipt to look at again. */
    record Shown(Receipt receipt) implements News {}

    /** What was sold is being taken back. */
    record Refunding(String receipt) implements News {}

    /** The sale was given up. */
    record GivenUp() implements News {}

    static News quiet() {
        return new Quiet();
    }
}
