package org.evertill.headoffice.postgres.internal;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.sync.merge.RowChange;

/**
 * Keeps {@code stock_balance}: what the last count of a product in a store says, and the movements after it. Whoever changes a
 * balance holds the lock of its row until commit, so that a count looks at every movement that is not added to it later.
 */
final class StockBalances {

    private static final String MOVEMENTS = DomainTypes.STOCK_MOVEMENT.table();

    /** Adds, and tells of which balances a part may be in the count already. */
    private static final String ADD = """
        WITH kept AS (
            INSERT INTO stock_balance (store_id, product_id, quantity_milli)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[]::numeric[])
            ON CONFLICT (store_id, product_id) DO UPDATE
            SET quantity_milli = stock_balance.quantity_milli + excluded.quantity_milli
            RETURNING store_id, product_id, counted_at)
        SELECT store_id, product_id, counted_at FROM kept WHERE counted_at IS NOT NULL
        """;

    private static final String TAKE_OFF = """
        UPDATE stock_balance b SET quantity_milli = b.quantity_milli - late.quantity_milli
        FROM unnest(?::text[], ?::text[], ?::text[]::numeric[]) late (store_id, product_id, quantity_milli)
        WHERE b.store_id = late.store_id AND b.product_id = late.product_id
        """;

    /** A product in a store. */
    record Place(String storeId, String productId) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byStore = storeId.compareTo(other.storeId);
            return byStore != 0 ? byStore : productId.compareTo(other.productId);
        }

        /** Empty when the row does not say. */
        static Optional<Place> of(Row fact) {
            String store = fact.text("store_id");
            String product = fact.text("product_id");
            return store == null || product == null ? Optional.empty() : Optional.of(new Place(store, product));
        }
    }

    /** @param at empty when the movement does not say, which is before every count */
    private record Movement(Place place, Optional<Instant> at, BigInteger quantity) {}

    private StockBalances() {}

    /**
     * Takes in the movements and counts among new rows, in ascending order of store and product, so that no two transactions
     * wait for each other. Both are facts: they are only ever new. One that was taken although it says nothing of its store,
     * its product or how much, moves nothing; an incident tells people of it. The rows are in their tables.
     */
    static void add(Connection connection, Collection<RowChange> changes) throws SQLException {
        var movements = new ArrayList<Movement>();
        var sums = new TreeMap<Place, BigInteger>();
        var counts = LastCounts.of(changes);
        counts.places().forEach(place -> sums.put(place, BigInteger.ZERO));
        for (RowChange change : changes) {
            if (change.key().table().equals(MOVEMENTS) && change.before().isEmpty()) {
                movement(change.after().state().row()).ifPresent(movements::add);
            }
        }
        movements.forEach(movement -> sums.merge(movement.place, movement.quantity, BigInteger::add));
        if (!sums.isEmpty()) {
            var late = late(movements, upsert(connection, sums));
            if (!late.isEmpty()) {
                takeOff(connection, late);
            }
            counts.apply(connection);
        }
    }

    /** When the places among these were last counted. */
    private static Map<Place, Instant> upsert(Connection connection, TreeMap<Place, BigInteger> sums)
            throws SQLException {
        try (var upsert = connection.prepareStatement(ADD)) {
            set(upsert, sums);
            try (ResultSet rows = upsert.executeQuery()) {
                var counted = new HashMap<Place, Instant>();
                while (rows.next()) {
                    counted.put(
                            new Place(rows.getString(1), rows.getString(2)),
                            Sql.instant(rows, "counted_at").orElseThrow());
                }
                return counted;
            }
        }
    }

    private static TreeMap<Place, BigInteger> late(List<Movement> movements, Map<Place, Instant> counted) {
        var late = new TreeMap<Place, BigInteger>();
        for (Movement movement : movements) {
            var count = counted.get(movement.place);
            if (count != null && movement.at.filter(count::isBefore).isEmpty()) {
                late.merge(movement.place, movement.quantity, BigInteger::add);
            }
        }
        return late;
    }

    private static void takeOff(Connection connection, TreeMap<Place, BigInteger> late) throws SQLException {
        try (var update = connection.prepareStatement(TAKE_OFF)) {
            set(update, late);
            update.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, TreeMap<Place, BigInteger> sums) throws SQLException {
        Sql.texts(statement, 1, sums.keySet().stream().map(Place::storeId).toList());
        Sql.texts(statement, 2, sums.keySet().stream().map(Place::productId).toList());
        Sql.texts(statement, 3, sums.values().stream().map(BigInteger::toString).toList());
    }

    private static Optional<Movement> movement(Row row) {
        return row.get("quantity_milli") instanceof Long
                ? Place.of(row).map(place -> new Movement(place, LastCounts.moment(row), quantity(row)))
                : Optional.empty();
    }

    /** Without a bound: however large a sum, it is no reason to refuse a movement. */
    private static BigInteger quantity(Row row) {
        return BigInteger.valueOf((Long) Objects.requireNonNull(row.get("quantity_milli")));
    }
}
