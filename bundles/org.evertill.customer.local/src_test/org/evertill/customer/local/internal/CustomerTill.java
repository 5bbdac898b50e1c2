package org.evertill.customer.local.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.customer.contract.CustomerShop;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Register;
import org.evertill.domain.Role;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Money;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Buyer;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.testoffice.HandClock;

/** A till on real SQLite that sells to customers. Nothing of it knows a network. */
final class CustomerTill implements CustomerShop {

    static final Currency EUR = Currency.getInstance("EUR");
    static final List<EntityType<?>> TYPES = DomainTypes.ALL;
    static final Store STORE = new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null);

    /** A role that sells and gives back, and edits nobody. */
    private static final Role SELLER = new Role("SELLER", "Seller", Set.of("SELL", "REFUND"));

    final HandClock clock;
    final SqliteStore database;
    final LocalCheckout checkout;
    private final LocalCustomerDesk desk;

    private CustomerTill(Path directory, HandClock clock) {
        this.clock = clock;
        var schemas = List.of(new CheckoutSchema(), new CustomerSchema());
        database = new SqliteDatabaseOpener(TYPES, schemas, clock)
                .openStore(directory)
                .orThrow();
        checkout = new LocalCheckout(database, clock);
        desk = new LocalCustomerDesk(database, clock);
    }

    static CustomerTill open(Path directory, HandClock clock) {
        return new CustomerTill(directory, clock);
    }

    /** A new till, enrolled, that has synchronised once and never will again. */
    static CustomerTill enrolled(Path directory) {
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
        keeper.keep(DomainTypes.ROLE, SELLER);
        keeper.keep(DomainTypes.STAFF, new Staff(BO, "Bo", Role.CASHIER, "x", true));
        keeper.keep(DomainTypes.STAFF, new Staff(TEMP, "Temp", "SELLER", "x", true));
        keeper.keep(DomainTypes.STAFF, new Staff(GONE, "Gone", Role.CASHIER, "x", false));
        keeper.keep(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "standard", 1900, LocalDate.parse("2007-01-01")));
        var unit = UnitPrice.of(new BigDecimal("1.10"), EUR);
        keeper.keep(
                DomainTypes.PRODUCT,
                new Product("bag", "sku-bag", "Bag", null, ProductKind.SERVICE, "pc", "standard", true));
        keeper.keep(DomainTypes.PRODUCT_CODE, new ProductCode("c-bag", "bag", "BAG"));
        keeper.keep(DomainTypes.PRICE_ROW, new PriceRow("p-bag", "bag", null, unit, true, Instant.EPOCH, null));
    }

    @Override
    public LocalCustomerDesk desk() {
        return desk;
    }

    /** A basket with a bag, for a customer as the basket keeps him. */
    Basket basket(SaleKind kind, String customerId) {
        var opening = kind == SaleKind.SALE ? Opening.sale(TEMP) : Opening.refund(TEMP);
        var basket = checkout.open(opening).orThrow();
        basket = checkout.scan(basket, Scan.of("BAG")).orThrow();
        if (kind == SaleKind.REFUND) {
            basket = checkout.because(basket, "unwanted").orThrow();
        }
        return basket.withBuyer(Optional.of(new Buyer(customerId, Optional.empty())));
    }

    Receipt paid(Basket basket) {
        clock.move(Duration.ofSeconds(1));
        return checkout.payCash(basket, Optional.empty()).orThrow();
    }

    @Override
    public Money sell(String customerId) {
        return paid(basket(SaleKind.SALE, customerId)).sale().total();
    }

    @Override
    public Money giveBack(String customerId) {
        return paid(basket(SaleKind.REFUND, customerId)).sale().total();
    }

    /** A row as it is stored. */
    Customer row(String id) {
        return database.read(reader -> reader.find(DomainTypes.CUSTOMER, id))
                .orElseThrow()
                .value();
    }

    @Override
    public void close() {
        database.close();
    }
}
