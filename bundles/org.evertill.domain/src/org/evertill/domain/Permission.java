package org.evertill.domain;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the product asks a person's role for. Roles hold names of these; a chain's own bundles ask for names of their own, with
 * a dot in them, {@code chain.stamp-cards}.
 *
 * <p>One that was added later says in which edition of this list, and which older one a role has to hold that was decided before: a role
 * that is stored already does not lose by an update what the people who have it did until then, nor does anybody gain by it what the
 * chain would not have given.
 */
public enum Permission {
    /** Sell; open, count and close a shift. */
    SELL,
    /** Give money back. */
    REFUND,
    /** Sell for less than the price by a discount. */
    DISCOUNT,
    /** Sell something that has a price at another one. */
    PRICE_OVERRIDE,
    /** Take what was scanned out of a sale again, or give a sale up. */
    VOID,
    /** Open the drawer without a sale: put money into it, or bring what is too much to the safe. */
    OPEN_DRAWER,
    /** Move stock without a sale. */
    ADJUST_STOCK,
    /** Note what is on the shelves. */
    COUNT_STOCK,
    /** Products and their codes. */
    EDIT_CATALOGUE,
    /** Prices. */
    EDIT_PRICE,
    /** Customers. */
    EDIT_CUSTOMER,
    /** People and roles. */
    EDIT_STAFF,
    /** Decide what the merge left to people. */
    RESOLVE_CONFLICT,
    /** Take personal data out of the system. */
    EXPORT_PERSONAL,
    /** Let in at once whom wrong PINs have locked out. */
    UNLOCK_STAFF,
    /** Stores, registers, tax rates and the settings of tills. */
    CONFIGURE,
    /** Pay something out of the drawer that is no refund. */
    PAY_OUT(2, REFUND),
    /** See what a shift has taken before it is counted, and act in the shift of another person's drawer. */
    MANAGE_SHIFT(2, REFUND),
    /** Give a larger discount than one's role gives at most. */
    DISCOUNT_BEYOND(3, EDIT_PRICE),
    /** Take goods in, and send goods to another store. */
    RECEIVE_STOCK(4, ADJUST_STOCK),
    /** Order goods, and say how much of them there should be. */
    ORDER_STOCK(4, ADJUST_STOCK),
    /** Sell without the tax that would be due. */
    EXEMPT_TAX(4, PRICE_OVERRIDE),
    /** Take a whole sale back after it was paid, as if it had not been. */
    VOID_PAID(4, REFUND),
    /** Give back more than the chain lets everybody who gives money back: for what comes without a receipt, or by a tender. */
    REFUND_BEYOND(4, REFUND);

    /** The present edition of this list. */
    public static final int EDITION = 4;

    private final int edition;
    private final Optional<Permission> before;

    Permission() {
        this.edition = 1;
        this.before = Optional.empty();
    }

    Permission(int edition, Permission before) {
        this.edition = edition;
        this.before = Optional.of(before);
    }

    /** One by its name; empty for a chain's own, and for one of a later version. */
    public static Optional<Permission> named(String name) {
        return Arrays.stream(values()).filter(p -> p.name().equals(name)).findFirst();
    }

    /** The edition of this list that it came with, from 1. */
    public int edition() {
        return edition;
    }

    /** What a role of an earlier edition holds that holds this one too; empty for those of the first edition. */
    public Optional<Permission> before() {
        return before;
    }
}
