package org.evertill.shift.contract;

import org.evertill.domain.DrawerUse;
import org.evertill.kernel.Money;
import org.evertill.shift.ShiftDesk;

/** A register of a shop that keeps its money in euro, with a cashier, another cashier and a manager; nothing is open yet. */
public interface ShiftShop extends AutoCloseable {

    /** A cashier's identifier. */
    String BO = "bo";

    /** Another cashier's. */
    String CLEO = "cleo";

    /** A manager's. */
    String KIM = "kim";

    ShiftDesk desk();

    /** Sells something for cash; gives what it cost. */
    Money sell(String staffId);

    /** Gives the money of something back, without a receipt; gives what left the drawer, positive. The person may do that. */
    Money giveBack(String staffId);

    /** Whose money is in the drawers of the register. */
    void use(DrawerUse drawers);

    @Override
    void close();
}
