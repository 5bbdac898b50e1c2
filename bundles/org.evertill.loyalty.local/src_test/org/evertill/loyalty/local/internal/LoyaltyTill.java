package org.evertill.loyalty.local.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.checkout.local.internal.LocalTenderDesk;
import org.evertill.customer.Detail;
import org.evertill.customer.local.internal.CustomerSchema;
import org.evertill.customer.local.internal.LocalCustomerDesk;
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
import org.evertill.kernel.UnitPrice;
import org.evertill.loyalty.LoyaltyMultiplier;
import org.evertill.loyalty.LoyaltyTerms;
import org.evertill.loyalty.LoyaltyTypes;
import org.evertill.pricing.Basket;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.tender.TenderTypes;
import org.evertill.testoffice.HandClock;
import org.evertill.usecase.Customers;
import org.jspecify.annotations.Nullable;

/** A till on real SQLite that sells to customers. Nothing of it knows a network. */
final class LoyaltyTill implements AutoCloseable {

    static final Currency EUR = Currency.getInstance("EUR");
    static final List<EntityType<?>> TYPES = Stream.of(DomainTypes.ALL, LoyaltyTypes.ALL, TenderTypes.ALL)
            .<EntityType<?>>flatMap(List::stream)
            .toList();
    static final Store STORE = new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null);

    /** A manager. */
    static final String KIM = "kim";

    /** A cashier. */
    static final String BO = "bo";

    final HandClock clock;
    final SqliteStore database;
    final LocalCheckout checkout;
    final LocalTenderDesk tenders;
    private final LocalCustomerDesk desk;

    private LoyaltyTill(Path directory, HandClock clock) {
        this.clock = clock;
        var schemas = List.of(new CheckoutSchema(), new CustomerSchema());
        database = new SqliteDatabaseOpener(TYPES, schemas, clock)
                .openStore(directory)
                .orThrow();
        checkout = new LocalCheckout(
                database,
                clock,
                List.of(new PointsOfSales()),
                List.of(new PointsNotes()),
                List.of(),
                List.of(new PointsCoupon()));
        tenders = new LocalTenderDesk(
                database, clock, List.of(new PointsOfSales()), List.of(new PointsNotes()), List.of(), List.of());
        desk = new LocalCustomerDesk(database, clock);
    }

    static LoyaltyTill open(Path directory, HandClock clock) {
        return new LoyaltyTill(directory, clock);
    }

    /** A new till, enrolled, that has synchronised once and never will again. */
    static LoyaltyTill enrolled(Path directory) {
        var till = open(directory, new HandClock());
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

    /** People, a product and taxes of the shop. */
    static void masterData(Keeper keeper) {
        keeper.keep(DomainTypes.STAFF, new Staff(KIM, "Kim", Role.MANAGER, "x", true));
        keeper.keep(DomainTypes.STAFF, new Staff(BO, "Bo", Role.CASHIER, "x", true));
        keeper.keep(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "standard", 1900, LocalDate.parse("2007-01-01")));
        product(keeper, "bag", "BAG", "1.10", null);
        product(keeper, "wine", "WINE", "9.99", "Drinks / Wine");
        product(keeper, "soda", "SODA", "0.79", "Drinks");
        keeper.keep(LoyaltyTypes.TERMS, new LoyaltyTerms("EUR", "Bonus", 100, 1, 5, 2_000, true));
        keeper.keep(LoyaltyTypes.MULTIPLIER, new LoyaltyMultiplier("m1", "Drinks / Wine", 300, Instant.EPOCH, null));
        keeper.keep(LoyaltyTypes.MULTIPLIER, new LoyaltyMultiplier("m2", "Drinks", 0, Instant.EPOCH, null));
    }

    private static void product(Keeper keeper, String id, String code, String price, @Nullable String category) {
        var unit = UnitPrice.of(new BigDecimal(price), EUR);
        keeper.keep(
                DomainTypes.PRODUCT,
                new Product(id, "sku-" + id, id, null, ProductKind.SERVICE, "pc", "standard", true, category));
        keeper.keep(DomainTypes.PRODUCT_CODE, new ProductCode("c-" + id, id, code));
        keeper.keep(DomainTypes.PRICE_ROW, new PriceRow("p-" + id, id, null, unit, true, Instant.EPOCH, null));
    }

    LocalCustomerDesk customers() {
        return desk;
    }

    /** Enters a customer with a number. */
    String customer(String number) {
        return desk.create(KIM, Map.of(Detail.NUMBER, number, Detail.NAME, number))
                .orThrow()
                .customer()
                .id();
    }

    /** A basket of a customer, with what is scanned. */
    Basket basket(String customer, String... codes) {
        var basket = checkout.open(Opening.sale(BO)).orThrow();
        basket = checkout.forCustomer(basket, Optional.of(customer)).orThrow();
        for (String code : codes) {
            basket = checkout.scan(basket, Scan.typed(code).orThrow()).orThrow();
        }
        return basket;
    }

    Receipt paid(Basket basket) {
        clock.move(Duration.ofSeconds(1));
        return checkout.payCash(basket, Optional.empty()).orThrow();
    }

    long points(String customer) {
        return database.read(reader ->
                Ledger.balance(reader, Customers.known(reader, customer).orElseThrow()));
    }

    long number(String sql) {
        return database.read(
                reader -> reader.query(sql, List.of(), row -> row.getLong(1)).getFirst());
    }

    /** What all movements in this store come to. */
    long moved() {
        return number("SELECT coalesce(sum(points), 0) FROM loyalty_movements WHERE is_deleted = 0");
    }

    /** Notes of a receipt, in English. */
    static List<String> notes(Receipt receipt) {
        return receipt.notes().stream()
                .map(note -> note.words(Locale.ENGLISH) + " " + note.value())
                .toList();
    }

    @Override
    public void close() {
        tenders.close();
        database.close();
    }
}
