package org.evertill.stock.contract;

import org.evertill.kernel.Quantity;
import org.evertill.stock.StockDesk;

/**
 * A till of a shop, S1, that keeps its money in euro, with a cashier and a manager, and two products: {@link #APPLE}, which is goods,
 * and {@link #BAG}, which is none. Nothing has moved yet.
 */
public interface StockShop extends AutoCloseable {

    /** A cashier's identifier. */
    String BO = "bo";

    /** A manager's. */
    String KIM = "kim";

    /** The code of goods, of which the identifier is {@code apple}. */
    String APPLE = "4006381333931";

    /** The code of a service. */
    String BAG = "BAG";

    StockDesk desk();

    /** Sells so many apples. */
    void sell(Quantity apples);

    /** Moves the clock. */
    void passes(long seconds);

    @Override
    void close();
}
