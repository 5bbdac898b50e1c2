package org.evertill.exchange.internal;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.Product;
import org.evertill.domain.Product.Trait;
import org.evertill.kernel.Quantity;

/** The columns of a catalogue that say what is special about a product; most files have none of them. */
record SpecialColumns(
        Optional<Integer> minimumAge,
        Map<Trait, Integer> traits,
        Optional<Integer> depositSku,
        Optional<Integer> variantOf,
        Optional<Integer> variant,
        Optional<Integer> contains) {

    private static final int MAX_SKU = 64;
    private static final int MAX_VARIANT = 100;
    private static final BigDecimal MAX_CONTAINED = BigDecimal.valueOf(1_000_000);

    /**
     * What a row says; empty for what the file does not say, and then it stays as it is.
     *
     * @param depositSku the stock code of what is charged with it
     * @param contains how many units the row's code stands for
     */
    record Specials(
            Optional<Integer> minimumAge,
            Map<Trait, Boolean> traits,
            Optional<String> depositSku,
            Optional<String> variantOf,
            Optional<String> variant,
            Optional<Quantity> contains) {

        /** The product with all this. */
        Product of(Product product) {
            var all = EnumSet.noneOf(Trait.class);
            all.addAll(product.traits());
            traits.forEach((trait, has) -> {
                if (has) {
                    all.add(trait);
                } else {
                    all.remove(trait);
                }
            });
            return product.with(all)
                    .fromAge(minimumAge.orElse(product.minimumAge()))
                    .withDeposit(depositSku.map(ProductWriter::productId).orElse(product.depositProductId()))
                    .asVariant(variantOf.orElse(product.variantGroup()), variant.orElse(product.variant()));
        }
    }

    static SpecialColumns of(CsvTable table) {
        var traits = new EnumMap<Trait, Integer>(Trait.class);
        for (Trait trait : Trait.values()) {
            table.column(trait.name().toLowerCase(Locale.ROOT)).ifPresent(column -> traits.put(trait, column));
        }
        return new SpecialColumns(
                table.column("minimum_age"),
                traits,
                table.column("deposit_sku"),
                table.column("variant_of"),
                table.column("variant"),
                table.column("contains"));
    }

    /** Throws {@link RefusedRow} with the first thing that is wrong. */
    Specials read(List<String> fields) {
        var said = new EnumMap<Trait, Boolean>(Trait.class);
        traits.forEach((trait, column) ->
                ProductColumns.text(fields, Optional.of(column), "mark", 5).ifPresent(t -> said.put(trait, yesNo(t))));
        return new Specials(
                ProductColumns.text(fields, minimumAge, "minimum age", 20).map(SpecialColumns::age),
                said,
                ProductColumns.text(fields, depositSku, "deposit", MAX_SKU),
                ProductColumns.text(fields, variantOf, "variant group", MAX_SKU),
                ProductColumns.text(fields, variant, "variant", MAX_VARIANT),
                ProductColumns.text(fields, contains, "contained quantity", 40).map(SpecialColumns::quantity));
    }

    private static int age(String text) {
        return Cell.decimal(text)
                .filter(n -> n.stripTrailingZeros().scale() <= 0)
                .filter(n -> n.signum() > 0 && n.compareTo(BigDecimal.valueOf(Product.MAX_AGE)) <= 0)
                .map(BigDecimal::intValueExact)
                .orElseThrow(() -> new RefusedRow(
                        "bad-age", "\"" + Cell.shown(text) + "\" is no age from 1 to " + Product.MAX_AGE + "."));
    }

    private static Quantity quantity(String text) {
        return Cell.decimal(text)
                .filter(n -> n.stripTrailingZeros().scale() <= Quantity.DECIMALS)
                .filter(n -> n.signum() > 0 && n.compareTo(MAX_CONTAINED) <= 0)
                .map(Quantity::of)
                .orElseThrow(
                        () -> new RefusedRow("bad-quantity", "\"" + Cell.shown(text) + "\" is no contained quantity."));
    }

    private static boolean yesNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "1", "true" -> true;
            case "no", "0", "false" -> false;
            default -> throw new RefusedRow("bad-mark", "\"" + Cell.shown(text) + "\" is neither yes nor no.");
        };
    }
}
