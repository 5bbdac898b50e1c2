package org.evertill.domain;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Group;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * The price of a product from a moment on, until a later row begins or this one ends. Delivered ahead of time.
 *
 * @param priceList the only stores where it holds: those that have this list; null for all
 * @param customerGroup the only customers whom it is for; null for everybody
 * @param fromQuantity how many somebody has to buy of the product for it; null for any
 */
@Entity(table = "price_rows", scope = ScopeKind.CHAIN, version = 2)
@Needs(
        value = "EDIT_PRICE",
        systems = {"import", "replay", "cli"})
public record PriceRow(
        @Id String id,
        @Label("Product") @Indexed String productId,
        @Label("Store") @Nullable String storeId,
        @Label("Price") @Group("price") UnitPrice price,
        @Label("Tax included") @Group("price") boolean taxIncluded,
        @Label("Valid from") @Group("validity") Instant validFrom,
        @Label("Valid until") @Group("validity") @Nullable Instant validUntil,

        @Label("Price list") @MaxLength(80) @Nullable String priceList,

        @Label("Customer group") @MaxLength(80) @Nullable String customerGroup,

        @Label("From quantity") @Group("price") @Nullable Quantity fromQuantity) {

    /** One for everybody and every quantity. */
    public PriceRow(
            String id,
            String productId,
            @Nullable String storeId,
            UnitPrice price,
            boolean taxIncluded,
            Instant validFrom,
            @Nullable Instant validUntil) {
        this(id, productId, storeId, price, taxIncluded, validFrom, validUntil, null, null, null);
    }
}
