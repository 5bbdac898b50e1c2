package org.evertill.stock.local.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.stock.StockDesk;
import org.evertill.stock.contract.StockShop;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;

/** A till on real SQLite that sells and keeps stock. Nothing of it knows a network. */
final class StockTill implements StockShop {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    final TestClock clock = new TestClock();
    final SqliteStore database;
    final LocalCheckout checkout;
    private final LocalStockDesk desk;

    private StockTill(Path directory) {
        var opener = new SqliteDatabaseOpener(DomainTypes.ALL, List.of(new CheckoutSchema()), clock);
        database = opener.openStore(directory).orThrow();
        checkout = new LocalCheckout(database, clock);
        desk = new LocalStockDesk(database, clock);
    }

    /** Opens what is there. */
    static StockTill open(Path directory) {
        return new StockTill(directory);
    }

    /** A new till, enrolled, that has synchronised once. */
    static StockTill enrolled(Path directory) {
        var till = new StockTill(directory);
        till.database
                .enrol(new TillIdentity(
                        "R1replica",
                        1,
                        "Chain",
                        "S1",
                        "S1-R1",
                        "A",
                        URI.create("http://localhost:1"),
                        DeviceKey.make(),
                        List.of()))
                .orThrow();
        till.database.write(new Author("system:test"), tx -> {
            masterData(tx);
            return 0;
        });
        return till;
    }

    private static void masterData(UnitOfWork tx) {
        tx.insert(DomainTypes.STORE, new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null));
        tx.insert(DomainTypes.STAFF, new Staff("kim", "Kim", Role.MANAGER, "x", true));
        tx.insert(DomainTypes.STAFF, new Staff("bo", "Bo", Role.CASHIER, "x", true));
        tx.insert(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "standard", 1900, LocalDate.parse("2007-01-01")));
        tx.insert(DomainTypes.TAX_RATE, new TaxRate("t2", "DE", "reduced", 700, LocalDate.parse("2007-01-01")));
        product(tx, "apple", "Apple", APPLE, "0.35", "reduced", ProductKind.GOODS);
        product(tx, "bag", "Carrier bag", BAG, "0.10", "standard", ProductKind.SERVICE);
    }

    static void product(
            UnitOfWork tx, String id, String name, String code, String price, String taxClass, ProductKind kind) {
        tx.insert(DomainTypes.PRODUCT, new Product(id, "sku-" + id, name, null, kind, "pc", taxClass, true));
        tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("c-" + id, id, code));
        tx.insert(DomainTypes.PRICE_ROW, new PriceRow("p-" + id, id, null, euro(price), true, Instant.EPOCH, null));
    }

    static UnitPrice euro(String amount) {
        return UnitPrice.of(new BigDecimal(amount), EUR);
    }

    @Override
    public StockDesk desk() {
        return desk;
    }

    @Override
    public void sell(Quantity apples) {
        var basket = checkout.open(Opening.sale(KIM)).orThrow();
        var scan = Scan.typed(apples + "*" + APPLE).orThrow();
        checkout.payCash(checkout.scan(basket, scan).orThrow(), Optional.empty())
                .orThrow();
    }

    @Override
    public void passes(long seconds) {
        clock.now = clock.now.plusSeconds(seconds);
    }

    long number(String sql) {
        return database.read(r -> r.query(sql, List.of(), row -> row.getLong(1)).getFirst());
    }

    @Override
    public void close() {
        database.close();
    }

    /** Stands still until it is moved. */
    static final class TestClock extends Clock {

        Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
