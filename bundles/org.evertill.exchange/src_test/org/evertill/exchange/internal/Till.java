package org.evertill.exchange.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCatalogue;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.entity.EntityType;
import org.evertill.shift.ShiftTypes;
import org.evertill.shift.local.internal.ShiftSchema;
import org.evertill.stock.local.internal.LocalStockDesk;
import org.evertill.storage.Database.Author;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.tender.TenderTypes;

/** A till on real SQLite in a directory, with a store in London and the British tax rates of 2010 and 2011. */
final class Till implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    final SqliteStore database;
    final LocalCheckout checkout;
    final LocalCatalogue catalogue;
    final LocalStockDesk stock;

    private Till(Path directory, List<EntityType<?>> types, List<LocalSchema> schemas) {
        database = new SqliteDatabaseOpener(types, schemas, CLOCK)
                .openStore(directory)
                .orThrow();
        checkout = new LocalCheckout(database, CLOCK);
        catalogue = new LocalCatalogue(database);
        stock = new LocalStockDesk(database, CLOCK);
    }

    /** Opens what is there. */
    static Till open(Path directory) {
        return new Till(directory, DomainTypes.ALL, List.of(new CheckoutSchema(), new ExchangeSchema()));
    }

    /** The same with shifts and stored values. */
    static Till withShifts(Path directory) {
        var types = Stream.of(DomainTypes.ALL, ShiftTypes.ALL, TenderTypes.ALL)
                .<EntityType<?>>flatMap(List::stream)
                .toList();
        return new Till(directory, types, List.of(new CheckoutSchema(), new ExchangeSchema(), new ShiftSchema()));
    }

    /** A new till, enrolled, that has synchronised once. */
    static Till enrolled(Path directory) {
        return open(directory).enrolled();
    }

    /** Makes it a till with master data. */
    Till enrolled() {
        database.enrol(new TillIdentity(
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
        database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.STORE, new Store("S1", "Old Street", "GB", "GBP", "Europe/London", null, null));
            tx.insert(DomainTypes.TAX_RATE, new TaxRate("t1", "GB", "standard", 1750, LocalDate.parse("2010-01-01")));
            tx.insert(DomainTypes.TAX_RATE, new TaxRate("t2", "GB", "standard", 2000, LocalDate.parse("2011-01-04")));
            return 0;
        });
        return this;
    }

    long number(String sql) {
        return database.read(r -> r.query(sql, List.of(), row -> row.getLong(1)).getFirst());
    }

    @Override
    public void close() {
        database.close();
    }
}
