package org.evertill.stock.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.kernel.Category;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Quantity;
import org.evertill.stock.CountSheet;
import org.evertill.stock.CountSheetLine;
import org.evertill.stock.StockDesk.NewSheet;
import org.evertill.stock.StockDesk.Sheet;
import org.evertill.stock.StockDesk.SheetLine;
import org.evertill.stock.StockTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.evertill.usecase.StockMoments;

/** The sheets with which goods of this till's store are counted. */
final class Sheets {

    private static final int MAX_NAME = 60;
    private static final int MAX_CATEGORY = 200;
    private static final int MAX_CODES = 1_000;

    /** What is there, or should be less than nothing; a full count begins with that. */
    private static final String FULL =
            "SELECT product_id FROM stock_balance WHERE store_id = ? AND quantity_milli <> 0";

    private static final String CATEGORY =
            "SELECT b.product_id, p.category FROM stock_balance b JOIN products p ON p.id = b.product_id"
                    + " WHERE b.store_id = ? AND b.quantity_milli <> 0 AND p.is_deleted = 0"
                    + " AND p.category IS NOT NULL";

    private static final String LIST =
            "SELECT product_id FROM count_sheet_lines WHERE store_id = ? AND sheet_id = ? AND is_deleted = 0";

    private static final String COUNTED = "SELECT product_id, quantity_milli, expected_milli FROM stock_counts"
            + " WHERE sheet_id = ? AND is_deleted = 0 ORDER BY occurred_at, id";

    private record Count(String productId, Quantity counted, Quantity expected) {}

    private Sheets() {}

    /** Throws {@code stock.bad-sheet}. */
    static CountSheet open(UnitOfWork tx, Place place, NewSheet wanted, Instant at, IdSource ids) {
        String name = wanted.name().strip();
        var category = wanted.category().map(String::strip).filter(c -> !c.isEmpty());
        check(tx, place, wanted, name, category);
        var sheet = new CountSheet(
                ids.next(),
                place.till().storeId(),
                name,
                wanted.kind(),
                category.orElse(null),
                at,
                wanted.staffId(),
                null,
                null,
                null);
        tx.insert(StockTypes.SHEET, sheet);
        var products = new LinkedHashSet<String>();
        wanted.codes()
                .forEach(code -> products.add(Goods.byCode(tx, place, code, at).id()));
        products.forEach(id ->
                tx.insert(StockTypes.SHEET_LINE, new CountSheetLine(ids.next(), sheet.id(), sheet.storeId(), id)));
        return sheet;
    }

    private static void check(Reader reader, Place place, NewSheet wanted, String name, Optional<String> category) {
        boolean named = !name.isEmpty() && name.length() <= MAX_NAME;
        if (!named || allOpen(reader, place).stream().anyMatch(s -> s.name().equals(name))) {
            throw Attempt.problem(
                    "stock.bad-sheet",
                    "A sheet has a name of 1 to " + MAX_NAME
                            + " characters that no other open one has. Name it otherwise.");
        }
        boolean fits = switch (wanted.kind()) {
            case FULL -> category.isEmpty() && wanted.codes().isEmpty();
            case CATEGORY ->
                category.filter(c -> c.length() <= MAX_CATEGORY).isPresent()
                        && wanted.codes().isEmpty();
            case LIST ->
                category.isEmpty()
                        && !wanted.codes().isEmpty()
                        && wanted.codes().size() <= MAX_CODES;
        };
        if (!fits) {
            throw Attempt.problem(
                    "stock.bad-sheet",
                    "A sheet is of all goods, of one category, or of 1 to " + MAX_CODES + " goods that are named.");
        }
    }

    static List<CountSheet> allOpen(Reader reader, Place place) {
        var selection = Selection.where(Filter.equal("store_id", place.till().storeId()), Filter.empty("closed_at"))
                .orderedBy(Order.ascending("opened_at"));
        return reader.select(StockTypes.SHEET, selection).stream()
                .map(Stored::value)
                .toList();
    }

    /** The newest of a name. Throws {@code stock.unknown-sheet}. */
    static Stored<CountSheet> find(Reader reader, Place place, String name) {
        var selection = Selection.where(
                        Filter.equal("name", name.strip()),
                        Filter.equal("store_id", place.till().storeId()))
                .orderedBy(Order.descending("opened_at"));
        return reader.select(StockTypes.SHEET, selection).stream()
                .findFirst()
                .orElseThrow(() -> Attempt.problem(
                        "stock.unknown-sheet",
                        "This till knows no sheet " + name + ". List the open ones, or open it."));
    }

    /** Throws {@code stock.sheet-closed}. */
    static Stored<CountSheet> findOpen(Reader reader, Place place, String name) {
        var sheet = find(reader, place, name);
        if (sheet.value().closedAt() != null) {
            throw Attempt.problem(
                    "stock.sheet-closed", "The sheet " + name + " is closed. Count without it, or open another one.");
        }
        return sheet;
    }

    /** What is on it: what should be counted, and whatever was. */
    static Sheet shown(Reader reader, Place place, CountSheet sheet) {
        Map<String, List<Count>> counted = new LinkedHashMap<>();
        reader.query(
                        COUNTED,
                        List.of(sheet.id()),
                        row -> new Count(row.getString(1), new Quantity(row.getLong(2)), new Quantity(row.getLong(3))))
                .forEach(count -> counted.computeIfAbsent(count.productId, id -> new ArrayList<>())
                        .add(count));
        Set<String> products = new LinkedHashSet<>(counted.keySet());
        if (sheet.closedAt() == null) {
            products.addAll(toCount(reader, sheet));
        }
        var lines = new ArrayList<SheetLine>();
        for (String id : products) {
            reader.find(DomainTypes.PRODUCT, id)
                    .map(Stored::value)
                    .map(product -> line(reader, place, product, counted.getOrDefault(id, List.of())))
                    .ifPresent(lines::add);
        }
        lines.sort(Comparator.comparing((SheetLine l) -> l.product().sku())
                .thenComparing(l -> l.product().id()));
        return new Sheet(sheet, lines);
    }

    private static List<String> toCount(Reader reader, CountSheet sheet) {
        return switch (sheet.kind()) {
            case FULL -> reader.query(FULL, List.of(sheet.storeId()), row -> row.getString(1));
            case CATEGORY -> within(reader, sheet, Category.of(String.valueOf(sheet.category())));
            case LIST -> reader.query(LIST, List.of(sheet.storeId(), sheet.id()), row -> row.getString(1));
        };
    }

    /** Compared here and not by the statement, for a path may be typed in several ways. */
    private static List<String> within(Reader reader, CountSheet sheet, Category category) {
        record Found(String productId, String path) {}
        return reader
                .query(CATEGORY, List.of(sheet.storeId()), row -> new Found(row.getString(1), row.getString(2)))
                .stream()
                .filter(found -> Category.of(found.path()).isWithin(category))
                .map(Found::productId)
                .toList();
    }

    private static SheetLine line(Reader reader, Place place, Product product, List<Count> counts) {
        if (counts.isEmpty()) {
            var expected = StockMoments.onHand(reader, place.till().storeId(), product.id());
            return new SheetLine(product, expected, Optional.empty(), Quantity.ZERO);
        }
        var difference = counts.stream()
                .map(count -> count.counted.plus(count.expected.negated()))
                .reduce(Quantity.ZERO, Quantity::plus);
        return new SheetLine(product, counts.getFirst().expected, Optional.of(counts.getLast().counted), difference);
    }
}
