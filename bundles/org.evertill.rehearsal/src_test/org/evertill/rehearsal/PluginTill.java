package org.evertill.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.checkout.local.internal.LocalTenderDesk;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.HeadOffice;
import org.evertill.pricing.Basket;
import org.evertill.pricing.PromotionKind;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Stored;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.tender.PaymentProvider;
import org.evertill.tender.TenderTypes;
import org.evertill.testoffice.HandClock;
import org.evertill.testoffice.TestOffice;
import org.evertill.testoffice.Wire;

/** A till with what a bundle of a chain brings, as services would bring it. One thread. */
final class PluginTill implements AutoCloseable {

    final SqliteStore database;
    final LocalCheckout checkout;
    final LocalTenderDesk tenders;
    private final HandClock clock;
    private final Wire wire;

    PluginTill(
            Path directory,
            HandClock clock,
            HeadOffice office,
            EntityType<?> own,
            PromotionKind kind,
            PaymentProvider provider) {
        this.clock = clock;
        this.wire = new Wire(office);
        database = new SqliteDatabaseOpener(types(own), List.of(new CheckoutSchema()), clock)
                .openStore(directory)
                .orThrow();
        checkout = new LocalCheckout(database, clock, List.of(), List.of(), List.of(kind), List.of());
        tenders = new LocalTenderDesk(database, clock, List.of(), List.of(), List.of(), List.of(provider));
    }

    /** What tills and head office know, with an entity of a bundle's own. */
    static List<EntityType<?>> types(EntityType<?> own) {
        return Stream.of(Rehearsal.types(), TenderTypes.ALL, List.of(own))
                .<EntityType<?>>flatMap(List::stream)
                .distinct()
                .toList();
    }

    void sync() {
        TestOffice.sync(database, wire, clock).orThrow();
    }

    Basket basket(String... codes) {
        var basket = checkout.open(Opening.sale(RehearsalGoods.CASHIER)).orThrow();
        for (String code : codes) {
            basket = checkout.scan(basket, Scan.typed(code).orThrow()).orThrow();
        }
        return basket;
    }

    <T extends Record> void insert(EntityType<T> type, T value) {
        database.write(new Author(RehearsalGoods.CASHIER), tx -> {
            tx.insert(type, value);
            return 0;
        });
    }

    <T extends Record> void update(EntityType<T> type, String id, T value) {
        database.write(new Author(RehearsalGoods.CASHIER), tx -> {
            tx.update(type, value, tx.find(type, id).orElseThrow().version());
            return 0;
        });
    }

    <T extends Record> Optional<T> find(EntityType<T> type, String id) {
        return database.read(reader -> reader.find(type, id)).map(Stored::value);
    }

    @Override
    public void close() {
        tenders.close();
        database.close();
    }
}
