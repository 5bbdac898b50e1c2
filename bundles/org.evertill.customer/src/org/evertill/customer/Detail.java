package org.evertill.customer;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.evertill.domain.Customer;
import org.jspecify.annotations.Nullable;

/** What can be entered about a customer; each is a field of its own, so that edits of different ones do not meet. */
public enum Detail {
    NUMBER(Customer::number, (c, text) -> of(c, text == null ? c.number() : text, c.name(), c.email(), c.phone())),
    NAME(Customer::name, (c, text) -> of(c, c.number(), text, c.email(), c.phone())),
    EMAIL(Customer::email, (c, text) -> of(c, c.number(), c.name(), text, c.phone())),
    PHONE(Customer::phone, (c, text) -> of(c, c.number(), c.name(), c.email(), text)),
    COUNTRY(Customer::country, (c, text) -> with(c, text, c.taxNumber(), c.customerGroup())),
    TAX_NUMBER(Customer::taxNumber, (c, text) -> with(c, c.country(), text, c.customerGroup())),
    GROUP(Customer::customerGroup, (c, text) -> with(c, c.country(), c.taxNumber(), text));

    private final Function<Customer, @Nullable String> value;
    private final BiFunction<Customer, @Nullable String, Customer> changed;

    Detail(Function<Customer, @Nullable String> value, BiFunction<Customer, @Nullable String, Customer> changed) {
        this.value = value;
        this.changed = changed;
    }

    /** What a row says. */
    public @Nullable String of(Customer customer) {
        return value.apply(customer);
    }

    /**
     * The row with another value.
     *
     * @param text null or blank for none; a number stays what it was then
     */
    public Customer in(Customer customer, @Nullable String text) {
        return changed.apply(customer, text == null || text.isBlank() ? null : text.strip());
    }

    private static Customer of(
            Customer c, String number, @Nullable String name, @Nullable String email, @Nullable String phone) {
        return new Customer(
                c.id(), number, name, email, phone, c.country(), c.taxNumber(), c.customerGroup(), c.mergedInto());
    }

    private static Customer with(
            Customer c, @Nullable String country, @Nullable String taxNumber, @Nullable String group) {
        return new Customer(
                c.id(), c.number(), c.name(), c.email(), c.phone(), country, taxNumber, group, c.mergedInto());
    }
}
