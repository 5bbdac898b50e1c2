package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.headoffice.StockBook;
import org.evertill.headoffice.Unknown;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.stock.GoodsDesk.Item;
import org.evertill.stock.GoodsDesk.Moved;
import org.evertill.stock.GoodsDesk.Transfer;
import org.evertill.stock.Margin;
import org.evertill.stock.OrderDesk;
import org.evertill.stock.OrderDesk.Ordered;
import org.evertill.stock.StockFacts;
import org.evertill.stock.Supply;
import org.evertill.stock.TransferFacts;

/** Stock of all stores in plain SQL, each statement by an index on a product, a store's days or a document. */
final class PostgresStockBook implements StockBook {

    private static final String BALANCES = """
        SELECT s.id, s.name, b.quantity_milli,
               (SELECT CASE WHEN count(*) = count(d.last_seen) THEN min(d.last_seen) END
                  FROM replica r JOIN device d ON d.replica = coalesce(r.till, r.id)
                 WHERE r.store_id = s.id AND d.revoked_at IS NULL) AS heard_at
          FROM stock_balance b JOIN stores s ON s.id = b.store_id
         WHERE b.product_id = ? AND NOT s.is_deleted ORDER BY s.id
        """;

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Tables tables;
    private final OwnWrites writes;

    PostgresStockBook(Transactions transactions, OpPartitions partitions, Tables tables, OwnWrites writes) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.tables = tables;
        this.writes = writes;
    }

    @Override
    public Outcome<OnHand> onHand(String code) {
        return transactions.snapshot(connection -> {
            var product = products(connection).byCode(code);
            var stores = new ArrayList<InStore>();
            try (var query = connection.prepareStatement(BALANCES)) {
                query.setString(1, product.id());
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        stores.add(new InStore(
                                row.getString("id"),
                                row.getString("name"),
                                new Quantity(row.getLong("quantity_milli")),
                                Sql.instant(row, "heard_at")));
                    }
                }
            }
            return new OnHand(product, stores);
        });
    }

    @Override
    public Outcome<List<Transfer>> openTransfers() {
        return transactions.snapshot(connection -> {
            var named = new ArrayList<Transfer>();
            for (Transfer transfer :
                    TransferFacts.ofChain(new PostgresFacts(connection)).open()) {
                if (named.size() < MAX_LISTED) {
                    named.add(named(connection, transfer));
                }
            }
            return named;
        });
    }

    @Override
    public Outcome<List<Ordered>> openOrders(Optional<String> storeId) {
        return transactions.snapshot(connection -> {
            if (storeId.isPresent()) {
                store(connection, storeId.get());
            }
            return orders(connection).open(storeId);
        });
    }

    @Override
    public Outcome<Ordered> order(
            String storeId, String supplier, Optional<LocalDate> expectedOn, List<Item> items, String userId) {
        return partitions
                .receiveNow()
                .then(at -> transactions.write(connection -> orders(connection)
                        .order(
                                store(connection, storeId),
                                supplier,
                                expectedOn,
                                items,
                                new StockOrders.By(userId, at, Nanoid.secure()))));
    }

    @Override
    public Outcome<Ordered> closeOrder(String number, String userId) {
        return partitions
                .receiveNow()
                .then(at -> transactions.write(connection ->
                        orders(connection).close(number, new StockOrders.By(userId, at, Nanoid.secure()))));
    }

    @Override
    public Outcome<List<Supply>> supplies(String storeId) {
        return transactions.snapshot(
                connection -> facts(connection, store(connection, storeId)).supplies());
    }

    @Override
    public Outcome<Margin> margin(String storeId, LocalDate from, LocalDate until) {
        return transactions.snapshot(connection -> {
            var store = store(connection, storeId);
            long days = ChronoUnit.DAYS.between(from, until) + 1;
            if (days < 1 || days > OrderDesk.MAX_DAYS) {
                throw new ProblemException(Problem.of(
                        "stock.bad-days",
                        "A margin is of 1 to " + OrderDesk.MAX_DAYS
                                + " days, from the first to the last. Type them again."));
            }
            var zone = store.zone();
            return facts(connection, store)
                    .margin(
                            from.atStartOfDay(zone).toInstant(),
                            until.plusDays(1).atStartOfDay(zone).toInstant());
        });
    }

    @Override
    public String name(String productId) {
        return transactions
                .snapshot(connection -> products(connection).name(productId))
                .orThrow();
    }

    private Transfer named(Connection connection, Transfer transfer) throws SQLException {
        var moved = new ArrayList<Moved>();
        for (Moved m : transfer.moved()) {
            String name = products(connection).name(m.productId());
            moved.add(new Moved(m.productId(), name, m.sent(), m.received(), m.settled()));
        }
        return new Transfer(
                transfer.number(),
                transfer.fromStoreId(),
                transfer.toStoreId(),
                transfer.since(),
                transfer.known(),
                moved);
    }

    private Store store(Connection connection, String storeId) throws SQLException {
        return new TypedRows(connection, tables)
                .rows(DomainTypes.STORE, " WHERE t.id = ? AND NOT t.is_deleted", List.of(storeId)).stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Unknown.store(storeId)));
    }

    private static StockFacts<SQLException> facts(Connection connection, Store store) {
        return new StockFacts<>(new PostgresFacts(connection), store.id(), Currency.getInstance(store.currency()));
    }

    private StockProducts products(Connection connection) {
        return new StockProducts(new TypedRows(connection, tables));
    }

    private StockOrders orders(Connection connection) {
        return new StockOrders(connection, tables, writes);
    }
}
