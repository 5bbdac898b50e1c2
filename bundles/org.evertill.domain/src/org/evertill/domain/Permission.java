package org.evertill.domain;

/**
 * What the product asks a person's role for. Roles hold names of these; a chain's own bundles ask for names of their own, with
 * a dot in them, {@code chain.stamp-cards}.
 */
public enum Permission {
    /** Sell, and open a shift. */
    SELL,
    /** Give money back. */
    REFUND,
    /** Sell for less than the price by a discount. */
    DISCOUNT,
    /** Sell something that has a price at another one. */
    PRICE_OVERRIDE,
    /** Take what was scanned out of a sale again, or give a sale up. */
    VOID,
    /** Open the drawer without a sale. */
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
    CONFIGURE
}
