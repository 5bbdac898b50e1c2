package org.evertill.catalogue;

import org.evertill.storage.Selection.Direction;

/**
 * Which products, in which order.
 *
 * @param words beginnings of words of the name, brand, category, stock code; or the beginning of a code; blank for all
 */
public record ProductQuery(String words, Order order, Direction direction) {

    /** By what products are put in order: whatever the case, with or without accents; equal ones by name. */
    public enum Order {
        NAME,
        SKU,
        CATEGORY,
        TAX_CLASS,
        ACTIVE
    }
}
