package org.evertill.usecase;

import com.google.gson.JsonArray;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.kernel.Quantity;
import org.evertill.storage.Reader;

/**
 * Keeps the moments of counts and movements in the order in which a till knew of them: a clock that is wrong, here or where the
 * count was made, does not turn a sale after a count into one before it. And what there is of a product, as far as the till knows.
 */
public final class StockMoments {

    private StockMoments() {}

    /** When goods move that move now: after the last count that this till knows of. */
    public static Instant afterCount(Reader reader, String storeId, String productId, Instant now) {
        return afterCounts(reader, storeId, Set.of(productId), now).getOrDefault(productId, now);
    }

    /** The same of several products, by identifier; the moment of those that are missing is now. One query, however many they are. */
    public static Map<String, Instant> afterCounts(Reader reader, String storeId, Set<String> productIds, Instant now) {
        var ids = new JsonArray();
        productIds.forEach(ids::add);
        var moments = new HashMap<String, Instant>();
        reader.forEach(
                "SELECT product_id, counted_at FROM stock_balance WHERE store_id = ? AND counted_at IS NOT NULL"
                        + " AND product_id IN (SELECT value FROM json_each(?))",
                List.of(storeId, ids.toString()),
                row -> Map.entry(
                        row.getString(1), Instant.parse(row.getString(2)).plusMillis(1)),
                entry -> moments.put(entry.getKey(), entry.getValue()));
        moments.values().removeIf(after -> !after.isAfter(now));
        return moments;
    }

    /** When something is counted now: whatever this till knows to have moved is in it, and an earlier count does not stand. */
    public static Instant afterAllKnown(Reader reader, String storeId, String productId, Instant now) {
        var counted = afterCount(reader, storeId, productId, now);
        var moved = moment(
                reader,
                "SELECT max(occurred_at) FROM stock_movements WHERE store_id = ? AND product_id = ?",
                storeId,
                productId);
        return Stream.concat(Stream.of(counted), moved.stream())
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    /** How much there is of a product in a store. */
    public static Quantity onHand(Reader reader, String storeId, String productId) {
        return reader
                .query(
                        "SELECT quantity_milli FROM stock_balance WHERE store_id = ? AND product_id = ?",
                        List.of(storeId, productId),
                        row -> new Quantity(row.getLong(1)))
                .stream()
                .findFirst()
                .orElse(Quantity.ZERO);
    }

    private static Optional<Instant> moment(Reader reader, String sql, String storeId, String productId) {
        return reader
                .query(
                        sql,
                        List.of(storeId, productId),
                        row -> Optional.ofNullable(row.getString(1)).map(Instant::parse))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }
}
