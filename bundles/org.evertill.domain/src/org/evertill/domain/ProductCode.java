package org.evertill.domain;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.Unique;
import org.evertill.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A code that a scanner reads; a product has any number of them.
 *
 * @param contains how many of the product's own units it stands for, six for the code of a case; null for one
 */
@Entity(table = "product_codes", scope = ScopeKind.CHAIN, version = 2)
@Needs(
        value = "EDIT_CATALOGUE",
        systems = {"import", "replay", "cli"})
public record ProductCode(
        @Id String id,
        @Label("Product") @Indexed String productId,

        @Unique("code") @Label("Code") @Indexed @MaxLength(80)
        String code,

        @Label("Contains") @Nullable Quantity contains) {

    public ProductCode {
        if (contains != null && (contains.isZero() || contains.isNegative())) {
            throw new IllegalArgumentException("a code stands for more than nothing: " + contains);
        }
    }

    /** One of a single piece. */
    public ProductCode(String id, String productId, String code) {
        this(id, productId, code, null);
    }

    /** How many of the product's units it stands for. */
    public Quantity amount() {
        return contains == null ? Quantity.ONE : contains;
    }
}
