package org.evertill.exchange.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.barcode.CheckDigit;
import org.evertill.domain.ProductKind;
import org.evertill.exchange.ProductImport.Options;
import org.evertill.file.SpreadsheetText;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.UnitPrice;

/** Where a catalogue's columns stand, and what a row of it says. */
record ProductColumns(
        int code,
        int name,
        Optional<Integer> sku,
        Optional<Integer> brand,
        Optional<Integer> price,
        Optional<Integer> taxClass,
        Optional<Integer> kind,
        Optional<Integer> unit,
        Optional<Integer> category,
        SpecialColumns specials) {

    /** How a product without a unit is counted: in pieces. */
    static final String PIECE = "pc";

    private static final int MAX_NAME = 300;
    private static final int MAX_SKU = 64;
    private static final int MAX_BRAND = 200;
    private static final int MAX_TAX_CLASS = 40;
    private static final int MAX_UNIT = 20;
    private static final int MAX_CATEGORY = 200;
    private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(1_000_000_000);

    /**
     * What a row says of a product; empty for what the file does not say.
     *
     * @param line where the row stands
     */
    record Wanted(
            long line,
            String code,
            String sku,
            String name,
            Optional<String> brand,
            Optional<BigDecimal> price,
            Optional<String> taxClass,
            Optional<ProductKind> kind,
            Optional<String> unit,
            Optional<String> category,
            SpecialColumns.Specials specials) {}

    /** Finds the columns. Problem: {@code exchange.missing-column}. */
    static Outcome<ProductColumns> of(CsvTable table) {
        return table.needed("gtin", "code", "barcode", "ean")
                .then(code -> table.needed("name", "product_name")
                        .map(name -> new ProductColumns(
                                code,
                                name,
                                table.column("sku"),
                                table.column("brand"),
                                table.column("price"),
                                table.column("tax_class"),
                                table.column("kind"),
                                table.column("unit"),
                                table.column("category", "categories"),
                                SpecialColumns.of(table))));
    }

    /** Reads a row; throws {@link RefusedRow} with the first thing that is wrong with it. */
    Wanted read(CsvRow.Good row, Options options) {
        var fields = row.fields();
        String number = checkedCode(fields.get(code).strip());
        return new Wanted(
                row.line(),
                number,
                text(fields, sku, "sku", MAX_SKU).orElse(number),
                text(fields, Optional.of(name), "name", MAX_NAME)
                        .orElseThrow(() -> new RefusedRow("empty-name", "The product has no name.")),
                text(fields, brand, "brand", MAX_BRAND),
                text(fields, price, "price", 40).map(ProductColumns::price).or(options::price),
                text(fields, taxClass, "tax class", MAX_TAX_CLASS),
                text(fields, kind, "kind", 40).map(ProductColumns::kind),
                text(fields, unit, "unit", MAX_UNIT),
                text(fields, category, "category", MAX_CATEGORY),
                specials.read(fields));
    }

    private static String checkedCode(String code) {
        if (code.isEmpty() || code.length() > MAX_SKU || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RefusedRow("bad-code", "\"" + Cell.shown(code) + "\" is no code of digits.");
        }
        if (!CheckDigit.hasLength(code)) {
            throw new RefusedRow("bad-code", code + " has " + code.length() + " digits; a GTIN has 8, 12, 13 or 14.");
        }
        if (!CheckDigit.isValid(code)) {
            throw new RefusedRow("check-digit", "The last digit of " + code + " does not fit the others.");
        }
        return code;
    }

    static Optional<String> text(List<String> fields, Optional<Integer> column, String what, int maxLength) {
        return column.map(fields::get)
                .map(String::strip)
                .map(SpreadsheetText::read)
                .filter(t -> !t.isEmpty())
                .map(t -> {
                    if (t.length() > maxLength) {
                        throw new RefusedRow(
                                "too-long", "The " + what + " has more than " + maxLength + " characters.");
                    }
                    if (t.indexOf('\0') >= 0) {
                        throw new RefusedRow("bad-character", "The " + what + " contains the character NUL.");
                    }
                    return t;
                });
    }

    private static BigDecimal price(String text) {
        var price = Cell.decimal(text)
                .filter(p -> p.stripTrailingZeros().scale() <= UnitPrice.DECIMALS)
                .orElseThrow(() -> new RefusedRow("bad-price", "\"" + Cell.shown(text) + "\" is no price."));
        if (price.signum() < 0) {
            throw new RefusedRow("negative-price", "The price " + price.toPlainString() + " is negative.");
        }
        if (price.compareTo(MAX_PRICE) > 0) {
            throw new RefusedRow("bad-price", "The price is more than " + MAX_PRICE.toPlainString() + ".");
        }
        return price;
    }

    private static ProductKind kind(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "goods" -> ProductKind.GOODS;
            case "service" -> ProductKind.SERVICE;
            default -> throw new RefusedRow("bad-kind", "\"" + Cell.shown(text) + "\" is neither goods nor service.");
        };
    }
}
