package org.evertill.shift;

import org.evertill.domain.Permission;
import org.evertill.kernel.Money;

/** Why money goes into or out of a drawer without a sale. */
public enum CashMovementKind {
    /** Put in: somebody brought money that is no float. */
    PAID_IN,
    /** Paid out: the window cleaner, a parcel's charge. */
    PAID_OUT,
    /** Brought to the safe, because it is too much for a drawer. */
    DROP,
    /** Fetched from the safe, as more float. */
    LOAN;

    /** What it makes of an amount: negative when the money leaves the drawer. */
    public Money signed(Money amount) {
        return switch (this) {
            case PAID_IN, LOAN -> amount;
            case PAID_OUT, DROP -> amount.negated();
        };
    }

    /**
     * What a person needs for it. To bring money to the safe makes a drawer safer, so whoever may open it may do that; money that
     * leaves the shop needs more.
     */
    public Permission permission() {
        return switch (this) {
            case PAID_IN, LOAN, DROP -> Permission.OPEN_DRAWER;
            case PAID_OUT -> Permission.PAY_OUT;
        };
    }

    /** Whether it has to say what it was for; what goes between drawer and safe need not. */
    public boolean needsReason() {
        return switch (this) {
            case PAID_IN, PAID_OUT -> true;
            case DROP, LOAN -> false;
        };
    }
}
