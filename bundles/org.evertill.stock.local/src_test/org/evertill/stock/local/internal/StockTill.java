package org.evertill.stock.local.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.evertill.entity.EntityType;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.stock.GoodsDesk;
import org.evertill.stock.OrderDesk;
import org.evertill.stock.StockDesk;
import org.evertill.stock.StockTypes;
import org.evertill.stock.contract.StockShop;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.tender.TenderTypes;
import org.evertill.testoffice.HandClock;
import org.jspecify.annotations.Nullable;

/** A till on real SQLite that sells and keeps stock. Nothing of it knows a network. */
final class StockTill implements StockShop {

    static final Currency EUR = Currency.getInstance("EUR");
    static final List<EntityType<?>> TYPES = Stream.of(DomainTypes.ALL, StockTypes.ALL, TenderTypes.ALL)
            .<EntityType<?>>flatMap(List::stream)
            .toList();

    static final List<Store> STORES = List.of(
            new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null),
            new Store("S2", "Market hall", "DE", "EUR", "Europe/Berlin", null, null));

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    final HandClock clock;
    final SqliteStore database;
    final LocalCheckout checkout;
    private final LocalStockDesk desk;
    private final LocalGoodsDesk goods;
    private final LocalOrderDesk orders;

    private StockTill(Path directory, HandClock clock) {
        this.clock = clock;
        var opener = new SqliteDatabaseOpener(TYPES, List.of(new CheckoutSchema(), new StockSchema()), clock);
        database = opener.openStore(directory).orThrow();
        checkout = new LocalCheckout(database, clock);
        desk = new LocalStockDesk(database, clock);
        goods = new LocalGoodsDesk(database, clock);
        orders = new LocalOrderDesk(database, clock);
    }

    /** Opens what is there. */
    static StockTill open(Path directory) {
        return new StockTill(directory, new HandClock());
    }

    /** The same with a clock that others have, too. */
    static StockTill open(Path directory, HandClock clock) {
        return new StockTill(directory, clock);
    }

    /** A new till, enrolled, that has synchronised once. */
    static StockTill enrolled(Path directory) {
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
            masterData(tx::insert);
            return 0;
        });
        return till;
    }

    /** Takes a row. */
    interface Keeper {
        <T extends Record> void keep(EntityType<T> type, T value);
    }

    /** Stores, people, products and taxes of the chain. */
    static void masterData(Keeper keeper) {
        STORES.forEach(store -> keeper.keep(DomainTypes.STORE, store));
        keeper.keep(DomainTypes.STAFF, new Staff(KIM, "Kim", Role.MANAGER, "x", true));
        keeper.keep(DomainTypes.STAFF, new Staff(BO, "Bo", Role.CASHIER, "x", true));
        keeper.keep(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "standard", 1900, LocalDate.parse("2007-01-01")));
        keeper.keep(DomainTypes.TAX_RATE, new TaxRate("t2", "DE", "reduced", 700, LocalDate.parse("2007-01-01")));
        product(keeper, "apple", "Apple", APPLE, "0.35", "reduced", ProductKind.GOODS, "Food / Fruit");
        product(keeper, "pear", "Pear", PEAR, "0.45", "reduced", ProductKind.GOODS, "Food");
        product(keeper, "bag", "Carrier bag", BAG, "0.10", "standard", ProductKind.SERVICE, null);
    }

    private static void product(
            Keeper keeper,
            String id,
            String name,
            String code,
            String price,
            String taxClass,
            ProductKind kind,
            @Nullable String category) {
        keeper.keep(
                DomainTypes.PRODUCT, new Product(id, "sku-" + id, name, null, kind, "pc", taxClass, true, category));
        keeper.keep(DomainTypes.PRODUCT_CODE, new ProductCode("c-" + id, id, code));
        keeper.keep(DomainTypes.PRICE_ROW, new PriceRow("p-" + id, id, null, euro(price), true, Instant.EPOCH, null));
    }

    static UnitPrice euro(String amount) {
        return UnitPrice.of(new BigDecimal(amount), EUR);
    }

    @Override
    public StockDesk desk() {
        return desk;
    }

    @Override
    public GoodsDesk goods() {
        return goods;
    }

    @Override
    public OrderDesk orders() {
        return orders;
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
        clock.move(Duration.ofSeconds(seconds));
    }

    long number(String sql) {
        return database.read(r -> r.query(sql, List.of(), row -> row.getLong(1)).getFirst());
    }

    @Override
    public void close() {
        database.close();
    }
}
