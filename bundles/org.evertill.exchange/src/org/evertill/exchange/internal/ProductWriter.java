package org.evertill.exchange.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.exchange.internal.ProductColumns.Wanted;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;

/**
 * Brings one product to what a file says: product, code and price row, with identifiers derived from stock code and code,
 * so that every till that imports the same catalogue makes the same rows.
 */
record ProductWriter(UnitOfWork tx, Currency currency, String defaultTaxClass) {

    /** What became of a row. */
    enum Change {
        ADDED,
        CHANGED,
        NONE
    }

    static String productId(String sku) {
        return Nanoid.derived(DomainTypes.PRODUCT.table(), sku);
    }

    static ProductCode code(String productId, String code) {
        return new ProductCode(
                Nanoid.derived(DomainTypes.PRODUCT_CODE.table(), productId + "\u0000" + code), productId, code);
    }

    /** The code with how many it stands for; one that stands for one says nothing. */
    private static ProductCode containing(ProductCode code, Optional<Quantity> contains) {
        return new ProductCode(
                code.id(),
                code.productId(),
                code.code(),
                contains.filter(quantity -> !quantity.equals(Quantity.ONE)).orElse(null));
    }

    /** Throws {@link RefusedRow} for a code that another product has. */
    Change write(Wanted wanted) {
        String productId = productId(wanted.sku());
        refuseTakenCode(wanted, productId);
        var change = product(wanted, productId);
        change = more(change, code(wanted, productId));
        return wanted.price().isPresent() ? more(change, price(wanted.price().get(), productId)) : change;
    }

    private void refuseTakenCode(Wanted wanted, String productId) {
        var others = tx.query("""
                SELECT p.sku FROM product_codes c JOIN products p ON p.id = c.product_id
                WHERE c.code = ? AND c.product_id <> ? AND c.is_deleted = 0 AND p.is_deleted = 0 LIMIT 1""", List.of(wanted.code(), productId), row -> row.getString(1));
        if (!others.isEmpty()) {
            throw new RefusedRow(
                    "duplicate-in-database",
                    "The code " + wanted.code() + " belongs to the product " + others.getFirst() + " already.");
        }
    }

    private Change product(Wanted wanted, String productId) {
        var stored = tx.find(DomainTypes.PRODUCT, productId);
        var before = stored.map(Stored::value);
        var plain = new Product(
                productId,
                wanted.sku(),
                wanted.name(),
                wanted.brand()
                        .or(() -> before.flatMap(p -> Optional.ofNullable(p.brand())))
                        .orElse(null),
                wanted.kind().or(() -> before.map(Product::kind)).orElse(ProductKind.GOODS),
                wanted.unit().or(() -> before.map(Product::unit)).orElse(ProductColumns.PIECE),
                wanted.taxClass().or(() -> before.map(Product::taxClass)).orElse(defaultTaxClass),
                true,
                wanted.category()
                        .or(() -> before.flatMap(p -> Optional.ofNullable(p.category())))
                        .orElse(null));
        var after = wanted.specials().of(before.map(p -> carried(plain, p)).orElse(plain));
        if (stored.isEmpty()) {
            tx.insert(DomainTypes.PRODUCT, after);
            return Change.ADDED;
        }
        if (after.equals(stored.get().value())) {
            return Change.NONE;
        }
        tx.update(DomainTypes.PRODUCT, after, stored.get().version());
        return Change.CHANGED;
    }

    private Change code(Wanted wanted, String productId) {
        var contains = wanted.specials().contains();
        var code = containing(code(productId, wanted.code()), contains);
        var stored = tx.find(DomainTypes.PRODUCT_CODE, code.id());
        if (stored.isEmpty()) {
            tx.insert(DomainTypes.PRODUCT_CODE, code);
            return Change.CHANGED;
        }
        if (contains.isEmpty() || stored.get().value().equals(code)) {
            return Change.NONE;
        }
        tx.update(DomainTypes.PRODUCT_CODE, code, stored.get().version());
        return Change.CHANGED;
    }

    /** What the file says nothing of stays as it was. */
    private static Product carried(Product plain, Product before) {
        return plain.with(before.traits())
                .fromAge(before.minimumAge())
                .withDeposit(before.depositProductId())
                .asVariant(before.variantGroup(), before.variant());
    }

    /** The price for all stores and all times before rows that people make; one imported row per product. */
    private Change price(BigDecimal price, String productId) {
        String id = Nanoid.derived(DomainTypes.PRICE_ROW.table(), productId + "\u0000import");
        var after = new PriceRow(
                id,
                productId,
                null,
                UnitPrice.of(price.setScale(UnitPrice.DECIMALS, RoundingMode.UNNECESSARY), currency),
                true,
                Instant.EPOCH,
                null);
        var stored = tx.find(DomainTypes.PRICE_ROW, id);
        if (stored.isEmpty()) {
            tx.insert(DomainTypes.PRICE_ROW, after);
            return Change.CHANGED;
        }
        if (after.equals(stored.get().value())) {
            return Change.NONE;
        }
        tx.update(DomainTypes.PRICE_ROW, after, stored.get().version());
        return Change.CHANGED;
    }

    private static Change more(Change first, Change next) {
        return first == Change.NONE ? next : first;
    }
}
