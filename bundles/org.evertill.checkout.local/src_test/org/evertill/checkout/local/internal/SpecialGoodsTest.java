package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.LocalCheckoutTest.assertProblem;
import static org.evertill.checkout.local.internal.LocalCheckoutTest.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.SaleLine;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.storage.Database.Author;
import org.evertill.storage.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goods that ask for something, or bring something, when they are sold. */
class SpecialGoodsTest {

    private static final String GS = "\u001d";
    private static final String PHONE = "09501101530003";

    @TempDir
    Path directory;

    private Till till;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
        till.database.write(new Author("system:test"), tx -> {
            special(tx, "wine", "6.00", product -> product.fromAge(16));
            special(tx, "gin", "20.00", product -> product.fromAge(18));
            special(tx, "bottle", "0.25", product -> product.with(Set.of(Trait.DEPOSIT)));
            special(tx, "cola", "1.50", product -> product.withDeposit("bottle"));
            special(tx, "phone", "300.00", product -> product.with(Set.of(Trait.SERIAL_NEEDED)));
            special(tx, "vaccine", "40.00", product -> product.with(Set.of(Trait.LOT_NEEDED)));
            special(tx, "flowers", "5.00", product -> product.with(Set.of(Trait.OPEN_PRICE)));
            special(tx, "book", "10.00", product -> product.with(Set.of(Trait.NOT_DISCOUNTABLE, Trait.NOT_RETURNABLE)));
            special(tx, "shirt-m", "15.00", product -> product.asVariant("SHIRT", "blue, M"));
            special(tx, "shirt-l", "15.00", product -> product.asVariant("SHIRT", "blue, L"));
            tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("case", "cola", "CASE", Quantity.of(6)));
            tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("gtin", "phone", PHONE));
            return 0;
        });
    }

    private interface Making {
        Product of(Product plain);
    }

    private static void special(UnitOfWork tx, String id, String price, Making making) {
        Till.product(tx, id, id, id.toUpperCase(Locale.ROOT), price, "standard", ProductKind.GOODS);
        var stored = tx.find(DomainTypes.PRODUCT, id).orElseThrow();
        tx.update(DomainTypes.PRODUCT, making.of(stored.value()), stored.version());
    }

    @AfterEach
    void close() {
        till.close();
    }

    private Basket sale(String staff) {
        return till.checkout.open(Opening.sale(staff)).orThrow();
    }

    private Outcome<Basket> scan(Basket basket, String typed) {
        return Scan.typed(typed).then(scan -> till.checkout.scan(basket, scan));
    }

    private Basket sold(String... typed) {
        var basket = sale("kim");
        for (String text : typed) {
            basket = scan(basket, text).orThrow();
        }
        return basket;
    }

    private Receipt paid(Basket basket) {
        return till.checkout.payCash(basket, Optional.empty()).orThrow();
    }

    private static Problem problem(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem();
    }

    @Test
    void theAgeIsAskedOncePerBasketAndTheLineSaysWhoLooked() {
        var basket = sale("bo");
        var asked = problem(scan(basket, "WINE"));
        assertEquals("sale.age-check", asked.code());
        assertEquals("16", asked.facts().get("years"));
        basket = till.checkout.confirmAge(basket, 16).orThrow();
        basket = scan(basket, "WINE").orThrow();
        basket = scan(basket, "WINE").orThrow();
        assertProblem("sale.age-check", scan(basket, "GIN"));
        basket = till.checkout.confirmAge(basket, 18).orThrow();
        basket = scan(basket, "GIN").orThrow();
        basket = scan(basket, Till.APPLE).orThrow();
        var resumed = till.checkout.resume("bo").orElseThrow();
        assertEquals(basket, resumed);
        assertEquals(
                List.of("bo", "bo", "bo", "null"),
                paid(resumed).lines().stream()
                        .map(line -> String.valueOf(line.ageCheckedBy()))
                        .toList());
        assertProblem("sale.age-check", scan(sale("bo"), "WINE"));
    }

    @Test
    void whoeverConfirmedMoreYearsIsNotAskedForFewerAndARefundAsksNobody() {
        var basket = till.checkout.confirmAge(sale("bo"), 18).orThrow();
        basket = till.checkout.confirmAge(basket, 16).orThrow();
        assertTrue(scan(basket, "GIN").isOk());
        assertTrue(
                scan(till.checkout.open(Opening.refund("kim")).orThrow(), "GIN").isOk());
        assertProblem("sale.bad-age", till.checkout.confirmAge(basket, 0));
    }

    @Test
    void aChainThatSellsNothingOfTheKindDoesNotAsk() {
        till.set("sale.age-check", "store:S1", "no");
        assertEquals(
                Optional.empty(), sold("GIN").lines().getFirst().particulars().ageCheckedBy());
    }

    @Test
    void aDepositFollowsWhatItGoesWith() {
        var basket = sold("3*COLA");
        assertEquals(List.of("cola", "bottle"), products(basket));
        assertEquals(euro(450 + 75), basket.total());
        var cola = basket.lines().getFirst();
        var bottle = basket.lines().getLast();
        assertProblem("sale.goes-with", till.checkout.changeQuantity(basket, bottle.id(), Quantity.ONE));
        assertProblem("sale.goes-with", till.checkout.remove(basket, bottle.id()));
        basket = till.checkout.changeQuantity(basket, cola.id(), Quantity.of(5)).orThrow();
        assertEquals(euro(750 + 125), basket.total());
        assertEquals(
                List.of(), till.checkout.remove(basket, cola.id()).orThrow().lines());
        var rows = paid(basket).lines();
        assertEquals(rows.getFirst().id(), rows.getLast().goesWithLineId());
    }

    @Test
    void nothingIsTakenOffADepositNorOffWhatHeadOfficeSaysSo() {
        var tenPercent = Optional.of(new ManualDiscount(new Reduction.Percent(1_000), "why"));
        var basket = sold("2*COLA", "BOOK");
        basket = till.checkout.discountTicket(basket, tenPercent).orThrow();
        assertEquals(euro(30), basket.discount());
        assertEquals(euro(300 - 30 + 50 + 1000), basket.total());
        for (int line : List.of(1, 2)) {
            var id = basket.lines().get(line).id();
            assertProblem("sale.not-discountable", till.checkout.discountLine(basket, id, tenPercent));
        }
    }

    @Test
    void emptiesComeBackWithinASaleOrByThemselves() {
        var basket = sold("COLA", "-4*BOTTLE");
        assertEquals(euro(150 + 25 - 100), basket.total());
        assertEquals(
                euro(75 - 175), scan(basket, "-1*COLA").orThrow().total(), "goods come back too, with their deposit");
        var receipt = paid(basket);
        assertEquals(euro(75), receipt.sale().total());
        assertEquals(3_000, till.number("SELECT quantity_milli FROM stock_balance WHERE product_id = 'bottle'"));
        assertProblem("sale.negative-total", till.checkout.payCash(sold("COLA", "-8*BOTTLE"), Optional.empty()));
        var back = till.checkout.open(Opening.refund("kim")).orThrow();
        assertEquals(euro(-100), paid(scan(back, "4*BOTTLE").orThrow()).sale().total());
        var refund = till.checkout.refundOf(receipt.sale().receipt(), "kim").orThrow();
        assertEquals(List.of("cola", "bottle"), products(refund));
        assertEquals(euro(175), refund.total());
        assertEquals(euro(-175), paid(refund).sale().total());
    }

    @Test
    void inARefundADepositCanComeWithFewerBottles() {
        var receipt = paid(sold("3*COLA"));
        var refund = till.checkout.refundOf(receipt.sale().receipt(), "kim").orThrow();
        var bottle = refund.lines().getLast();
        refund = till.checkout.changeQuantity(refund, bottle.id(), Quantity.ONE).orThrow();
        assertEquals(euro(450 + 25), refund.total());
        paid(refund);
        assertEquals(
                euro(50),
                till.checkout
                        .refundOf(receipt.sale().receipt(), "kim")
                        .orThrow()
                        .total());
    }

    @Test
    void aDepositWithoutAPriceHereStopsNoSale() {
        till.database.write(new Author("system:test"), tx -> {
            tx.delete(
                    DomainTypes.PRICE_ROW,
                    "p-bottle",
                    tx.find(DomainTypes.PRICE_ROW, "p-bottle").orElseThrow().version());
            return 0;
        });
        assertEquals(List.of("cola"), products(sold("COLA")));
    }

    @Test
    void aCaseIsSoldAsItsPieces() {
        var basket = sold("2*CASE");
        assertEquals(Quantity.of(12), basket.lines().getFirst().quantity());
        assertEquals(euro(12 * 175), basket.total());
        assertEquals(Quantity.ONE, sold("COLA").lines().getFirst().quantity());
    }

    @Test
    void aPieceWithASerialNumberIsSoldByIt() {
        var basket = sale("kim");
        assertProblem("sale.serial-needed", scan(basket, "PHONE"));
        var one = Scan.of("PHONE").withSerial(" 4711 ");
        basket = till.checkout.scan(basket, one).orThrow();
        assertProblem("sale.serial-twice", till.checkout.scan(basket, one));
        assertProblem(
                "sale.serial-quantity",
                till.checkout.scan(basket, one.withSerial("5").withQuantity(Quantity.of(2))));
        var id = basket.lines().getFirst().id();
        assertProblem("sale.serial-quantity", till.checkout.changeQuantity(basket, id, Quantity.of(2)));
        assertProblem("sale.bad-number", till.checkout.scan(basket, one.withSerial("x".repeat(81))));
        basket = scan(basket, "]d201" + PHONE + "21ABC" + GS + "17270131").orThrow();
        var rows = paid(basket).lines();
        assertEquals(List.of("4711", "ABC"), rows.stream().map(SaleLine::serial).toList());
        assertEquals("2027-01-31", String.valueOf(rows.getLast().useBy()));
        var refund = till.checkout.refundOf("S1-R1-A-000001", "kim").orThrow();
        assertEquals(Optional.of("ABC"), refund.lines().getLast().particulars().serial());
    }

    @Test
    void aLotIsTypedOrScanned() {
        assertProblem("sale.lot-needed", scan(sale("kim"), "VACCINE"));
        var basket = till.checkout
                .scan(sale("kim"), Scan.of("VACCINE").withLot("L7"))
                .orThrow();
        assertEquals("L7", paid(basket).lines().getFirst().lot());
    }

    @Test
    void anOpenPriceIsTypedAndNeedsNobodysLeave() {
        var basket = sale("bo");
        assertProblem("sale.price-needed", scan(basket, "FLOWERS"));
        var price = UnitPrice.of(new BigDecimal("12.50"), Till.EUR);
        basket = till.checkout.scan(basket, Scan.of("FLOWERS").withPrice(price)).orThrow();
        assertEquals(euro(1250), basket.total());
        assertProblem(
                "staff.needs-approval",
                till.checkout.scan(basket, Scan.of("COLA").withPrice(price)));
    }

    @Test
    void whatIsNotTakenBackIsNot() {
        var receipt = paid(sold("BOOK", Till.APPLE));
        var refund = till.checkout.refundOf(receipt.sale().receipt(), "kim").orThrow();
        assertEquals(List.of("apple"), products(refund));
        paid(refund);
        assertProblem(
                "sale.not-returnable", till.checkout.refundOf(receipt.sale().receipt(), "kim"));
        assertProblem(
                "sale.not-returnable",
                scan(till.checkout.open(Opening.refund("kim")).orThrow(), "BOOK"));
    }

    @Test
    void theCodeOfAGroupOffersItsVariants() {
        assertProblem("sale.ambiguous-code", scan(sale("kim"), "SHIRT"));
        assertEquals(2, till.catalogue.claimants("SHIRT", Till.START).size());
        assertEquals(1, till.catalogue.search("blue l", 10, Till.START).size());
        var basket = till.checkout
                .scan(sale("kim"), Scan.of("SHIRT").chosen("shirt-l"))
                .orThrow();
        assertEquals("shirt-l (blue, L)", basket.lines().getFirst().description());
    }

    @Test
    void aCommentStandsOnTheLineUntilItIsTakenAway() {
        var basket = sold(Till.APPLE);
        var id = basket.lines().getFirst().id();
        basket = till.checkout.comment(basket, id, " bruised ").orThrow();
        assertEquals(basket, till.checkout.resume("kim").orElseThrow());
        assertProblem("sale.bad-comment", till.checkout.comment(basket, id, "x".repeat(201)));
        assertProblem("sale.no-line", till.checkout.comment(basket, "none", "x"));
        assertEquals("bruised", paid(basket).lines().getFirst().comment());
        var other = till.checkout.comment(sold("COLA"), "none", "");
        assertProblem("sale.no-line", other);
    }

    private static List<String> products(Basket basket) {
        return basket.lines().stream().map(line -> line.product().id()).toList();
    }
}
