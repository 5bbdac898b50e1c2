package org.evertill.checkout.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCheckoutTest {

    @TempDir
    Path directory;

    private Till till;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aSaleIsWrittenWithAllThatBelongsToIt() {
        var basket = scan(scan(sale(), "3*" + Till.APPLE), Till.BAG);
        var receipt = till.checkout.payCash(basket, Optional.of(euro(200))).orThrow();

        assertEquals("S1-R1-A-000001", receipt.sale().receipt());
        assertEquals(euro(115), receipt.sale().total());
        assertEquals(euro(7 + 2), receipt.sale().tax());
        assertEquals(
                List.of(euro(105), euro(10)),
                receipt.lines().stream().map(l -> l.total()).toList());
        assertEquals(
                List.of(700, 1900),
                receipt.lines().stream().map(l -> l.rateBasisPoints()).toList());
        assertEquals(euro(85), receipt.payments().getFirst().changeGiven());
        assertEquals(Till.START, receipt.sale().completedAt());
        assertEquals("Kim", receipt.cashierName());
        assertEquals(receipt, till.checkout.receipt("S1-R1-A-000001").orThrow());
        assertEquals(-3000, stock("apple"));
        assertEquals(0, till.number("SELECT count(*) FROM stock_movements WHERE product_id = 'bag'"));
        assertEquals(1, till.number("SELECT count(*) FROM shifts"));
    }

    @Test
    void numbersAreGaplessAndAFailedSaleTakesNone() {
        pay(scan(sale(), Till.APPLE));
        assertProblem("sale.empty", till.checkout.payCash(sale(), Optional.empty()));
        assertProblem("sale.not-enough-cash", till.checkout.payCash(scan(sale(), Till.APPLE), Optional.of(euro(34))));
        assertEquals(2, pay(scan(sale(), Till.APPLE)).sale().receiptNumber());
        assertEquals(1, till.number("SELECT count(*) FROM shifts"));
    }

    @Test
    void payingTwiceSellsOnce() {
        var basket = scan(sale(), Till.APPLE);
        assertEquals(pay(basket), pay(basket));
        assertEquals(1, till.number("SELECT count(*) FROM sales"));
    }

    @Test
    void aCodeIsFoundInEveryLengthOfTheSameNumberAndByStockCode() {
        till.database.write(new Author("system:test"), tx -> {
            Till.product(tx, "milk", "Milk", "0036000291452", "1.00", "reduced", ProductKind.GOODS);
            return 0;
        });
        assertEquals("Milk", scan(sale(), "036000291452").lines().getFirst().description());
        assertEquals("Milk", scan(sale(), "00036000291452").lines().getFirst().description());
        assertEquals("Milk", scan(sale(), " sku-milk ").lines().getFirst().description());
        assertProblem("sale.unknown-code", till.checkout.scan(sale(), Scan.of("36000291453")));
    }

    @Test
    void twoProductsWithOneCodeAreNotGuessed() {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("rival", "bag", Till.APPLE));
            return 0;
        });
        assertProblem("sale.ambiguous-code", till.checkout.scan(sale(), Scan.of(Till.APPLE)));
        var choice = new LocalCatalogue(till.database).claimants(Till.APPLE, Instant.EPOCH);
        assertEquals(2, choice.size());
        for (var claimant : choice) {
            var product = claimant.product();
            var basket = till.checkout.scan(sale(), Scan.of(product.id())).orThrow();
            assertEquals(product.id(), basket.lines().getFirst().product().id());
        }
    }

    @Test
    void aProductWithoutAPriceAsksForOneAndWithoutATaxRateIsSoldAllTheSame() {
        till.database.write(new Author("system:test"), tx -> {
            Till.product(tx, "odd", "Odd", "ODD", "1.00", "exotic", ProductKind.GOODS);
            tx.delete(
                    DomainTypes.PRICE_ROW,
                    "p-odd",
                    tx.find(DomainTypes.PRICE_ROW, "p-odd").orElseThrow().version());
            return 0;
        });
        assertProblem("sale.no-price", till.checkout.scan(sale(), Scan.of("ODD")));
        var open = Scan.of("ODD", Quantity.ONE, Till.euro("9.99"), "Something odd");
        var receipt = pay(till.checkout.scan(sale(), open).orThrow());
        assertEquals(euro(999), receipt.sale().total());
        assertEquals(euro(0), receipt.sale().tax());
        assertEquals("exotic", receipt.lines().getFirst().taxClass());
    }

    @Test
    void thePriceInForceIsChargedAndStandsOnTheLine() {
        var later = Till.START.plusSeconds(3600);
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.PRICE_ROW, new PriceRow("new", "apple", null, Till.euro("0.40"), false, later, null));
            return 0;
        });
        assertEquals(euro(35), scan(sale(), Till.APPLE).total());
        till.clock.now = later;
        var receipt = pay(scan(sale(), Till.APPLE));
        assertEquals(euro(43), receipt.sale().total());
        assertEquals("new", receipt.lines().getFirst().priceRowId());
    }

    @Test
    void quantitiesChangeAndLinesGo() {
        var basket = scan(scan(sale(), Till.APPLE), Till.BAG);
        String apple = basket.lines().getFirst().id();
        var two = till.checkout.changeQuantity(basket, apple, Quantity.of(2)).orThrow();
        assertEquals(euro(80), two.total());
        assertEquals(1, till.checkout.remove(two, apple).orThrow().lines().size());
        assertProblem("sale.no-line", till.checkout.remove(two, "nothing"));
        assertProblem("sale.bad-quantity", till.checkout.changeQuantity(two, apple, Quantity.of(-1)));
        assertProblem(
                "sale.bad-quantity",
                till.checkout.scan(
                        two, new Scan(Till.APPLE, Quantity.of(1_000_001), Optional.empty(), Optional.empty())));
        assertProblem(
                "sale.bad-price", till.checkout.scan(two, Scan.of(Till.APPLE, Quantity.ONE, Till.euro("-1"), "x")));
        assertProblem(
                "sale.too-large",
                till.checkout.scan(two, Scan.of(Till.APPLE, Quantity.of(1_000_000), Till.euro("1000000000"), "x")));
    }

    @Test
    void historyKeepsItsOwnTimeAndTax() {
        var at = Instant.parse("2007-01-01T11:30:00.123456Z");
        var basket = till.checkout
                .open(new Opening(SaleKind.SALE, "kim", Optional.of(at), Optional.of("536365"), Optional.of("cust")))
                .then(b -> till.checkout.scan(b, Scan.of(Till.APPLE)))
                .orThrow();
        var receipt = pay(basket);
        assertEquals(Instant.parse("2007-01-01T11:30:00.123Z"), receipt.sale().completedAt());
        assertEquals("536365", receipt.sale().reference());
        assertEquals("cust", receipt.sale().customerId());
        assertEquals("facts:S1:2007-01", text("SELECT scope FROM sales"));
        assertEquals(receipt, till.checkout.receipt(receipt.sale().receipt()).orThrow());
    }

    @Test
    void withoutAStoreThereIsNoSale(@TempDir Path other) {
        try (var bare = Till.open(other)) {
            assertProblem("till.not-enrolled", bare.checkout.open(Opening.sale("kim")));
        }
    }

    @Test
    void searchFindsByWordsAndByTheBeginningOfACode() {
        assertEquals(
                "apple",
                till.catalogue
                        .search("app", 10, Till.START)
                        .getFirst()
                        .product()
                        .id());
        assertEquals(
                "apple",
                till.catalogue
                        .search("400638", 10, Till.START)
                        .getFirst()
                        .product()
                        .id());
        assertTrue(till.catalogue.search("   ", 10, Till.START).isEmpty());
        var found = till.catalogue.byCode(Till.APPLE, Till.START).orThrow();
        assertEquals(Till.euro("0.35"), found.price().orElseThrow().price());
    }

    private Basket sale() {
        return till.checkout.open(Opening.sale("kim")).orThrow();
    }

    private Basket scan(Basket basket, String typed) {
        return Scan.typed(typed).then(s -> till.checkout.scan(basket, s)).orThrow();
    }

    private Receipt pay(Basket basket) {
        return till.checkout.payCash(basket, Optional.empty()).orThrow();
    }

    private long stock(String product) {
        return till.number("SELECT quantity_milli FROM stock_balance WHERE product_id = '" + product + "'");
    }

    private String text(String sql) {
        return till.database.read(
                r -> r.query(sql, List.of(), row -> row.getString(1)).getFirst());
    }

    static Money euro(long cents) {
        return new Money(cents, Till.EUR);
    }

    static void assertProblem(String code, Outcome<?> outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }
}
