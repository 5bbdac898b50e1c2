package org.evertill.report.local.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Register;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftTypes;
import org.evertill.shift.local.internal.LocalShiftDesk;
import org.evertill.shift.local.internal.ShiftSchema;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.tender.TenderTypes;
import org.evertill.testoffice.HandClock;
import org.jspecify.annotations.Nullable;

/** A till on real SQLite that sells and has shifts. Nothing of it knows a network. */
final class ReportTill implements AutoCloseable {

    static final String KIM = "kim";
    static final String BO = "bo";

    static final Currency EUR = Currency.getInstance("EUR");
    static final List<EntityType<?>> TYPES = Stream.of(DomainTypes.ALL, ShiftTypes.ALL, TenderTypes.ALL)
            .<EntityType<?>>flatMap(List::stream)
            .toList();

    static final Store STORE = new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null);

    final HandClock clock;
    final SqliteStore database;
    final LocalCheckout checkout;
    final LocalReports reports;
    private final LocalShiftDesk desk;

    private ReportTill(Path directory, HandClock clock) {
        this.clock = clock;
        var schemas = List.of(new CheckoutSchema(), new ShiftSchema(), new ReportSchema());
        database = new SqliteDatabaseOpener(TYPES, schemas, clock)
                .openStore(directory)
                .orThrow();
        checkout = new LocalCheckout(database, clock);
        desk = new LocalShiftDesk(database, clock);
        reports = new LocalReports(database);
    }

    /** Opens what is there. */
    static ReportTill open(Path directory) {
        return new ReportTill(directory, new HandClock());
    }

    /** The same with a clock that others have, too. */
    static ReportTill open(Path directory, HandClock clock) {
        return new ReportTill(directory, clock);
    }

    /** A new till, enrolled, that has synchronised once and never will again. */
    static ReportTill enrolled(Path directory) {
        var till = open(directory);
        var identity = new TillIdentity(
                "R1replica",
                1,
                "Chain",
                "S1",
                "S1-R1",
                "A",
                URI.create("http://localhost:1"),
                DeviceKey.make(),
                List.of());
        till.database.enrol(identity).orThrow();
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.STORE, STORE);
            tx.insert(DomainTypes.REGISTER, new Register("S1-R1", "S1", "R1", "Front"));
            masterData(tx::insert);
            return 0;
        });
        return till;
    }

    /** Takes a row. */
    interface Keeper {
        <T extends Record> void keep(EntityType<T> type, T value);
    }

    /** People, products and taxes of the shop. */
    static void masterData(Keeper keeper) {
        keeper.keep(DomainTypes.STAFF, new Staff(KIM, "Kim", Role.MANAGER, "x", true));
        keeper.keep(DomainTypes.STAFF, new Staff(BO, "Bo", Role.CASHIER, "x", true));
        keeper.keep(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "standard", 1900, LocalDate.parse("2007-01-01")));
        keeper.keep(DomainTypes.TAX_RATE, new TaxRate("t2", "DE", "reduced", 700, LocalDate.parse("2007-01-01")));
        product(keeper, "apple", "4006381333931", "0.35", "reduced", "Food / Fruit");
        product(keeper, "bag", "BAG", "1.10", "standard", null);
        product(keeper, "milk", "MILK", "1.29", "reduced", "Food/Dairy");
    }

    private static void product(
            Keeper keeper, String id, String code, String price, String taxClass, @Nullable String category) {
        var unit = UnitPrice.of(new BigDecimal(price), EUR);
        keeper.keep(
                DomainTypes.PRODUCT,
                new Product(id, "sku-" + id, id, null, ProductKind.GOODS, "pc", taxClass, true, category));
        keeper.keep(DomainTypes.PRODUCT_CODE, new ProductCode("c-" + id, id, code));
        keeper.keep(DomainTypes.PRICE_ROW, new PriceRow("p-" + id, id, null, unit, true, Instant.EPOCH, null));
    }

    ShiftDesk desk() {
        return desk;
    }

    /** A basket with an apple and a bag. */
    Basket basket(Opening opening) {
        var basket = checkout.open(opening).orThrow();
        basket = checkout.scan(basket, Scan.of("4006381333931")).orThrow();
        return checkout.scan(basket, Scan.of("BAG")).orThrow();
    }

    Receipt sold(String staffId) {
        return checkout.payCash(basket(Opening.sale(staffId)), Optional.of(new Money(1_000, EUR)))
                .orThrow();
    }

    Money sell(String staffId) {
        return sold(staffId).sale().total();
    }

    /** Three bags against an apple and a bag. */
    Receipt exchange(String staffId) {
        var sold = sold(staffId);
        var bags = checkout.open(Opening.sale(staffId))
                .then(b -> checkout.scan(b, Scan.of("BAG").withQuantity(Quantity.of(3))))
                .then(b -> checkout.takeBack(b, sold.sale().receipt(), List.of()))
                .orThrow();
        return checkout.payCash(bags, Optional.empty()).orThrow();
    }

    Money giveBack(String staffId) {
        return checkout.because(basket(Opening.refund(staffId)), "unwanted")
                .then(basket -> checkout.payCash(basket, Optional.empty()))
                .orThrow()
                .sale()
                .total()
                .negated();
    }

    long number(String sql) {
        return database.read(r -> r.query(sql, List.of(), row -> row.getLong(1)).getFirst());
    }

    @Override
    public void close() {
        database.close();
    }
}
