package org.evertill.domain;

import java.util.EnumSet;
import java.util.Set;
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
 * @param minimumAge how old who buys it has to be, in years; null for any age
 * @param openPrice whether its price is typed at the till
 * @param serialNeeded whether the serial number of each piece is noted
 * @param lotNeeded whether the lot that it is of is noted
 * @param depositProductId the product that is charged with each piece of it, a bottle for example; null for none
 * @param deposit whether it is such a product itself: it also comes back, within a sale or without
 * @param notReturnable whether it is not taken back
 * @param notDiscountable whether nothing is taken off its price
 * @param variantGroup the code of what it is a variant of; null when it stands for itself
 * @param variant by what its variants are told apart, {@code red, M}
 */
@Entity(table = "products", scope = ScopeKind.CHAIN, version = 3)
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
        String category,

        @Label("Minimum age") @Nullable Integer minimumAge,
        @Label("Open price") @Nullable Boolean openPrice,
        @Label("Serial number needed") @Nullable Boolean serialNeeded,
        @Label("Lot needed") @Nullable Boolean lotNeeded,
        @Label("Deposit with it") @Nullable String depositProductId,
        @Label("Is a deposit") @Nullable Boolean deposit,
        @Label("Not returnable") @Nullable Boolean notReturnable,
        @Label("Not discountable") @Nullable Boolean notDiscountable,

        @Label("Variant of") @Indexed @MaxLength(64) @Nullable
        String variantGroup,

        @Label("Variant") @Searchable @MaxLength(100) @Nullable
        String variant) {

    /** Years that a minimum age can be of. */
    public static final int MAX_AGE = 120;

    public Product {
        if (minimumAge != null && (minimumAge < 1 || minimumAge > MAX_AGE)) {
            throw new IllegalArgumentException("no minimum age: " + minimumAge);
        }
    }

    /** What is special about a product; most have nothing of it. */
    public enum Trait {
        OPEN_PRICE,
        SERIAL_NEEDED,
        LOT_NEEDED,
        DEPOSIT,
        NOT_RETURNABLE,
        NOT_DISCOUNTABLE
    }

    /** One with nothing special about it. */
    public Product(
            String id,
            String sku,
            String name,
            @Nullable String brand,
            ProductKind kind,
            String unit,
            String taxClass,
            boolean active,
            @Nullable String category) {
        this(
                id, sku, name, brand, kind, unit, taxClass, active, category, null, null, null, null, null, null, null,
                null, null, null);
    }

    /** Whether it has a trait. */
    public boolean is(Trait trait) {
        return Boolean.TRUE.equals(
                switch (trait) {
                    case OPEN_PRICE -> openPrice;
                    case SERIAL_NEEDED -> serialNeeded;
                    case LOT_NEEDED -> lotNeeded;
                    case DEPOSIT -> deposit;
                    case NOT_RETURNABLE -> notReturnable;
                    case NOT_DISCOUNTABLE -> notDiscountable;
                });
    }

    /** Its name, with what tells it apart from other variants. */
    public String label() {
        return variant == null ? name : name + " (" + variant + ")";
    }

    /** The same with these traits and no others. */
    public Product with(Set<Trait> traits) {
        return of(minimumAge, traits, depositProductId, variantGroup, variant);
    }

    /** The same for people of an age. */
    public Product fromAge(@Nullable Integer years) {
        return of(years, traits(), depositProductId, variantGroup, variant);
    }

    /** The same with what is charged with each piece of it. */
    public Product withDeposit(@Nullable String productId) {
        return of(minimumAge, traits(), productId, variantGroup, variant);
    }

    /** The same as a variant of something. */
    public Product asVariant(@Nullable String group, @Nullable String what) {
        return of(minimumAge, traits(), depositProductId, group, what);
    }

    /** The traits that it has. */
    public Set<Trait> traits() {
        var traits = EnumSet.noneOf(Trait.class);
        for (Trait trait : Trait.values()) {
            if (is(trait)) {
                traits.add(trait);
            }
        }
        return traits;
    }

    private Product of(
            @Nullable Integer years,
            Set<Trait> traits,
            @Nullable String depositId,
            @Nullable String group,
            @Nullable String what) {
        return new Product(
                id,
                sku,
                name,
                brand,
                kind,
                unit,
                taxClass,
                active,
                category,
                years,
                yesOrNull(traits, Trait.OPEN_PRICE),
                yesOrNull(traits, Trait.SERIAL_NEEDED),
                yesOrNull(traits, Trait.LOT_NEEDED),
                depositId,
                yesOrNull(traits, Trait.DEPOSIT),
                yesOrNull(traits, Trait.NOT_RETURNABLE),
                yesOrNull(traits, Trait.NOT_DISCOUNTABLE),
                group,
                what);
    }

    private static @Nullable Boolean yesOrNull(Set<Trait> traits, Trait trait) {
        return traits.contains(trait) ? true : null;
    }

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
