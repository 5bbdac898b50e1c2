package org.evertill.ui.sell.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.checkout.Checkout.Parked;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.customer.KnownCustomer;
import org.evertill.domain.Approval;
import org.evertill.kernel.Problem;
import org.evertill.pricing.Basket;
import org.evertill.staff.Approvals.Wanted;

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

    /**
     * A line came for what was typed.
     *
     * @param remark what somebody should know of it all the same
     */
    record Added(String typed, String lineId, Optional<Problem> remark) implements News {}

    /** What was typed is a coupon, whose promotion holds now. */
    record Redeemed(String code) implements News {}

    /** A code could not be sold. */
    record NotSold(String typed, Problem problem) implements News {}

    /** Another step was refused; nothing changed. */
    record Refused(Problem problem) implements News {}

    /**
     * A step that somebody else has to allow; nothing changed.
     *
     * @param again does it with the approval
     */
    record NeedsApproval(Wanted wanted, Consumer<Approval> again) implements News {}

    /**
     * How far the sale is paid; what is left can be paid otherwise.
     *
     * @param refused why the last step of it was not done
     */
    record InParts(Paying paying, Optional<Problem> refused) implements News {}

    /** The sale is complete. */
    record Paid(Receipt receipt) implements News {}

    /** A receipt to look at again. */
    record Shown(Receipt receipt) implements News {}

    /** What was sold is being taken back. */
    record Refunding(String receipt) implements News {}

    /** The sale was given up. */
    record GivenUp() implements News {}

    /** The sale was put aside under a name. */
    record PutAside(String name) implements News {}

    /** What was put aside, to choose from. */
    record Asides(List<Parked> parked) implements News {}

    /** What was put aside goes on. */
    record TakenUp(String name) implements News {}

    /** Customers who may be meant, to choose from. */
    record Customers(List<KnownCustomer> found) implements News {}

    /** Somebody buys, who is called so; empty for nobody known. */
    record Buys(Optional<String> name) implements News {}

    /** Why the step was refused; empty when it was not. */
    Optional<Problem> problem() {
        return switch (news) {
            case Refused(var problem) -> Optional.of(problem);
            case NotSold(var typed, var problem) -> Optional.of(problem);
            case InParts(var paying, var refused) -> refused;
            case Quiet quiet -> Optional.empty();
            case Resumed resumed -> Optional.empty();
            case Added added -> Optional.empty();
            case Redeemed redeemed -> Optional.empty();
            case NeedsApproval needed -> Optional.empty();
            case Paid paid -> Optional.empty();
            case Shown shown -> Optional.empty();
            case Refunding refunding -> Optional.empty();
            case GivenUp givenUp -> Optional.empty();
            case PutAside putAside -> Optional.empty();
            case Asides asides -> Optional.empty();
            case TakenUp takenUp -> Optional.empty();
            case Customers customers -> Optional.empty();
            case Buys buys -> Optional.empty();
        };
    }

    static News quiet() {
        return new Quiet();
    }
}
