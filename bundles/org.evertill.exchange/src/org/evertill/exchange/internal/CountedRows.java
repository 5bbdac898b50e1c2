package org.evertill.exchange.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.domain.StockCount;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.stock.StockDesk;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Place;
import org.evertill.usecase.ProductLookup;
import org.evertill.usecase.StockMoments;

/**
 * What rows of a file say of the shelves.
 *
 * @param code the column of it
 * @param quantity the column of it
 */
record CountedRows(int code, int quantity, String reference, String staffId) {

    private static final Quantity MOST = Quantity.of(StockDesk.MAX_QUANTITY_UNITS);

    /** Notes the count of a row; false when it was noted before. Throws {@link RefusedRow}. */
    boolean write(UnitOfWork tx, Database database, CsvRow.Good row, Instant at, Set<String> seen) {
        var count = count(tx, database, row, at, seen);
        count.ifPresent(found -> tx.insert(DomainTypes.STOCK_COUNT, found));
        return count.isPresent();
    }

    /** Whether {@link #write} would note a count. Throws {@link RefusedRow}. */
    boolean of(Reader reader, Database database, CsvRow.Good row, Instant at, Set<String> seen) {
        return count(reader, database, row, at, seen).isPresent();
    }

    /** Empty for what was counted so before, under the same reference: it was true then, and goods have moved since. */
    private Optional<StockCount> count(
            Reader reader, Database database, CsvRow.Good row, Instant at, Set<String> seen) {
        var place = Place.of(database, reader);
        var found = quantity(row.fields().get(quantity).strip());
        var product = product(reader, place, row.fields().get(code).strip(), at);
        if (!seen.add(product.id())) {
            throw new RefusedRow("duplicate-in-file", product.sku() + " stands in an earlier line already.");
        }
        String storeId = place.till().storeId();
        String id = Nanoid.derived(
                DomainTypes.STOCK_COUNT.table(), String.join("\u0000", storeId, reference, product.id()));
        var known = reader.find(DomainTypes.STOCK_COUNT, id).map(stored -> stored.value());
        if (known.isPresent()) {
            if (!known.get().quantity().equals(found)) {
                throw new RefusedRow(
                        "counted-otherwise",
                        product.sku() + " was noted with " + known.get().quantity() + " for \"" + reference
                                + "\" before. Count it, or name another occasion.");
            }
            return Optional.empty();
        }
        return Optional.of(new StockCount(
                id,
                storeId,
                StockMoments.afterAllKnown(reader, storeId, product.id(), at),
                place.till().registerId(),
                product.id(),
                found,
                StockMoments.onHand(reader, storeId, product.id()),
                reference,
                staffId));
    }

    private static Product product(Reader reader, Place place, String code, Instant at) {
        if (code.isEmpty()) {
            throw new RefusedRow("no-code", "The code is missing.");
        }
        try {
            var product = ProductLookup.byCode(reader, place, at, code, Optional.empty())
                    .product();
            if (product.kind() != ProductKind.GOODS) {
                throw new RefusedRow("sale.no-stock", "No stock is kept of " + product.sku() + ".");
            }
            return product;
        } catch (ProblemException e) {
            throw new RefusedRow(
                    e.problem().code(), Cell.shown(code) + ": " + e.problem().message());
        }
    }

    private static Quantity quantity(String text) {
        try {
            return Cell.decimal(text)
                    .map(BigDecimal::stripTrailingZeros)
                    .map(Quantity::of)
                    .filter(found -> !found.isNegative() && found.compareTo(MOST) <= 0)
                    .orElseThrow(() -> badQuantity(text));
        } catch (ArithmeticException e) {
            throw badQuantity(text);
        }
    }

    private static RefusedRow badQuantity(String text) {
        return new RefusedRow(
                "bad-quantity",
                "\"" + Cell.shown(text) + "\" is no number from 0 to " + MOST + " with three decimals at most.");
    }
}
