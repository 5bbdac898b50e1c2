package org.evertill.pricing;

import java.util.Optional;
import org.evertill.domain.Customer;

/**
 * The customer of a sale under way.
 *
 * @param group whose prices and promotions hold for the customer
 */
public record Buyer(String customerId, Optional<String> group) {

    /** As the database knows a customer. */
    public static Buyer of(Customer customer) {
        return new Buyer(customer.id(), Optional.ofNullable(customer.customerGroup()));
    }
}
