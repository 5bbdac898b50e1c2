package org.evertill.barcode;

import static org.evertill.barcode.Reads.GS;
import static org.evertill.barcode.Reads.assertPlain;
import static org.evertill.barcode.Reads.assertProblem;
import static org.evertill.barcode.Reads.elements;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.barcode.Said.Price;
import org.evertill.kernel.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementStringTest {

    private static final String ITEM = "0109501101530003";

    /** The item 09501101530003 with expiry and batch, in all the ways in which scanners give it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "]C1" + ITEM + "1726123110AB-123",
                "]e0" + ITEM + "1726123110AB-123",
                "]d2" + ITEM + "1726123110AB-123",
                "]Q3" + ITEM + "10AB-123" + "\u001d" + "17261231",
                "]J1" + ITEM + "1726123110AB-123",
                "]C1\u001d" + ITEM + "1726123110AB-123\u001d",
                "\u001d" + ITEM + "1726123110AB-123",
                ITEM + "1726123110AB-123",
                "(01)09501101530003(17)261231(10)AB-123",
                " (01)09501101530003(10)AB-123(17)261231 "
            })
    void everyFormSaysTheSame(String text) {
        var read = elements(text);
        assertEquals(new Gtin("09501101530003"), read.gtin());
        assertEquals(Map.of("01", "09501101530003", "17", "261231", "10", "AB-123"), read.elements());
        assertEquals(Optional.of("AB-123"), read.said().lot());
        assertEquals(Optional.of(LocalDate.parse("2026-12-31")), read.said().useBy());
    }

    /**
     * Measures and prices of GS1's own tests (gs1-syntax-engine, examples of the Digital Link standard) and of the General
     * Specifications' formats: 310n, 315n, 320n with n decimals; 392n; 393n with the currency's number before it; and the two of GS1 Denmark (docs/references.md).
     */
    @ParameterizedTest
    @CsvSource({
        "3103000195, 0.195 kg",
        "3100000195, 195 kg",
        "3105000195, 0.00195 kg",
        "3202001250, 12.50 lb",
        "3152001250, 12.50 l",
        "3111000125, 12.5 m",
        "3142000125, 1.25 m²",
        "3163000125, 0.125 m³",
        "3100000035, 35 kg",
        "3103000035, 0.035 kg"
    })
    void measuresHaveTheirDecimals(String element, String measure) {
        var measures = elements(ITEM + element).said().measures();
        assertEquals(List.of(measure), measures.stream().map(Measure::toString).toList());
    }

    @Test
    void widthHeightAndGrossWeightAreNotHowMuchThereIs() {
        var said = elements(ITEM + "3121000125" + "3131000125" + "3302001250").said();
        assertEquals(List.of(), said.measures());
    }

    @Test
    void pricesHaveTheirDecimalsAndTheirCurrency() {
        assertEquals(
                Optional.of(new Price(new BigDecimal("2.99"), Optional.empty())),
                elements(ITEM + "3103000195" + "3922299").said().price());
        assertEquals(
                Optional.of(new Price(new BigDecimal("2.99"), Optional.of(Currency.getInstance("EUR")))),
                elements(ITEM + "3932" + "978" + "299").said().price());
        assertEquals(
                Optional.of(new Price(new BigDecimal("299"), Optional.of(Currency.getInstance("JPY")))),
                elements(ITEM + "3930392299").said().price());
        assertProblem("barcode.malformed", ITEM + GS + "3932" + "000" + "299");
        assertProblem("barcode.malformed", ITEM + GS + "3932" + "959" + "299"); // gold
    }

    @Test
    void countsSerialsAndDatesAreRead() {
        var said = elements("(01)09501101530003(30)12(21)S/N*1(11)260115(15)260200(10)%&'()+,-./")
                .said();
        assertEquals(Optional.of(Quantity.of(12)), said.count());
        assertEquals(Optional.of("S/N*1"), said.serial());
        assertEquals(Optional.of("%&'()+,-./"), said.lot());
        assertEquals(Optional.of(LocalDate.parse("2026-01-15")), said.made());
        assertEquals(Optional.of(LocalDate.parse("2026-02-28")), said.bestBefore());
        assertTrue(said.isPastBestBeforeOn(LocalDate.parse("2026-03-01")));
        assertEquals(false, said.isPastBestBeforeOn(LocalDate.parse("2026-02-28")));
    }

    /** What is in a delivery: GS1 General Specifications, 3.3.3 and 3.9.6 (AI 02 and 37) (docs/references.md). */
    @Test
    void aDeliverySaysWhatIsInItAndHowOften() {
        var read = elements("(00)952012345678912345(02)09520123456788(37)25(10)ABC123");
        assertEquals(new Gtin("09520123456788"), read.gtin());
        assertEquals(Optional.of(Quantity.of(25)), read.said().count());
    }

    @Test
    void identifiersThatATillDoesNotNeedAreSteppedOver() {
        var read = elements("]d2" + ITEM + "4209503000" + GS + "240PART 1".replace(" ", "-") + GS + "7003260101"
                + "1200" + GS + "99XYZ" + GS + "10L1");
        assertEquals(Optional.of("L1"), read.said().lot());
        assertEquals("PART-1", read.elements().get("240"));
        assertEquals("XYZ", read.elements().get("99"));
    }

    @ParameterizedTest
    @CsvSource({
        "]C1, barcode.no-product",
        "]C10109501101530004, barcode.check-digit",
        "]C1010950110153000, barcode.malformed",
        "]C10109501101530003172613, barcode.malformed",
        "]C1010950110153000317261301, barcode.bad-date",
        "]C1010950110153000317260230, barcode.bad-date",
        "]C1010950110153000314260230, barcode.malformed",
        "]C101095011015300033106000195, barcode.malformed",
        "]C10109501101530003310A000195, barcode.malformed",
        "]C1010950110153000310, barcode.malformed",
        "]C1010950110153000310ABCDEFGHIJKLMNOPQRSTU, barcode.malformed",
        "]C1010950110153000310Ä, barcode.malformed",
        "]C1010950110153000310A B, barcode.malformed",
        "]C10109501101530003050, barcode.malformed",
        "(01)09501101530003(10)A(10)B, barcode.malformed",
        "(01)0950110153000(10)A, barcode.malformed",
        "(00)952012345678912345, barcode.no-product",
        "(00)952012345678912346, barcode.check-digit",
        "(414)9520123456788, barcode.no-product"
    })
    void whatClaimsToBeGs1AndIsNotIsRefusedWithAReason(String text, String problem) {
        assertProblem(problem, text);
    }

    @Test
    void whatOnlyHappensToBeginLikeOneIsACodeOfTheHouse() {
        assertPlain("010950110153000314AB");
        assertPlain("010950110153000410AB");
        assertPlain("(new) mug");
        assertPlain("(05)12345");
        assertPlain("0109501101530003".substring(0, 15));
    }

    /** GS1 General Specifications, 7.12: 51 to 99 ahead is the century before, 50 to 99 behind the next one (docs/references.md). */
    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 760101, 2076-01-01",
        "2026-03-01, 770101, 1977-01-01",
        "2026-03-01, 991231, 1999-12-31",
        "2026-03-01, 000101, 2000-01-01",
        "2060-01-01, 100101, 2110-01-01",
        "2060-01-01, 110101, 2011-01-01",
        "2099-12-31, 000115, 2100-01-15",
        "2026-03-01, 280200, 2028-02-29",
        "2026-03-01, 270200, 2027-02-28"
    })
    void theCenturyIsTheNearest(LocalDate today, String text, LocalDate day) {
        assertEquals(Optional.of(day), Gs1Date.of(text, today));
    }

    @ParameterizedTest
    @ValueSource(strings = {"261301", "260001", "260230", "26010", "2601011", "26-101", "٢٦٠١٠١"})
    void aDayThatIsNoneIsNone(String text) {
        assertEquals(Optional.empty(), Gs1Date.of(text, Reads.TODAY));
    }

    @Test
    void whatIsKeptOfALongOneIsWhatMatters() {
        var read = elements(
                "(21)12345678901234567890(240)REMARKS-AND-NUMBERS-OF-OTHERS(01)09501101530003(10)LOT1(3103)000195");
        assertEquals("(01)09501101530003(3103)000195(10)LOT1(21)12345678901234567890", read.text(80));
        assertEquals("(01)09501101530003", read.text(18));
    }

    @Test
    void aStarInAnElementStringIsPartOfIt() {
        assertTrue(Barcodes.isStructured("]C1" + ITEM + "10A*B"));
        assertTrue(Barcodes.isStructured("(01)09501101530003(10)A*B"));
        assertTrue(Barcodes.isStructured("https://id.gs1.org/01/09520123456788/10/A*B"));
        assertEquals(false, Barcodes.isStructured("3*4006381333931"));
        assertEquals(false, Barcodes.isStructured("3*(01)09501101530003(10)A*B"));
    }
}
