package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.LocalCheckoutTest.assertProblem;
import static org.evertill.checkout.local.internal.LocalCheckoutTest.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.TaxRate;
import org.evertill.domain.TaxSummary;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where tax is rounded, several rates on a line, and sales without tax, on a till's real database. */
class TaxAtTheTillTest {

    @TempDir
    Path directory;

    private Till till;

    /** A menu of food and drink at 10.00, a nail at 0.05 of 5 % tax, a plank at 1.00 without tax. */
    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
        till.database.write(new Author("system:test"), tx -> {
            var from = LocalDate.parse("2007-01-01");
            tx.insert(DomainTypes.TAX_RATE, new TaxRate("five", "DE", "five", 500, from));
            tx.insert(
                    DomainTypes.TAX_RATE, new TaxRate("menu", "DE", "menu", 1900, from, "reduced 7000, standard 3000"));
            Till.product(tx, "menu", "Menu", "MENU", "10.00", "menu", ProductKind.GOODS);
            Till.product(tx, "nail", "Nail", "NAIL", "0.05", "five", ProductKind.GOODS);
            tx.insert(
                    DomainTypes.PRODUCT,
                    new Product("plank", "sku-plank", "Plank", null, ProductKind.GOODS, "pc", "standard", true));
            tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("c-plank", "plank", "PLANK"));
            tx.insert(
                    DomainTypes.PRICE_ROW,
                    new PriceRow("p-plank", "plank", null, Till.euro("1.03"), false, Instant.EPOCH, null));
            return 0;
        });
    }

    @AfterEach
    void close() {
        till.close();
    }

    private Basket sold(String... codes) {
        var basket = till.checkout.open(Opening.sale("kim")).orThrow();
        for (String code : codes) {
            basket = till.checkout.scan(basket, Scan.typed(code).orThrow()).orThrow();
        }
        return basket;
    }

    private Receipt paid(Basket basket) {
        return till.checkout.payCash(basket, Optional.empty()).orThrow();
    }

    private static List<String> rates(Receipt receipt) {
        return TaxSummary.ofLines(Till.EUR, receipt.lines()).rates().stream()
                .map(rate -> rate.rateBasisPoints() + ": "
                        + rate.amounts().gross().toDecimal() + " "
                        + rate.amounts().tax().toDecimal())
                .toList();
    }

    /** Fifty lines of one nail: each has no tax by itself, together they have that of one line of fifty. */
    @Test
    void roundedOverTheDocumentFiftyLinesAreTaxedAsOne() {
        var nails = new String[50];
        Arrays.fill(nails, "NAIL");
        assertEquals(euro(0), sold(nails).tax());
        till.set("sale.tax-rounding", "chain", "document");
        var basket = sold(nails);
        assertEquals(euro(12), basket.tax());
        assertEquals(euro(12), sold("50*NAIL").tax());
        var receipt = paid(basket);
        assertEquals(euro(12), receipt.sale().tax());
        assertEquals(List.of("500: 2.50 0.12"), rates(receipt));
        assertEquals(receipt.sale().tax().minor(), till.number("SELECT sum(tax_minor) FROM sale_lines"));
    }

    @Test
    void withPricesWithoutTaxSplittingALineDoesNotChangeTheTotal() {
        till.set("sale.tax-rounding", "chain", "document");
        var one = sold("3*PLANK");
        var three = sold("PLANK", "PLANK", "PLANK");
        assertEquals(one.total(), three.total());
        assertEquals(one.taxes(), three.taxes());
        assertEquals(euro(309 + 59), paid(three).sale().total());
    }

    @Test
    void aMenuIsTaxedPartByPart() {
        var basket = sold("2*MENU", Till.APPLE);
        assertEquals(euro(2035), basket.total());
        var receipt = paid(basket);
        assertEquals(List.of("1900: 6.00 0.96", "700: 14.35 0.94"), rates(receipt));
        assertEquals(3, receipt.sale().lineCount());
        assertEquals(2_000, till.number("SELECT sum(quantity_milli) FROM sale_lines WHERE product_id = 'menu'"));
        assertEquals(-2_000, till.number("SELECT quantity_milli FROM stock_balance WHERE product_id = 'menu'"));
        var part = receipt.lines().get(1);
        assertEquals(receipt.lines().getFirst().id(), part.partOfLineId());
        assertEquals("standard", part.taxClass());
    }

    @Test
    void aMenuComesBackInPartsAsItWasSold() {
        var receipt = paid(sold("3*MENU"));
        long gross = 0;
        long tax = 0;
        for (int i = 0; i < 3; i++) {
            var refund = till.checkout.refundOf(receipt.sale().receipt(), "kim").orThrow();
            assertEquals(1, refund.lines().size());
            var id = refund.lines().getFirst().id();
            refund = till.checkout.changeQuantity(refund, id, Quantity.ONE).orThrow();
            assertEquals(refund, till.checkout.resume("kim").orElseThrow());
            var back = paid(refund);
            assertEquals(2, back.lines().size());
            gross += back.sale().total().minor();
            tax += back.sale().tax().minor();
        }
        assertEquals(receipt.sale().total().minor(), -gross);
        assertEquals(receipt.sale().tax().minor(), -tax);
        assertEquals(0, till.number("SELECT sum(total_minor) FROM sale_lines WHERE rate_basis_points = 700"));
        assertEquals(0, till.number("SELECT sum(tax_minor) FROM sale_lines WHERE rate_basis_points = 1900"));
        assertProblem(
                "sale.already-returned", till.checkout.refundOf(receipt.sale().receipt(), "kim"));
    }

    @Test
    void partsChangeFromADayOnAsRatesDo() {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.TAX_RATE, new TaxRate("menu2", "DE", "menu", 700, LocalDate.parse("2026-03-01")));
            return 0;
        });
        assertEquals(List.of("700: 10.00 0.65"), rates(paid(sold("MENU"))));
    }

    @Test
    void whoIsExemptPaysWhatIsLeftWithoutTheTaxAndTheSaleSaysWhy() {
        var basket = till.checkout
                .exempt(sold("BAG", "MENU"), Optional.of(" embassy 12/3 "))
                .orThrow();
        assertEquals(euro(0), basket.tax());
        assertEquals(euro(8 + 654 + 252), basket.total());
        assertEquals(basket, till.checkout.resume("kim").orElseThrow());
        var receipt = paid(basket);
        assertEquals("embassy 12/3", receipt.sale().taxExemption());
        assertEquals(List.of("0: 9.14 0.00"), rates(receipt));
        var refund = till.checkout.refundOf(receipt.sale().receipt(), "kim").orThrow();
        assertEquals(euro(914), refund.total());
        assertProblem("sale.bad-exemption", till.checkout.exempt(refund, Optional.empty()));
        assertEquals("embassy 12/3", paid(refund).sale().taxExemption());
    }

    @Test
    void exemptionNeedsARightAndAReasonAndCanBeTakenBack() {
        var basket = sold("BAG");
        assertProblem("sale.bad-exemption", till.checkout.exempt(basket, Optional.of("  ")));
        var exempt = till.checkout.exempt(basket, Optional.of("export")).orThrow();
        assertEquals(basket, till.checkout.exempt(exempt, Optional.empty()).orThrow());
        var bo = till.checkout
                .scan(till.checkout.open(Opening.sale("bo")).orThrow(), Scan.of("BAG"))
                .orThrow();
        assertProblem("staff.needs-approval", till.checkout.exempt(bo, Optional.of("export")));
    }
}
