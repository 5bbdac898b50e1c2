package org.evertill.ui.tests;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.kernel.Money;
import org.evertill.kernel.UnitPrice;
import org.evertill.staff.PinHash;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.SyncTransport;
import org.evertill.tender.PaymentProvider;
import org.evertill.tender.StoredValue;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.evertill.ui.SettingsPage;
import org.evertill.ui.sell.SellAction;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** What the tests put into the real database of the running till, and read back from it. */
public final class Shop {

    static final String PIN = "2468";
    public static final String MANAGER_PIN = "1357";
    static final String APPLE = "4006381333931";
    static final String BREAD = "4000417025005";
    static final String ADA = "4711";
    static final String GIFT = "777123";
    static final String TEA = "tea7";

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final long SERVICE_MS = 30_000;

    private Shop() {}

    /** Answers the one request to join before any other transport does. */
    static void headOfficeTakesTheCode() {
        var first = new Hashtable<String, Object>();
        first.put(Constants.SERVICE_RANKING, Integer.MAX_VALUE);
        FrameworkUtil.getBundle(Shop.class)
                .getBundleContext()
                .registerService(SyncTransport.class, new HeadOfficeAway(), first);
    }

    /** Brings a button to the sell screen, as a bundle of a chain would. */
    static void bringAButton() {
        FrameworkUtil.getBundle(Shop.class)
                .getBundleContext()
                .registerService(SellAction.class, new PriceQuestion(), null);
    }

    /** Brings a page to the settings, as a bundle of a chain would. */
    static void bringASettingsPage() {
        FrameworkUtil.getBundle(Shop.class)
                .getBundleContext()
                .registerService(SettingsPage.class, new GreetingPage(), null);
    }

    /** A store, a cashier, a manager and three products, as if head office had sent them. */
    static void open() {
        var pins = service(PinHash.class);
        var cashierPin = pins.of(PIN.toCharArray());
        var managerPin = pins.of(MANAGER_PIN.toCharArray());
        service(Database.class).write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.STORE, new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null));
            tx.insert(DomainTypes.STAFF, new Staff("kim", "Kim", Role.CASHIER, cashierPin, true));
            tx.insert(DomainTypes.STAFF, new Staff("noor", "Noor", Role.MANAGER, managerPin, true));
            tx.insert(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "reduced", 700, LocalDate.parse("2007-01-01")));
            product(tx, "apple", "Apple", APPLE, "0.35");
            product(tx, "bread", "Bread", BREAD, "2.40");
            product(tx, "tea", "Green tea", TEA, "3.15");
            return 0;
        });
    }

    /** A second product with the code of the apple, as when two tills gave it out without knowing of each other. */
    static void contestTheApple() {
        service(Database.class).write(new Author("system:test"), tx -> {
            product(tx, "pear", "Pear", APPLE, "0.45");
            return 0;
        });
    }

    /** A customer, as if head office had sent her. */
    static void knowAda() {
        service(Database.class).write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.CUSTOMER, new Customer("ada", ADA, "Ada Baker", null, null, null, null, null));
            return 0;
        });
    }

    /** The chain takes cards, francs and gift cards; one of these has 50.00 on it. */
    static Cards takeTenders() {
        var cards = new Cards();
        FrameworkUtil.getBundle(Shop.class).getBundleContext().registerService(PaymentProvider.class, cards, null);
        service(Database.class).write(new Author("system:test"), tx -> {
            tender(tx, "card", TenderType.PROVIDER, Cards.NAME, null, null);
            tender(tx, "chf", TenderType.FOREIGN_CASH, null, "CHF", 1_050_000_000L);
            tender(tx, "gift-card", TenderType.GIFT_CARD, null, null, null);
            var gift = new StoredValue("gift", GIFT, TenderType.GIFT_CARD, "EUR", 5_000, null, null, null, true);
            tx.insert(TenderTypes.STORED_VALUE, gift);
            return 0;
        });
        return cards;
    }

    /** One more product, as if head office had sent it. */
    public static void sells(String id, String name, String code, String price) {
        service(Database.class).write(new Author("system:test"), tx -> {
            product(tx, id, name, code, price);
            return 0;
        });
    }

    /** Goods with their codes and prices, as if head office had sent them. */
    static void sells(Map<String, WorkingDay.Item> shelf) {
        service(Database.class).write(new Author("system:test"), tx -> {
            shelf.forEach((name, item) -> product(
                    tx,
                    "shelf-" + item.code(),
                    name,
                    item.code(),
                    BigDecimal.valueOf(item.priceMinor(), 2).toPlainString()));
            return 0;
        });
    }

    private static void tender(
            UnitOfWork tx,
            String id,
            TenderType type,
            @Nullable String provider,
            @Nullable String currency,
            @Nullable Long rateE9) {
        tx.insert(
                TenderTypes.TENDER_KIND,
                new TenderKind(id, id, type, provider, currency, rateE9, null, null, null, false, true));
    }

    static Money euros(long minor) {
        return new Money(minor, EUR);
    }

    static long number(String sql) {
        return service(Database.class)
                .read(r -> r.query(sql, List.of(), row -> row.getLong(1)).getFirst());
    }

    static String text(String sql) {
        return service(Database.class)
                .read(r -> r.query(sql, List.of(), row -> row.getString(1)).getFirst());
    }

    private static void product(UnitOfWork tx, String id, String name, String code, String price) {
        var amount = UnitPrice.of(new BigDecimal(price), EUR);
        tx.insert(
                DomainTypes.PRODUCT,
                new Product(id, "sku-" + id, name, null, ProductKind.GOODS, "pc", "reduced", true));
        tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("c-" + id, id, code));
        tx.insert(DomainTypes.PRICE_ROW, new PriceRow("p-" + id, id, null, amount, true, Instant.EPOCH, null));
    }

    static <T> List<T> services(Class<T> type) {
        var context = FrameworkUtil.getBundle(Shop.class).getBundleContext();
        try {
            return context.getServiceReferences(type, null).stream()
                    .map(context::getService)
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    public static <T> T service(Class<T> type) {
        var context = FrameworkUtil.getBundle(Shop.class).getBundleContext();
        var tracker = new ServiceTracker<T, T>(context, type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(SERVICE_MS);
            if (service == null) {
                throw new AssertionError("no service " + type.getName());
            }
            return service;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
