package org.evertill.domain;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.Unique;

/** A code that a scanner reads; a product has any number of them. */
@Entity(table = "product_codes", scope = ScopeKind.CHAIN)
@Needs(
        value = "EDIT_CATALOGUE",
        systems = {"import", "replay", "cli"})
public record ProductCode(
        @Id String id,
        @Label("Product") @Indexed String productId,

        @Unique("code") @Label("Code") @Indexed @MaxLength(80)
        String code) {}
