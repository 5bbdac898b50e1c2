package org.evertill.domain;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.Searchable;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be sold.
 *
 * @param category a path from the general to the special, {@code Food / Dairy}; null for none
 */
@Entity(table = "products", scope = ScopeKind.CHAIN, version = 2)
@Needs(
        value = "EDIT_CATALOGUE",
        systems = {"import", "replay", "cli"})
public record Product(
        @Id String id,

        @Label("Stock code") @Indexed @Searchable @MaxLength(64)
        String sku,

        @Label("Name") @Searchable @MaxLength(300) String name,
        @Label("Brand") @Searchable @Nullable String brand,
        @Label("Kind") ProductKind kind,
        @Label("Unit") @MaxLength(20) String unit,
        @Label("Tax class") @MaxLength(40) String taxClass,
        @Label("Active") boolean active,

        @Label("Category") @Searchable @MaxLength(200) @Nullable
        String category) {

    /** One without a category. */
    public Product(
            String id,
            String sku,
            String name,
            @Nullable String brand,
            ProductKind kind,
            String unit,
            String taxClass,
            boolean active) {
        this(id, sku, name, brand, kind, unit, taxClass, active, null);
    }
}
