package org.evertill.headoffice.postgres.internal;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.sync.merge.RowChange;

/** Keeps {@code stock_balance} equal to the sum of the movements. */
final class StockBalances {

    private static final String MOVEMENTS = DomainTypes.STOCK_MOVEMENT.table();

    private record Place(String storeId, String productId) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byStore = storeId.compareTo(other.storeId);
            return byStore != 0 ? byStore : productId.compareTo(other.productId);
        }
    }

    private StockBalances() {}

    /**
     * Adds the movements among new rows, in ascending order of store and product, so that no two transactions wait for
     * each other. Movements are facts: they are only ever new. One that was taken although it says nothing of its store, its
     * product or how much, moves nothing; an incident tells people of it.
     */
    static void add(Connection connection, Collection<RowChange> changes) throws SQLException {
        var sums = new TreeMap<Place, BigInteger>();
        for (RowChange change : changes) {
            var row = change.after().state().row();
            if (change.key().table().equals(MOVEMENTS) && change.before().isEmpty() && isWhole(row)) {
                sums.merge(place(row), quantity(row), BigInteger::add);
            }
        }
        if (!sums.isEmpty()) {
            upsert(connection, sums);
        }
    }

    private static void upsert(Connection connection, TreeMap<Place, BigInteger> sums) throws SQLException {
        List<String> stores = new ArrayList<>();
        List<String> products = new ArrayList<>();
        sums.keySet().forEach(place -> {
            stores.add(place.storeId);
            products.add(place.productId);
        });
        try (var upsert = connection.prepareStatement("INSERT INTO stock_balance (store_id, product_id, quantity_milli)"
                + " SELECT * FROM unnest(?::text[], ?::text[], ?::text[]::numeric[])"
                + " ON CONFLICT (store_id, product_id) DO UPDATE"
                + " SET quantity_milli = stock_balance.quantity_milli + excluded.quantity_milli")) {
            Sql.texts(upsert, 1, stores);
            Sql.texts(upsert, 2, products);
            Sql.texts(
                    upsert, 3, sums.values().stream().map(BigInteger::toString).toList());
            upsert.executeUpdate();
        }
    }

    private static boolean isWhole(Row movement) {
        return movement.text("store_id") != null
                && movement.text("product_id") != null
                && movement.get("quantity_milli") instanceof Long;
    }

    private static Place place(Row movement) {
        return new Place(
                Objects.requireNonNull(movement.text("store_id")), Objects.requireNonNull(movement.text("product_id")));
    }

    /** Without a bound: however large a sum, it is no reason to refuse a movement. */
    private static BigInteger quantity(Row movement) {
        return BigInteger.valueOf((Long) Objects.requireNonNull(movement.get("quantity_milli")));
    }
}
