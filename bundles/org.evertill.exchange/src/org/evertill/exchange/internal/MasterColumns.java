package org.evertill.exchange.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.domain.Coupon;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.file.SpreadsheetText;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.jspecify.annotations.Nullable;

/** What a row of master data says; throws {@link RefusedRow} with the first thing that is wrong with it. */
record MasterColumns(CsvTable table, Shop shop) {

    private static final String BETWEEN = "\u0000";
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    /** The price row that a row of a file stands for. */
    PriceRow price(Reader reader, List<String> fields) {
        String sku = cell(fields, "sku").orElseThrow(() -> new RefusedRow("bad-code", "The row names no product."));
        String productId = product(reader, sku);
        var validFrom = moment(fields, "valid_from").orElse(Instant.EPOCH);
        String natural = String.join(
                BETWEEN,
                productId,
                cell(fields, "store").orElse(""),
                cell(fields, "price_list").orElse(""),
                cell(fields, "customer_group").orElse(""),
                cell(fields, "from_quantity").orElse(""),
                validFrom.toString());
        String id = cell(fields, "id").orElseGet(() -> Nanoid.derived(DomainTypes.PRICE_ROW.table(), natural));
        var before = reader.find(DomainTypes.PRICE_ROW, id).map(Stored::value);
        return new PriceRow(
                id,
                productId,
                text(fields, "store", before.map(PriceRow::storeId)),
                unitPrice(fields),
                isYes(fields, "tax_included", before.map(PriceRow::taxIncluded).orElse(true)),
                has("valid_from") ? validFrom : before.map(PriceRow::validFrom).orElse(validFrom),
                has("valid_until")
                        ? moment(fields, "valid_until").orElse(null)
                        : before.map(PriceRow::validUntil).orElse(null),
                text(fields, "price_list", before.map(PriceRow::priceList)),
                text(fields, "customer_group", before.map(PriceRow::customerGroup)),
                has("from_quantity")
                        ? quantity(fields).orElse(null)
                        : before.map(PriceRow::fromQuantity).orElse(null));
    }

    /** The customer that a row of a file stands for. */
    Customer customer(Reader reader, List<String> fields) {
        String number =
                cell(fields, "number").orElseThrow(() -> new RefusedRow("bad-number", "The customer has no number."));
        String id = cell(fields, "id").orElseGet(() -> customer(reader, number));
        var before = reader.find(DomainTypes.CUSTOMER, id).map(Stored::value);
        return new Customer(
                id,
                number,
                text(fields, "name", before.map(Customer::name)),
                text(fields, "email", before.map(Customer::email)),
                text(fields, "phone", before.map(Customer::phone)),
                text(fields, "country", before.map(Customer::country)),
                text(fields, "tax_number", before.map(Customer::taxNumber)),
                text(fields, "customer_group", before.map(Customer::customerGroup)),
                before.map(Customer::mergedInto).orElse(null));
    }

    /** The coupon that a row of a file stands for; one that is there stays as it is. */
    Coupon coupon(Reader reader, List<String> fields) {
        String text = cell(fields, "number").orElse("");
        String number = Coupon.Number.read(text)
                .filter(some -> !Coupon.Number.isLikeMade(some) || Coupon.Number.isRight(some))
                .orElseThrow(() -> new RefusedRow(
                        "bad-number",
                        "\"" + Cell.shown(text)
                                + "\" is no number of a coupon: 6 to 40 letters and digits, not mistyped."));
        String promotionId = cell(fields, "promotion").orElse("");
        boolean isNumbered = reader.find(DomainTypes.PROMOTION, promotionId)
                .filter(promotion -> promotion.value().isNumbered())
                .isPresent();
        if (!isNumbered) {
            throw new RefusedRow(
                    "unknown-promotion", "No promotion \"" + Cell.shown(promotionId) + "\" asks for numbers here.");
        }
        if (reader.count(DomainTypes.PRODUCT_CODE, Selection.where(Filter.equal("code", number))) > 0) {
            throw new RefusedRow("product-code", "The number " + number + " is a product's code.");
        }
        var before = reader.find(DomainTypes.COUPON, number).map(Stored::value);
        if (before.isPresent() && !before.get().promotionId().equals(promotionId)) {
            throw new RefusedRow("other-promotion", "The number " + number + " is a coupon of another promotion.");
        }
        return before.orElseGet(() -> Coupon.unused(number, promotionId));
    }

    private static String product(Reader reader, String sku) {
        var found = reader.query(
                "SELECT id FROM products WHERE sku = ? AND is_deleted = 0 ORDER BY id LIMIT 2",
                List.of(sku),
                row -> row.getString(1));
        if (found.size() != 1) {
            throw new RefusedRow(
                    "unknown-product",
                    (found.isEmpty() ? "No product has" : "Several products have") + " the stock code \""
                            + Cell.shown(sku) + "\".");
        }
        return found.getFirst();
    }

    /** Whoever has the number already, else a new one of it. */
    private static String customer(Reader reader, String number) {
        return reader
                .query(
                        "SELECT id FROM customers WHERE number = ? AND is_deleted = 0 ORDER BY id LIMIT 1",
                        List.of(number),
                        row -> row.getString(1))
                .stream()
                .findFirst()
                .orElseGet(() -> Nanoid.derived(DomainTypes.CUSTOMER.table(), number));
    }

    private UnitPrice unitPrice(List<String> fields) {
        String text = cell(fields, "price").orElse("");
        var price = decimal(text, UnitPrice.DECIMALS)
                .filter(p -> p.compareTo(MOST) <= 0)
                .orElseThrow(() -> new RefusedRow("bad-price", "\"" + Cell.shown(text) + "\" is no price."));
        if (price.signum() < 0) {
            throw new RefusedRow("negative-price", "The price " + price.toPlainString() + " is negative.");
        }
        return UnitPrice.of(price, currency(fields));
    }

    private Currency currency(List<String> fields) {
        return cell(fields, "currency")
                .map(code -> {
                    try {
                        return Currency.getInstance(code.toUpperCase(Locale.ROOT));
                    } catch (IllegalArgumentException e) {
                        throw new RefusedRow("bad-currency", "\"" + Cell.shown(code) + "\" is no currency.");
                    }
                })
                .orElseGet(shop::currency);
    }

    private Optional<Quantity> quantity(List<String> fields) {
        return cell(fields, "from_quantity")
                .map(text -> decimal(text, Quantity.DECIMALS)
                        .filter(number -> number.signum() > 0 && number.compareTo(MOST) <= 0)
                        .map(Quantity::of)
                        .orElseThrow(
                                () -> new RefusedRow("bad-quantity", "\"" + Cell.shown(text) + "\" is no quantity.")));
    }

    private static Optional<BigDecimal> decimal(String text, int decimals) {
        return Cell.decimal(text).filter(number -> number.stripTrailingZeros().scale() <= decimals);
    }

    private Optional<Instant> moment(List<String> fields, String column) {
        return cell(fields, column).map(text -> {
            try {
                return text.length() == "2026-12-24".length()
                        ? LocalDate.parse(text).atStartOfDay(shop.zone()).toInstant()
                        : Instant.parse(text);
            } catch (DateTimeException e) {
                throw new RefusedRow("bad-date", "\"" + Cell.shown(text) + "\" is neither a day nor a moment in UTC.");
            }
        });
    }

    private boolean isYes(List<String> fields, String column, Boolean otherwise) {
        return cell(fields, column)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "yes", "true", "1" -> true;
                    case "no", "false", "0" -> false;
                    default -> throw new RefusedRow("bad-" + column, "The column " + column + " says yes or no.");
                })
                .orElse(otherwise);
    }

    private boolean has(String column) {
        return table.column(column).isPresent();
    }

    /** What the file says, nothing for an empty cell; what was there when the file has no such column. */
    private @Nullable String text(List<String> fields, String column, Optional<String> before) {
        return (has(column) ? cell(fields, column) : before).orElse(null);
    }

    private Optional<String> cell(List<String> fields, String column) {
        return table.column(column)
                .map(fields::get)
                .map(String::strip)
                .map(SpreadsheetText::read)
                .filter(text -> !text.isEmpty());
    }
}
