package org.evertill.customer.contract;

import org.evertill.customer.CustomerDesk;
import org.evertill.kernel.Money;

/** A register of a shop that keeps its money in euro, with a cashier and somebody who may change nothing; it knows no customer yet. */
public interface CustomerShop extends AutoCloseable {

    /** A cashier's identifier. */
    String BO = "bo";

    /** Of somebody who sells and may not edit customers. */
    String TEMP = "temp";

    /** Of somebody who has left. */
    String GONE = "gone";

    CustomerDesk desk();

    /** Sells something to a customer, as a sale keeps him; gives what it cost. */
    Money sell(String customerId);

    /** Gives the money of something back to a customer; gives the total, which is negative. */
    Money giveBack(String customerId);

    @Override
    void close();
}
