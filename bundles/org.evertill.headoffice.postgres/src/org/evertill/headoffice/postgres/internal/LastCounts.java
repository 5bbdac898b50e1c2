package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.ColumnType;
import org.evertill.entity.Row;
import org.evertill.headoffice.postgres.internal.StockBalances.Place;
import org.evertill.sync.merge.RowChange;

/**
 * Of the counts that have come, the last one of each place, by its moment and then by its identifier. A count that does not say
 * when or how much counts for nothing.
 */
final class LastCounts {

    private static final String COUNTS = DomainTypes.STOCK_COUNT.table();

    /** A statement of its own after the balances were locked: it sees every movement that is in a balance. */
    private static final String STAND_ON = """
        UPDATE stock_balance b SET counted_at = c.counted_at, count_id = c.id,
            quantity_milli = c.quantity_milli + coalesce((SELECT sum(m.quantity_milli) FROM stock_movements m
                WHERE m.product_id = c.product_id AND m.store_id = c.store_id AND m.occurred_at > c.counted_at
                    AND NOT m.is_deleted), 0)
        FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::bigint[])
            c (store_id, product_id, counted_at, id, quantity_milli)
        WHERE b.store_id = c.store_id AND b.product_id = c.product_id AND (b.counted_at IS NULL
            OR (c.counted_at, c.id COLLATE "C") > (b.counted_at, b.count_id))
        """;

    private record Count(String id, Instant at, long quantity) {

        static final Comparator<Count> ORDER = Comparator.comparing(Count::at).thenComparing(Count::id);
    }

    private final TreeMap<Place, Count> last = new TreeMap<>();

    private LastCounts() {}

    static LastCounts of(Collection<RowChange> changes) {
        var counts = new LastCounts();
        for (RowChange change : changes) {
            if (change.key().table().equals(COUNTS) && change.before().isEmpty()) {
                counts.add(change.key().id(), change.after().state().row());
            }
        }
        return counts;
    }

    /** When a fact happened, if it says so. */
    static Optional<Instant> moment(Row fact) {
        return Optional.ofNullable(fact.text("occurred_at"))
                .filter(ColumnType.INSTANT::accepts)
                .map(Instant::parse);
    }

    Set<Place> places() {
        return last.keySet();
    }

    /** Puts balances, whose locks are held, onto the counts that are later than what they stand on. */
    void apply(Connection connection) throws SQLException {
        if (last.isEmpty()) {
            return;
        }
        var counts = last.values();
        try (var update = connection.prepareStatement(STAND_ON)) {
            Sql.texts(update, 1, last.keySet().stream().map(Place::storeId).toList());
            Sql.texts(update, 2, last.keySet().stream().map(Place::productId).toList());
            Sql.texts(
                    update, 3, counts.stream().map(c -> ColumnType.text(c.at())).toList());
            Sql.texts(update, 4, counts.stream().map(Count::id).toList());
            Sql.longs(update, 5, counts.stream().map(Count::quantity).toList());
            update.executeUpdate();
        }
    }

    private void add(String id, Row row) {
        var place = Place.of(row);
        var at = moment(row);
        if (place.isPresent() && at.isPresent() && row.get("quantity_milli") instanceof Long quantity) {
            last.merge(place.get(), new Count(id, at.get(), quantity), BinaryOperator.maxBy(Count.ORDER));
        }
    }
}
