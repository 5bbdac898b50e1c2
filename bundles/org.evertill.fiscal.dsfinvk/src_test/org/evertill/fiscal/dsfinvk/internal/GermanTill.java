package org.evertill.fiscal.dsfinvk.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.checkout.local.internal.LocalTenderDesk;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Register;
import org.evertill.domain.Role;
import org.evertill.domain.SettingValue;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.entity.EntityType;
import org.evertill.fiscal.FiscalTypes;
import org.evertill.fiscal.company.CompanySettings;
import org.evertill.fiscal.local.internal.FiscalSchema;
import org.evertill.fiscal.local.internal.FiscalSigning;
import org.evertill.fiscal.reference.internal.ReferenceDevice;
import org.evertill.kernel.Money;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.settings.Setting;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftReport;
import org.evertill.shift.ShiftTypes;
import org.evertill.shift.local.internal.LocalShiftDesk;
import org.evertill.shift.local.internal.ShiftSchema;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.tender.StoredValue;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.evertill.testoffice.HandClock;

/** A till of a German shop on real SQLite, with the reference device, whatever can be sold and paid, and shifts. */
final class GermanTill implements AutoCloseable {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Currency CHF = Currency.getInstance("CHF");
    static final String KIM = "kim";
    private static final Author AUTHOR = new Author("system:test");
    private static final List<EntityType<?>> TYPES = Stream.of(
                    DomainTypes.ALL, ShiftTypes.ALL, TenderTypes.ALL, FiscalTypes.ALL)
            .<EntityType<?>>flatMap(List::stream)
            .toList();

    final HandClock clock = new HandClock();
    final SqliteStore database;
    final FiscalSigning signing;
    final LocalCheckout checkout;
    final LocalTenderDesk tenders;
    final LocalShiftDesk shifts;

    GermanTill(Path directory) {
        database = new SqliteDatabaseOpener(
                        TYPES, List.of(new CheckoutSchema(), new ShiftSchema(), new FiscalSchema()), clock)
                .openStore(directory)
                .orThrow();
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
        database.write(AUTHOR, tx -> {
            shop(tx);
            goods(tx);
            tenders(tx);
            return 0;
        });
        signing = new FiscalSigning(database, clock, List.of(new ReferenceDevice(database, clock)));
        checkout = new LocalCheckout(database, clock, List.of(signing), List.of(signing), List.of(), List.of());
        tenders = new LocalTenderDesk(
                database, clock, List.of(signing), List.of(signing), List.of(), List.of(new AnyCard()));
        shifts = new LocalShiftDesk(database, clock);
    }

    private static void shop(UnitOfWork tx) {
        tx.insert(DomainTypes.STORE, new Store("S1", "Laden Süd", "DE", "EUR", "Europe/Berlin", null, null));
        tx.insert(DomainTypes.REGISTER, new Register("S1-R1", "S1", "R1", "Front"));
        tx.insert(DomainTypes.STAFF, new Staff(KIM, "Kim", Role.MANAGER, "x", true));
        tx.insert(DomainTypes.CUSTOMER, new Customer("c1", "4711", "Ada", null, null, null, null, null));
        set(tx, CompanySettings.NAME, "chain", "Beispiel; \"Handel\" GmbH");
        set(tx, CompanySettings.STREET, "chain", "Musterweg 1");
        set(tx, CompanySettings.POSTCODE, "chain", "10115");
        set(tx, CompanySettings.TOWN, "chain", "Berlin");
        set(tx, CompanySettings.VAT_ID, "chain", "DE123456789");
        set(tx, CompanySettings.STREET, "store:S1", "Ecke 2");
    }

    private static void set(UnitOfWork tx, Setting<String> setting, String place, String text) {
        tx.insert(DomainTypes.SETTING_VALUE, SettingValue.of(setting.name(), place, text));
    }

    private static void goods(UnitOfWork tx) {
        var since = LocalDate.parse("2007-01-01");
        tx.insert(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "standard", 1900, since));
        tx.insert(DomainTypes.TAX_RATE, new TaxRate("t2", "DE", "reduced", 700, since));
        tx.insert(DomainTypes.TAX_RATE, new TaxRate("t3", "DE", "menu", 1900, since, "reduced 7000, standard 3000"));
        tx.insert(DomainTypes.TAX_RATE, new TaxRate("t4", "DE", "odd", 1250, since));
        tx.insert(DomainTypes.TAX_RATE, new TaxRate("t5", "DE", "free", 0, since));
        product(tx, "apple", "4006381333931", "0.35", "reduced", true);
        product(tx, "bag", "BAG", "1.10", "standard", true);
        product(tx, "menu", "MENU", "9.99", "menu", true);
        product(tx, "odd", "ODD", "3.33", "odd", false);
        product(tx, "stamp", "STAMP", "0.95", "free", true);
        product(tx, "cola", "COLA", "1.49", "standard", true);
        product(tx, "bottle", "BOTTLE", "0.25", "standard", true);
    }

    private static void product(
            UnitOfWork tx, String id, String code, String price, String taxClass, boolean taxIncluded) {
        var product =
                new Product(id, "sku-" + id, id, null, ProductKind.SERVICE, "pc", taxClass, true, "Food / Things");
        if (id.equals("bottle")) {
            product = product.with(EnumSet.of(Trait.DEPOSIT));
        }
        if (id.equals("cola")) {
            product = product.withDeposit("bottle");
        }
        tx.insert(DomainTypes.PRODUCT, product);
        tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("c-" + id, id, code));
        var unit = UnitPrice.of(new BigDecimal(price), EUR);
        tx.insert(DomainTypes.PRICE_ROW, new PriceRow("p-" + id, id, null, unit, taxIncluded, Instant.EPOCH, null));
    }

    private static void tenders(UnitOfWork tx) {
        for (TenderType type :
                List.of(TenderType.GIFT_CARD, TenderType.VOUCHER, TenderType.STORE_CREDIT, TenderType.ACCOUNT)) {
            String id = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
            tx.insert(TenderTypes.TENDER_KIND, TenderKind.of(id, id, type));
        }
        tx.insert(
                TenderTypes.TENDER_KIND,
                new TenderKind("card", "Karte", TenderType.PROVIDER, "any", null, null, null, null, null, false, true));
        tx.insert(
                TenderTypes.TENDER_KIND,
                new TenderKind(
                        "chf",
                        "Franken",
                        TenderType.FOREIGN_CASH,
                        null,
                        "CHF",
                        1_100_000_000L,
                        null,
                        null,
                        null,
                        true,
                        true));
        tx.insert(
                TenderTypes.STORED_VALUE,
                new StoredValue("a1", "A-4711", TenderType.ACCOUNT, "EUR", 10_000, 10_000L, "c1", null, true));
    }

    Basket basket(String... codes) {
        var basket = checkout.open(Opening.sale(KIM)).orThrow();
        for (String code : codes) {
            basket = checkout.scan(basket, Scan.typed(code).orThrow()).orThrow();
        }
        return basket;
    }

    Receipt cash(Basket basket) {
        return checkout.payCash(basket, Optional.empty()).orThrow();
    }

    /** The last part completes it. */
    Receipt paid(Basket basket, Tender... parts) {
        Optional<Receipt> receipt = Optional.empty();
        for (Tender part : parts) {
            receipt = tenders.pay(basket, part).orThrow().receipt();
        }
        return receipt.orElseThrow();
    }

    /** Closes the open shift, counted as it should be but for a difference. */
    ShiftReport closed(long differenceMinor, Optional<Money> left) {
        return closed(differenceMinor, new Money(0, CHF), left);
    }

    /** The same, with francs missing. */
    ShiftReport closed(long differenceMinor, Money missing, Optional<Money> left) {
        signing.sign().orThrow();
        var figures = shifts.x(Acting.of(KIM)).orThrow().figures();
        var found = Stream.concat(
                Stream.of(figures.expectedCash().plus(eur(differenceMinor))),
                figures.expectedForeign().stream().map(money -> money.minus(missing)));
        shifts.count(Counting.of(Acting.of(KIM), found.toArray(Money[]::new))).orThrow();
        var z = shifts.close(Acting.of(KIM), left).orThrow();
        signing.sign().orThrow();
        return z;
    }

    static Money eur(long minor) {
        return new Money(minor, EUR);
    }

    @Override
    public void close() {
        signing.close();
        database.close();
    }
}
