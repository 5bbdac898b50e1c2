package org.evertill.checkout.local.internal;

import com.google.gson.JsonArray;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.ProductKind;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Buyer;
import org.evertill.pricing.Circumstances;
import org.evertill.pricing.Discount;
import org.evertill.pricing.Particulars;
import org.evertill.pricing.Returned;
import org.evertill.pricing.Taxation;
import org.evertill.storage.Reader;
import org.evertill.storage.Stored;
import org.evertill.usecase.Attempt;

/** What of a sale can still be given back. */
final class Returns {

    private Returns() {}

    /** A refund of all that was not returned yet. Throws what {@code Checkout.refundOf} says. */
    static Basket basket(Reader reader, Sold sold, String staffId, Instant now, IdSource ids) {
        var sale = sold.sale();
        if (sale.kind() == SaleKind.REFUND) {
            throw Attempt.problem(
                    "sale.not-refundable", sale.receipt() + " is a refund itself. Enter the receipt of the sale.");
        }
        var lines = refundable(reader, sold, ids);
        return new Basket(
                ids.next(),
                SaleKind.REFUND,
                staffId,
                sale.total().currency(),
                now,
                Optional.empty(),
                sold.reference(),
                Optional.of(sale.id()),
                Optional.ofNullable(sale.customerId()).map(id -> new Buyer(id, Optional.empty())),
                Optional.empty(),
                List.of(),
                Circumstances.USUAL.exempt(Optional.ofNullable(sale.taxExemption())),
                lines);
    }

    /** What is left of a sale and is taken back. Throws {@code sale.not-returnable}, {@code sale.already-returned} where that is nothing. */
    static List<Basket.Line> refundable(Reader reader, Sold sold, IdSource ids) {
        var sale = sold.sale();
        var all = remaining(reader, sold, ids);
        var lines = all.stream()
                .filter(line -> !line.product().is(Trait.NOT_RETURNABLE))
                .toList();
        if (lines.isEmpty() && !all.isEmpty()) {
            throw Attempt.problem(
                    "sale.not-returnable", "Nothing on the receipt " + sale.receipt() + " that is left is taken back.");
        }
        if (lines.isEmpty()) {
            throw alreadyReturned("Everything on the receipt " + sale.receipt());
        }
        return lines;
    }

    /** Basket lines with what was not returned yet of each line; empty when all of it was. Empties that came back are not given out again. */
    private static List<Basket.Line> remaining(Reader reader, Sold sold, IdSource ids) {
        return lines(reader, sold, ids).stream()
                .filter(line -> line.quantity().thousandths() > 0)
                .toList();
    }

    /** The same, and the empties that came back with the sale. */
    static List<Basket.Line> lines(Reader reader, Sold whole, IdSource ids) {
        var sold = whole.lines();
        var returned = returnedMilli(reader, sold.stream().map(SaleLine::id).toList());
        var discounts = whole.discounts().stream().collect(Collectors.groupingBy(SaleDiscount::saleLineId));
        var parts = sold.stream()
                .filter(line -> line.partOfLineId() != null)
                .collect(Collectors.groupingBy(line -> String.valueOf(line.partOfLineId())));
        var lines = new LinkedHashMap<String, Basket.Line>();
        for (SaleLine line : sold) {
            var before = new Quantity(returned.getOrDefault(line.id(), 0L));
            var original = original(
                    line,
                    parts.getOrDefault(line.id(), List.of()),
                    before,
                    discounts.getOrDefault(line.id(), List.of()));
            if (line.partOfLineId() == null && !original.left().isZero()) {
                var goods = Optional.ofNullable(line.goesWithLineId())
                        .map(lines::get)
                        .map(Basket.Line::id);
                lines.put(line.id(), line(reader, line, original, ids).withParticulars(particulars(line, goods)));
            }
        }
        return List.copyOf(lines.values());
    }

    private static Particulars particulars(SaleLine line, Optional<String> goesWith) {
        return new Particulars(
                Optional.ofNullable(line.serial()),
                Optional.ofNullable(line.lot()),
                Optional.ofNullable(line.useBy()),
                Optional.empty(),
                Optional.empty(),
                goesWith);
    }

    /** Throws {@code sale.already-returned} when lines give back more than was sold and not yet returned. */
    static void check(Reader reader, Basket basket) {
        var wanted = new HashMap<String, Long>();
        long sign = basket.kind() == SaleKind.SALE ? -1 : 1;
        for (Basket.Line line : basket.lines()) {
            line.returned()
                    .ifPresent(returned -> wanted.merge(
                            returned.lineId(), sign * line.quantity().thousandths(), Math::addExact));
        }
        var now = returnedMilli(reader, wanted.keySet());
        for (Basket.Line line : basket.lines()) {
            line.returned().ifPresent(returned -> {
                long before = now.getOrDefault(returned.lineId(), 0L);
                long left = returned.sold().thousandths() - before;
                if (wanted.get(returned.lineId()) > Math.max(left, 0)
                        || before != returned.before().thousandths()) {
                    throw alreadyReturned(line.description());
                }
            });
        }
    }

    /** Throws {@code sale.bad-quantity} when a line would give back more than the line it belongs to has left. */
    static void checkQuantity(Reader reader, Basket.Line line, Quantity quantity) {
        var returned = line.returned();
        if (returned.isEmpty()) {
            return;
        }
        String lineId = returned.get().lineId();
        long left = returned.get().sold().thousandths()
                - returnedMilli(reader, List.of(lineId)).getOrDefault(lineId, 0L);
        if (quantity.thousandths() > left) {
            throw Attempt.problem(
                    "sale.bad-quantity",
                    "Of this line " + new Quantity(left) + " can be returned at most. Type a smaller quantity.");
        }
    }

    static ProblemException alreadyReturned(String what) {
        return new ProblemException(Problem.of(
                "sale.already-returned",
                what + " was returned before, wholly or in part. Look at the refunds of this receipt."));
    }

    /**
     * Positive thousandths by the original line's identifier: by lines that are here, and by those that head office tells of other stores. What came
     * back in an exchange that was voided is with the customer again.
     */
    static Map<String, Long> returnedMilli(Reader reader, Collection<String> lineIds) {
        var ids = new JsonArray();
        lineIds.forEach(ids::add);
        var returned = new HashMap<String, Long>();
        reader.forEach(
                """
                WITH o AS (SELECT value AS id FROM json_each(?)),
                back AS (SELECT l.id, l.original_line_id, l.quantity_milli FROM o
                    JOIN sale_lines l ON l.original_line_id = o.id AND l.is_deleted = 0
                    UNION SELECT r.id, r.original_line_id, r.quantity_milli FROM o
                    JOIN returned_lines r ON r.original_line_id = o.id AND r.is_deleted = 0)
                SELECT original_line_id, -sum(quantity_milli) FROM back b
                WHERE NOT EXISTS (SELECT 1 FROM sale_lines v WHERE v.original_line_id = b.id AND v.is_deleted = 0)
                    AND NOT EXISTS (SELECT 1 FROM returned_lines v WHERE v.original_line_id = b.id AND v.is_deleted = 0)
                GROUP BY original_line_id""",
                List.of(ids.toString()),
                row -> Map.entry(row.getString(1), row.getLong(2)),
                entry -> returned.put(entry.getKey(), entry.getValue()));
        return returned;
    }

    private static Returned original(
            SaleLine line, List<SaleLine> parts, Quantity before, List<SaleDiscount> discounts) {
        var rows = Stream.concat(Stream.of(line), parts.stream()).toList();
        var zero = Money.zero(line.total().currency());
        var gross = rows.stream().map(SaleLine::total).reduce(zero, Money::plus);
        var tax = rows.stream().map(SaleLine::tax).reduce(zero, Money::plus);
        return new Returned(
                line.id(),
                line.quantity(),
                before,
                line.taxIncluded() ? gross : gross.minus(tax),
                tax,
                discounts.stream()
                        .map(d -> new Discount(d.kind(), Optional.ofNullable(d.promotionId()), d.name(), d.amount()))
                        .toList(),
                parts.isEmpty() ? List.of() : rows.stream().map(Returns::part).toList());
    }

    private static Returned.Part part(SaleLine row) {
        return new Returned.Part(row.id(), row.taxClass(), row.rateBasisPoints(), row.total(), row.tax());
    }

    private static Basket.Line line(Reader reader, SaleLine line, Returned original, IdSource ids) {
        return new Basket.Line(
                ids.next(),
                reader.find(DomainTypes.PRODUCT, line.productId())
                        .map(Stored::value)
                        .orElseGet(() -> gone(reader, line)),
                line.code(),
                line.description(),
                original.left(),
                line.unitPrice(),
                line.taxIncluded(),
                line.rateBasisPoints(),
                Optional.ofNullable(line.priceRowId()),
                Optional.empty(),
                original.discounts(original.left()),
                Optional.of(original),
                Particulars.NONE,
                Taxation.PLAIN);
    }

    /** A product that was deleted since, as the sale knew it. */
    private static Product gone(Reader reader, SaleLine line) {
        boolean moved = !reader.query(
                        "SELECT 1 FROM stock_movements WHERE product_id = ? AND kind = 'SALE' LIMIT 1",
                        List.of(line.productId()),
                        row -> row.getInt(1))
                .isEmpty();
        var kind = moved ? ProductKind.GOODS : ProductKind.SERVICE;
        return new Product(line.productId(), line.code(), line.description(), null, kind, "", line.taxClass(), false);
    }
}
