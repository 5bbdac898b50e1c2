package org.evertill.domain;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Group;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/** The price of a product from a moment on, until a later row begins or this one ends. Delivered ahead of time. */
@Entity(table = "price_rows", scope = ScopeKind.CHAIN)
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
        @Label("Valid until") @Group("validity") @Nullable Instant validUntil) {}
