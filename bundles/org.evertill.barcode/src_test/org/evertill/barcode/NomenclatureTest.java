package org.evertill.barcode;

import static org.evertill.barcode.Reads.assertProblem;
import static org.evertill.barcode.Reads.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.evertill.barcode.Barcode.InStore;
import org.evertill.barcode.Said.Price;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NomenclatureTest {

    /** The examples of the GS1 General Specifications, 7.9.3 and 7.9.4; then fields of zeros (docs/references.md). */
    @ParameterizedTest
    @CsvSource({"2875, 9", "14685, 6", "0000, 0", "00000, 0"})
    void theVerifierIsThePublishedOne(String field, int verifier) {
        assertEquals(verifier, PriceVerifier.of(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2875", "14685"})
    void theVerifierCatchesEverySingleWrongDigit(String field) {
        for (int i = 0; i < field.length(); i++) {
            for (char c = '0'; c <= '9'; c++) {
                String changed = field.substring(0, i) + c + field.substring(i + 1);
                assertEquals(changed.equals(field), PriceVerifier.of(changed) == PriceVerifier.of(field), changed);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> PriceVerifier.of("287"));
        assertThrows(IllegalArgumentException.class, () -> PriceVerifier.of("28A5"));
    }

    @Test
    void aWeighedCodeSaysProductAndWeight() {
        var read = own(checked("211234501250"));
        assertEquals("weight", read.rule());
        assertEquals(
                List.of("1.250 kg"),
                read.said().measures().stream().map(Measure::toString).toList());
        String bare = checked("211234500000");
        assertEquals(List.of(bare, "0" + bare, "2112345", "12345"), read.candidates());
    }

    @Test
    void aPricedCodeSaysProductAndPrice() {
        var read = own(checked("230004200299"));
        assertEquals(
                Optional.of(new Price(new BigDecimal("2.99"), Optional.empty())),
                read.said().price());
        String bare = checked("230004200000");
        assertEquals(List.of(bare, "0" + bare, "2300042", "00042", "42"), read.candidates());
    }

    @Test
    void theCodeOfTheUnitedStatesIsTwelveDigitsAndItsVerifierCounts() {
        String upcA = checked("2" + "12345" + "9" + "2875");
        var read = own(upcA);
        assertEquals(
                Optional.of(new Price(new BigDecimal("28.75"), Optional.empty())),
                read.said().price());
        assertEquals(read, own("0" + upcA));
        assertEquals(read, own("00" + upcA));
        assertTrue(read.candidates().contains(checked("21234500000")));
        assertProblem("barcode.verifier", checked("2" + "12345" + "8" + "2875"));
        assertProblem("barcode.check-digit", upcA.substring(0, 11) + (upcA.charAt(11) == '0' ? '1' : '0'));
    }

    @Test
    void otherNumbersAreItems() {
        assertEquals(
                "0" + checked("200000000000"),
                item(checked("200000000000")).gtin().digits());
        assertEquals("04006381333931", item("4006381333931").gtin().digits());
        assertEquals(
                "000000" + checked("2123456"), item(checked("2123456")).gtin().digits());
        assertEquals(
                checked("2211234501250"), item(checked("2211234501250")).gtin().digits());
    }

    @Test
    void aChainHasItsOwnRules() {
        var chain = new Nomenclature(List.of(
                NomenclatureRule.of("counter", "281IIIVPPP.PPC", Optional.empty())
                        .orThrow(),
                NomenclatureRule.of("pounds", "28IIIIIWWW.WWC", Optional.of(MeasureUnit.POUND))
                        .orThrow(),
                NomenclatureRule.of("own", "29IIIIIIIIIIC", Optional.empty()).orThrow()));
        var priced = read(chain, checked("281" + "007" + "6" + "14685"));
        assertEquals("146.85", priced.said().price().orElseThrow().amount().toString());
        assertEquals("counter", priced.rule());
        assertEquals(
                "2.50 lb",
                read(chain, checked("280000700250"))
                        .said()
                        .measures()
                        .getFirst()
                        .toString());
        var own = read(chain, checked("290000000123"));
        assertEquals(Said.NOTHING, own.said());
        assertEquals(
                List.of(checked("290000000123"), "0" + checked("290000000123"), "290000000123", "0000000123", "123"),
                own.candidates());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "21IIIIIWWWWW",
                "21IIIIIWWWWWWC",
                "40IIIIIWWWWWC",
                "21WWWWWWWWWWC",
                "21IIIIPPPWWWC",
                "21IIIIVPPPPPVC",
                "21IIIIIIVWWWC",
                "21IIIIIPPPPP.C",
                "21IIIII.PPPPPC",
                "21IIIIIPPPPXC",
                "21iiiiipppppc"
            })
    void aRuleThatMakesNoSenseIsRefused(String pattern) {
        var failed = assertInstanceOf(Outcome.Failed.class, NomenclatureRule.of("x", pattern, Optional.empty()));
        assertEquals("barcode.bad-rule", failed.problem().code());
        assertThrows(IllegalArgumentException.class, () -> new NomenclatureRule("x", pattern, Optional.empty()));
    }

    @Test
    void thereAreNotMoreRulesThanPrefixes() {
        var rule = Nomenclature.standard().rules().getFirst();
        var many = Collections.nCopies(Nomenclature.MAX_RULES + 1, rule);
        assertThrows(IllegalArgumentException.class, () -> new Nomenclature(many));
    }

    /** Pounds and feet by the international yard and pound agreement of 1959 (docs/references.md). */
    @ParameterizedTest
    @CsvSource({
        "0.195, KILOGRAM, kg, 0.195",
        "0.195, KILOGRAM, KGM, 0.195",
        "0.195, KILOGRAM, g, 195",
        "1, POUND, kg, 0.454",
        "2.20462262, POUND, kg, 1",
        "1, KILOGRAM, lb, 2.205",
        "10, FOOT, m, 3.048",
        "0.0125, KILOGRAM, kg, 0.013",
        "0.00001, KILOGRAM, kg, 0"
    })
    void measuresBecomeQuantitiesOfTheProductsUnit(
            String value, MeasureUnit unit, String productUnit, String quantity) {
        var measure = new Measure(new BigDecimal(value), Optional.of(unit));
        assertEquals(Optional.of(quantity), measure.in(productUnit).map(Object::toString));
    }

    @Test
    void kilogramsOfPiecesAreNoQuantity() {
        var measure = new Measure(BigDecimal.ONE, Optional.of(MeasureUnit.KILOGRAM));
        for (String unit : List.of("pc", "", "l", "m")) {
            assertEquals(Optional.empty(), measure.in(unit), unit);
        }
        assertEquals(
                "1.5",
                new Measure(new BigDecimal("1.5"), Optional.empty())
                        .in("pc")
                        .orElseThrow()
                        .toString());
    }

    private static InStore own(String code) {
        return read(Nomenclature.standard(), code);
    }

    private static InStore read(Nomenclature nomenclature, String code) {
        return assertInstanceOf(
                InStore.class, Barcodes.read(code, nomenclature, Reads.TODAY).orThrow(), code);
    }

    private static String checked(String digits) {
        return digits + CheckDigit.of(digits);
    }
}
