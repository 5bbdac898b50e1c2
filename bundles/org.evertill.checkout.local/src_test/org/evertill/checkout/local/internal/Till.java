package org.evertill.checkout.local.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Role;
import org.evertill.domain.SettingValue;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.UnitPrice;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.tender.PaymentProvider;
import org.evertill.tender.TenderTypes;

/** A till on real SQLite in a directory, with a store, a cashier and two products. */
final class Till implements AutoCloseable {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final String APPLE = "4006381333931";
    static final String BAG = "BAG";

    private static final List<EntityType<?>> TYPES = Stream.of(DomainTypes.ALL, TenderTypes.ALL)
            .<EntityType<?>>flatMap(List::stream)
            .toList();

    final TestClock clock = new TestClock();
    final SqliteStore database;
    final LocalCheckout checkout;
    final LocalCatalogue catalogue;
    final LocalTenderDesk tenders;

    private Till(Function<SqliteDatabaseOpener, Outcome<SqliteStore>> opening) {
        var opener = new SqliteDatabaseOpener(TYPES, List.of(new CheckoutSchema()), clock);
        database = opening.apply(opener).orThrow();
        checkout = new LocalCheckout(database, clock);
        tenders = new LocalTenderDesk(database, clock, List.of(), List.of(), List.of(), List.of());
        catalogue = new LocalCatalogue(database);
    }

    /** Opens what is there. */
    static Till open(Path directory) {
        return new Till(opener -> opener.openStore(directory));
    }

    /** Somebody practises at one that is there. */
    static Till practising(Path directory) {
        return new Till(opener -> opener.openTrainingStore(directory));
    }

    /** A desk of this till with somebody who takes cards. */
    LocalTenderDesk tenders(PaymentProvider provider) {
        return new LocalTenderDesk(database, clock, List.of(), List.of(), List.of(), List.of(provider));
    }

    /** The same while head office does not answer. */
    LocalTenderDesk offline(PaymentProvider provider) {
        var monitor = new ConnectionMonitor() {
            @Override
            public State state() {
                return new Offline(START, Problem.of("connection.refused", "Head office is away."));
            }

            @Override
            public Listening listen(Consumer<State> listener) {
                return () -> {};
            }

            @Override
            public void observed(Optional<Problem> failure, Duration latency) {}
        };
        return new LocalTenderDesk(database, clock, List.of(), List.of(), List.of(monitor), List.of(provider));
    }

    /** A new till, enrolled, that has synchronised once. */
    static Till enrolled(Path directory) {
        var till = open(directory);
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

    /** As head office would have set it. */
    void set(String setting, String place, String text) {
        var row = SettingValue.of(setting, place, text);
        database.write(new Author("system:test"), tx -> {
            tx.find(DomainTypes.SETTING_VALUE, row.id())
                    .ifPresentOrElse(
                            old -> tx.update(DomainTypes.SETTING_VALUE, row, old.version()),
                            () -> tx.insert(DomainTypes.SETTING_VALUE, row));
            return 0;
        });
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
