package org.evertill.app.bench.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCatalogue;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.Promotion;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.kernel.UnitPrice;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;

/** A till with a catalogue, promotions and one cashier, as head office would have sent them. */
final class SellShop implements AutoCloseable {

    static final String CASHIER = "staff-1";

    private static final Currency GBP = Currency.getInstance("GBP");
    private static final int ROWS_OF_A_TRANSACTION = 2_000;
    private static final int CATEGORIES = 50;
    private static final int BRANDS = 300;
    private static final Author MAKER = new Author("system:bench");

    private final SqliteStore store;
    private final LocalCheckout checkout;
    private final LocalCatalogue catalogue;

    SellShop(Path directory, SellScale scale) {
        var clock = Clock.systemUTC();
        store = new SqliteDatabaseOpener(DomainTypes.ALL, List.of(new CheckoutSchema()), clock)
                .openStore(directory)
                .orThrow();
        store.enrol(new TillIdentity(
                        "bench",
                        1,
                        "Chain",
                        "S1",
                        "S1-R1",
                        "A",
                        URI.create("http://localhost:1"),
                        DeviceKey.make(),
                        List.of()))
                .orThrow();
        checkout = new LocalCheckout(store, clock);
        catalogue = new LocalCatalogue(store);
        fill(scale);
    }

    SqliteStore store() {
        return store;
    }

    LocalCheckout checkout() {
        return checkout;
    }

    LocalCatalogue catalogue() {
        return catalogue;
    }

    /** The GTIN of a product: thirteen digits of GS1's United Kingdom. */
    static String code(int n) {
        String digits = String.format(Locale.ROOT, "50%010d", n);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private void fill(SellScale scale) {
        store.write(MAKER, tx -> {
            tx.insert(DomainTypes.STORE, new Store("S1", "Bench", "GB", "GBP", "Europe/London", null, null));
            tx.insert(DomainTypes.STAFF, new Staff(CASHIER, "Kim", Role.CASHIER, "x", true));
            tx.insert(DomainTypes.TAX_RATE, new TaxRate("t1", "GB", "standard", 2_000, LocalDate.EPOCH));
            for (int i = 0; i < scale.promotions(); i++) {
                tx.insert(DomainTypes.PROMOTION, promotion(i));
            }
            return 0;
        });
        for (int from = 0; from < scale.products(); from += ROWS_OF_A_TRANSACTION) {
            int first = from;
            store.write(MAKER, tx -> {
                for (int n = first; n < Math.min(first + ROWS_OF_A_TRANSACTION, scale.products()); n++) {
                    product(tx, n);
                }
                return 0;
            });
        }
    }

    private static void product(UnitOfWork tx, int n) {
        var plain = Products.product(n);
        var product = new Product(
                plain.id(),
                plain.sku(),
                plain.name(),
                plain.brand(),
                plain.kind(),
                plain.unit(),
                plain.taxClass(),
                true,
                "Category " + n % CATEGORIES);
        tx.insert(DomainTypes.PRODUCT, product);
        tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("c" + n, product.id(), code(n)));
        var price = new UnitPrice((100 + n * 7L % 2_000) * 100, GBP);
        tx.insert(DomainTypes.PRICE_ROW, new PriceRow("p" + n, product.id(), null, price, true, Instant.EPOCH, null));
    }

    /** Every kind, each about a brand or a category, so that some of them take something off nearly every basket. */
    private static Promotion promotion(int n) {
        String category = "{\"categories\":[\"Category " + n % CATEGORIES + "\"]}";
        String brand = "{\"brands\":[\"brand " + n * 7 % BRANDS + "\"]}";
        return switch (n % 4) {
            case 0 -> promotion(n, "pieces-off", "{\"percent\":10,\"of\":" + brand + "}");
            case 1 -> promotion(n, "sets-off", "{\"of\":" + category + ",\"count\":3,\"percent\":20}");
            case 2 ->
                promotion(
                        n,
                        "buy-get",
                        "{\"buy\":{\"of\":" + category + ",\"count\":2},\"get\":{\"of\":" + category
                                + ",\"count\":1},\"percent\":50}");
            default -> promotion(n, "ticket-off", "{\"of\":" + brand + ",\"percent\":5,\"from\":\"20.00 GBP\"}");
        };
    }

    private static Promotion promotion(int n, String kind, String terms) {
        return new Promotion(
                "promotion-" + n,
                "Promotion " + n,
                kind,
                terms,
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                n % 3,
                n % 5 == 0,
                true);
    }

    @Override
    public void close() {
        store.close();
    }
}
