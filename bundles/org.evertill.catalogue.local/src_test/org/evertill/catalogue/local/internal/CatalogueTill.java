package org.evertill.catalogue.local.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.kernel.UnitPrice;
import org.evertill.repository.local.LocalRepositories;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.sync.protocol.DeviceKey;

/** A till on real SQLite with a manager, a cashier and a few products. */
final class CatalogueTill implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-11T10:00:00Z");
    static final String MANAGER = "noor";
    static final String CASHIER = "kim";
    static final Currency EUR = Currency.getInstance("EUR");

    final Database database;
    final LocalCatalogueDesk desk;

    CatalogueTill(Path directory) {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        database = new SqliteDatabaseOpener(DomainTypes.ALL, List.of(), clock)
                .open(directory)
                .orThrow();
        database.enrol(new TillIdentity(
                        "replica-1",
                        1,
                        "Chain",
                        "S1",
                        "S1-R1",
                        "A",
                        URI.create("http://localhost:1"),
                        DeviceKey.make(),
                        List.of()))
                .orThrow();
        write(tx -> {
            tx.insert(DomainTypes.STORE, new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null));
            tx.insert(DomainTypes.STAFF, new Staff(MANAGER, "Noor", Role.MANAGER, "x", true));
            tx.insert(DomainTypes.STAFF, new Staff(CASHIER, "Kim", Role.CASHIER, "x", true));
            tx.insert(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "reduced", 700, LocalDate.parse("2007-01-01")));
            tx.insert(DomainTypes.TAX_RATE, new TaxRate("t2", "DE", "standard", 1900, LocalDate.parse("2007-01-01")));
            product(tx, "zebra", "Zebra cake", "Cakes", "4.00");
            product(tx, "apple", "Äpfel", "Fruit", "0.35");
            product(tx, "bread", "bread", "Bakery", "2.40");
        });
        desk = new LocalCatalogueDesk(database, new LocalRepositories(database), clock, List.of());
    }

    void write(java.util.function.Consumer<UnitOfWork> work) {
        database.write(new Author("system:test"), tx -> {
            work.accept(tx);
            return 0;
        });
    }

    static void product(UnitOfWork tx, String id, String name, String category, String price) {
        tx.insert(
                DomainTypes.PRODUCT,
                new Product(id, "sku-" + id, name, null, ProductKind.GOODS, "pc", "reduced", true, category));
        tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("c-" + id, id, "400" + id.hashCode()));
        tx.insert(DomainTypes.PRICE_ROW, new PriceRow("p-" + id, id, null, price(price), true, Instant.EPOCH, null));
    }

    static UnitPrice price(String amount) {
        return UnitPrice.of(new BigDecimal(amount), EUR);
    }

    @Override
    public void close() {
        database.close();
    }
}
