package org.evertill.stock.contract;

import org.evertill.kernel.Quantity;
import org.evertill.stock.GoodsDesk;
import org.evertill.stock.OrderDesk;
import org.evertill.stock.StockDesk;

/**
 * A till of a shop, S1, that keeps its money in euro and knows of another store, S2, with a cashier and a manager, and three products:
 * {@link #APPLE} and {@link #PEAR}, which are goods, and {@link #BAG}, which is none. An apple costs 0.35 with 7 % tax in it. Nothing has
 * moved yet.
 */
public interface StockShop extends AutoCloseable {

    /** A cashier's identifier. */
    String BO = "bo";

    /** A manager's. */
    String KIM = "kim";

    /** The code of goods, of which the identifier is {@code apple}. */
    String APPLE = "4006381333931";

    /** The code of other goods, of which the identifier is {@code pear}. */
    String PEAR = "4006381333948";

    /** The code of a service. */
    String BAG = "BAG";

    StockDesk desk();

    GoodsDesk goods();

    OrderDesk orders();

    /** Sells so many apples. */
    void sell(Quantity apples);

    /** Moves the clock. */
    void passes(long seconds);

    @Override
    void close();
}
