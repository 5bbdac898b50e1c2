package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.LocalCheckoutTest.assertProblem;
import static org.evertill.checkout.local.internal.LocalCheckoutTest.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.barcode.CheckDigit;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a code says of weight, price, lot and dates, at the till. The store is in Berlin, it is 1 March 2026. */
class ScannedCodesTest {

    private static final String HAM = "09501101530003";
    private static final String GS = "\u001d";

    @TempDir
    Path directory;

    private Till till;

    /** Ham at 19.90 a kilogram, cheese at 12.50 with the stock code 42, yoghurt by the piece. */
    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
        till.database.write(new Author("system:test"), tx -> {
            for (var product : List.of(
                    new Product("ham", "sku-ham", "Ham", null, ProductKind.GOODS, "kg", "reduced", true),
                    new Product("cheese", "42", "Cheese", null, ProductKind.GOODS, "KGM", "reduced", true))) {
                tx.insert(DomainTypes.PRODUCT, product);
            }
            tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("c-ham", "ham", "9501101530003"));
            tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("s-ham", "ham", "2300077"));
            tx.insert(DomainTypes.PRICE_ROW, price("ham", "19.90"));
            tx.insert(DomainTypes.PRICE_ROW, price("cheese", "12.50"));
            Till.product(tx, "yoghurt", "Yoghurt", "09520123456788", "0.89", "reduced", ProductKind.GOODS);
            return 0;
        });
    }

    private static PriceRow price(String product, String amount) {
        return new PriceRow("p-" + product, product, null, Till.euro(amount), true, Instant.EPOCH, null);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9501101530003",
                "09501101530003",
                "]E09501101530003",
                "(01)09501101530003",
                "]d20109501101530003",
                "https://shop.example/de/01/9501101530003?linkType=gs1:pip"
            })
    void oneProductIsFoundHoweverItIsCoded(String code) {
        assertEquals("Ham", line(code).description());
        assertEquals(Quantity.ONE, line(code).quantity());
    }

    @ParameterizedTest
    @CsvSource({
        "]C101" + HAM + "3103000195, 0.195, 3.88",
        "]C101" + HAM + "3100000002, 2, 39.80",
        "]C101" + HAM + "3203000441, 0.2, 3.98",
        "2*]C101" + HAM + "3103000195, 0.39, 7.76"
    })
    void aWeightIsTheQuantity(String typed, String quantity, String total) {
        var line = line(typed);
        assertEquals(quantity, line.quantity().toString());
        assertEquals(total, line.total().toDecimal().toPlainString());
        assertEquals(Optional.of("p-ham"), line.priceRowId());
        assertTrue(line.code().startsWith("(01)" + HAM + "(3"), line.code());
    }

    /** The chain's own rules hold instead of the usual ones; those of the register before those of the chain. */
    @Test
    void theChainSaysHowItsOwnCodesAreMadeUp() {
        String own = checked("280004200250");
        assertProblem("sale.unknown-code", till.checkout.scan(sale(), Scan.of(own)));
        till.set("scan.scale-codes", "chain", "weight=28IIIIIWW.WWWC kg");
        assertEquals("0.25", line(own).quantity().toString());
        assertProblem("sale.unknown-code", till.checkout.scan(sale(), Scan.of(checked("210004200250"))));
        till.set("scan.scale-codes", "register:S1-R1", "price=28IIIIIPPP.PPC");
        assertEquals(euro(250), line(own).total());
        till.set("scan.scale-codes", "register:S1-R1", "a rule of a later version");
        assertEquals("0.25", line(own).quantity().toString());
    }

    @Test
    void aWeighedCodeOfTheScaleFindsItsProductByItsItemNumber() {
        var line = line(checked("210004200250"));
        assertEquals("cheese", line.product().id());
        assertEquals("0.25", line.quantity().toString());
        assertEquals(euro(313), line.total());
        assertEquals(checked("210004200250"), line.code());
    }

    /** The label's price is charged to the cent, and stock goes by the weight that it was made of. */
    @ParameterizedTest
    @CsvSource({"00250, 0.2", "00333, 0.266", "00001, 0.001", "99999, 79.999"})
    void aPriceOnTheLabelIsChargedAndGivesTheWeight(String price, String quantity) {
        var line = line(checked("2300042" + price));
        assertEquals(Long.parseLong(price), line.total().minor());
        assertEquals(quantity, line.quantity().toString());
        var three = line("3*" + checked("2300042" + price));
        assertEquals(3 * Long.parseLong(price), three.total().minor());
    }

    @Test
    void weightAndPriceTogetherAreBothTaken() {
        var line = line("(01)" + HAM + "(3103)000195(3932)978333(10)L7");
        assertEquals(euro(333), line.total());
        assertEquals("0.195", line.quantity().toString());
        assertEquals("(01)" + HAM + "(3103)000195(3932)978333(10)L7", line.code());
    }

    @Test
    void whatIsSoldByThePieceStaysAPieceAtTheLabelsPrice() {
        var line = line("(01)09520123456788(3922)050");
        assertEquals(euro(50), line.total());
        assertEquals(Quantity.ONE, line.quantity());
        assertEquals(Quantity.of(12), line("(01)09520123456788(30)12").quantity());
        assertEquals(
                Quantity.of(25),
                line("(00)952012345678912345(02)09520123456788(37)25").quantity());
    }

    /** No number of grams at 19.90 comes to 3.33: the line has a unit price that does, and no price row. */
    @Test
    void aPriceThatNoWeightComesToIsChargedAllTheSame() {
        var line = line(checked("230007700333"));
        assertEquals(euro(333), line.total());
        assertEquals("0.167", line.quantity().toString());
        assertEquals(Till.euro("19.9401"), line.unitPrice());
        assertEquals(Optional.empty(), line.priceRowId());
        assertEquals(Optional.of("p-cheese"), line(checked("230004200333")).priceRowId());
    }

    /** A label's price needs nobody's leave; another one than the label's does. */
    @Test
    void aCashierSellsLabelsButChangesNoPrices() {
        String code = checked("230007700333");
        var basket = till.checkout.open(Opening.sale("bo")).orThrow();
        assertEquals(
                euro(333), till.checkout.scan(basket, Scan.of(code)).orThrow().total());
        var open = Scan.of(code, Quantity.ONE, Till.euro("0.01"), "Ham");
        assertProblem("staff.needs-approval", till.checkout.scan(basket, open));
    }

    @Test
    void whatALabelSaysIsWhole() {
        assertProblem("sale.bad-quantity", scan("0.5*" + checked("210004200250")));
        assertProblem("sale.bad-quantity", scan(checked("210004200000")));
        assertProblem("sale.bad-quantity", scan("1000000*(01)" + HAM + "(3100)999999"));
        assertEquals("0.5", line("0.5*9501101530003").quantity().toString());
    }

    @Test
    void kilogramsOfPiecesAndOtherMoneyAreNotGuessed() {
        assertProblem("sale.wrong-unit", scan("(01)09520123456788(3103)000195"));
        assertProblem("sale.other-currency", scan("(01)09520123456788(3932)840299"));
        assertProblem("sale.bad-price", scan("(01)09520123456788(3923)0299"));
        assertProblem("sale.bad-price", scan("(01)09520123456788(3920)999999999999999"));
    }

    @Test
    void whatIsBrokenIsNotSold() {
        assertProblem("barcode.verifier", scan(checked("02" + "00042" + "8" + "2875")));
        assertProblem("barcode.check-digit", scan("4006381333932"));
        assertProblem("barcode.check-digit", scan("(01)09501101530004"));
        assertProblem("barcode.bad-date", scan("(01)" + HAM + "(17)260230"));
        assertProblem("sale.unknown-code", scan("(01)04006381333924"));
        assertProblem("barcode.too-long", scan("x".repeat(600)));
        assertEquals("Apple", line(Till.APPLE).description());
    }

    @Test
    void aRegisteredCodeIsWhatItIsRegisteredAsWhateverItLooksLike() {
        till.database.write(new Author("system:test"), tx -> {
            for (String code : List.of(checked("210004200250"), "4006381333932", "010950110153000310A", "]C9")) {
                tx.insert(
                        DomainTypes.PRODUCT_CODE,
                        new ProductCode("own-" + code.length() + code.hashCode(), "bag", code));
            }
            return 0;
        });
        for (String code : List.of(checked("210004200250"), "4006381333932", "010950110153000310A")) {
            assertEquals("bag", line(code).product().id(), code);
            assertEquals(code, line(code).code());
        }
    }

    /** The day is the store's: in Berlin it is 2 March an hour before midnight UTC. */
    @Test
    void anExpiredLotIsRefusedFromTheDayAfterAndTakenBackAllTheSame() {
        String code = "]d201" + HAM + "17260301" + "3103000195" + "10L7";
        assertEquals("Ham", line(code).description());
        till.clock.now = Instant.parse("2026-03-01T22:59:59Z");
        assertEquals("Ham", line(code).description());
        till.clock.now = Instant.parse("2026-03-01T23:00:00Z");
        var problem = assertProblemOf("sale.expired", code);
        assertEquals("2026-03-01", problem.facts().get("date"));
        assertEquals("L7", problem.facts().get("lot"));
        assertTrue(problem.message().contains("Ham") && problem.message().contains("L7"), problem.message());
        var refund = till.checkout.open(Opening.refund("kim")).orThrow();
        assertEquals(
                1, till.checkout.scan(refund, Scan.of(code)).orThrow().lines().size());
    }

    @Test
    void bestBeforeOnlyWarns() {
        var line = line("(01)" + HAM + "(15)260228");
        assertEquals(
                Optional.of("sale.past-best-before"), till.checkout.remark(line).map(Problem::code));
        assertEquals(Optional.empty(), till.checkout.remark(line("(01)" + HAM + "(15)260301")));
        assertEquals(Optional.empty(), till.checkout.remark(line(Till.APPLE)));
    }

    @Test
    void theCatalogueSaysWhatTheCodeSaid() {
        var found = till.catalogue
                .byCode("]d201" + HAM + "17270131" + "10L7" + GS + "21S1", Till.START)
                .orThrow();
        assertEquals(Optional.of("L7"), found.said().lot());
        assertEquals(Optional.of("S1"), found.said().serial());
        assertEquals("2027-01-31", found.said().useBy().orElseThrow().toString());
        assertEquals(List.of(), till.catalogue.claimants("(01)09501101530004", Till.START));
    }

    @Test
    void aChoiceBetweenProductsKeepsWhatTheCodeSays() {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("rival", "cheese", "09501101530003"));
            return 0;
        });
        String code = "(01)" + HAM + "(3103)000200";
        assertProblem("sale.ambiguous-code", scan(code));
        assertEquals(2, till.catalogue.claimants(code, Till.START).size());
        var chosen = till.checkout
                .scan(sale(), Scan.of(code).chosen("cheese"))
                .orThrow()
                .lines()
                .getFirst();
        assertEquals("cheese", chosen.product().id());
        assertEquals("0.2", chosen.quantity().toString());
        assertProblem(
                "sale.unknown-code", till.checkout.scan(sale(), Scan.of(code).chosen("bag")));
    }

    @Test
    void aLabelSoldIsCompletedAndReturned() {
        var basket =
                till.checkout.scan(sale(), Scan.of(checked("230004200333"))).orThrow();
        var receipt = till.checkout.payCash(basket, Optional.empty()).orThrow();
        assertEquals(euro(333), receipt.sale().total());
        assertEquals(-266, till.number("SELECT quantity_milli FROM stock_balance WHERE product_id = 'cheese'"));
        var back = till.checkout.refundOf(receipt.sale().receipt(), "kim").orThrow();
        assertEquals(euro(333), back.total());
    }

    private Basket sale() {
        return till.checkout.open(Opening.sale("kim")).orThrow();
    }

    private Outcome<Basket> scan(String typed) {
        return Scan.typed(typed).then(scan -> till.checkout.scan(sale(), scan));
    }

    private Basket.Line line(String typed) {
        return scan(typed).orThrow().lines().getFirst();
    }

    private Problem assertProblemOf(String code, String typed) {
        var outcome = scan(typed);
        assertProblem(code, outcome);
        return ((Outcome.Failed<Basket>) outcome).problem();
    }

    private static String checked(String digits) {
        return digits + CheckDigit.of(digits);
    }
}
