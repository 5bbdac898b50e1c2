package org.evertill.barcode;

import static org.evertill.barcode.Reads.assertPlain;
import static org.evertill.barcode.Reads.assertProblem;
import static org.evertill.barcode.Reads.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.evertill.barcode.Barcode.Symbology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemNumbersTest {

    /** Numbers of GS1's own check-digit linter (gs1-syntax-dictionary, src/lint_csum.c) (docs/references.md). */
    @ParameterizedTest
    @CsvSource({
        "02345673, EAN_8, 00000002345673",
        "416000336108, UPC_A, 00416000336108",
        "1234567890128, EAN_13, 01234567890128",
        "12345678901231, ITF_14, 12345678901231"
    })
    void aRightNumberIsAnItem(String code, Symbology symbology, String normal) {
        assertEquals(symbology, item(code).symbology());
        assertEquals(normal, item(code).gtin().digits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345673", "416000336109", "1234567890129", "12345678901232"})
    void aWrongDigitIsSaidToBeOne(String code) {
        assertProblem("barcode.check-digit", code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "1234567",
                "36000291453",
                "85123A",
                "BAG",
                "400638133393X",
                "٤٠٠٦٣٨١٣",
                "123456789012345"
            })
    void whatIsNoNumberOfGs1IsACodeOfTheHouse(String code) {
        assertPlain(code);
    }

    @Test
    void oneProductHasOneNormalForm() {
        var expected = new Gtin("00036000291452");
        for (String code : List.of("036000291452", "0036000291452", "00036000291452", "]E00036000291452")) {
            assertEquals(expected, item(code).gtin(), code);
        }
        assertEquals(List.of("036000291452", "0036000291452", "00036000291452"), expected.forms());
        assertEquals(
                List.of("96385074", "000096385074", "0000096385074", "00000096385074"),
                item("]E496385074").gtin().forms());
        assertThrows(IllegalArgumentException.class, () -> new Gtin("00036000291453"));
    }

    /** An add-on of two or five digits behind a magazine's number is no part of it (ISO/IEC 15420, ]E3). */
    @Test
    void anAddOnIsLeftOut() {
        assertEquals("09771234567003", item("]E3977123456700312").gtin().digits());
        assertEquals("09771234567003", item("]E3977123456700354495").gtin().digits());
    }

    /**
     * Zeros come back where the last of six digits says (GS1 General Specifications, 5.2.2.4.2); a row for each last digit,
     * worked out by hand, and the example of the documentation of biip (04252614) (docs/references.md).
     */
    @ParameterizedTest
    @CsvSource({
        "01234505, 012000003455",
        "01234514, 012100003454",
        "01234523, 012200003453",
        "01234531, 012300000451",
        "01234543, 012340000053",
        "01234565, 012345000065",
        "01234572, 012345000072",
        "01234589, 012345000089",
        "01234596, 012345000096",
        "04252614, 042100005264"
    })
    void upcEIsUpcA(String upcE, String upcA) {
        assertEquals(Optional.of(upcA), UpcE.expanded(upcE));
        var read = item(upcE);
        var asUpcA = read.symbology() == Symbology.UPC_E ? Optional.of(read.gtin()) : read.other();
        assertEquals(Gtin.of(upcA), asUpcA);
    }

    /** The examples of zero expansion in the manual of a maker of printers: six digits, the maker's number and the product's (docs/references.md). */
    @ParameterizedTest
    @CsvSource({
        "124560, 12000, 00456",
        "275831, 27100, 00583",
        "412022, 41200, 00202",
        "876543, 87600, 00054",
        "753774, 75370, 00007",
        "213756, 21375, 00006",
        "517019, 51701, 00009"
    })
    void upcEIsExpandedAsInThePublishedExamples(String six, String maker, String product) {
        String digits = "0" + maker + product;
        int check = CheckDigit.of(digits);
        assertEquals(Optional.of(digits + check), UpcE.expanded("0" + six + check));
    }

    @Test
    void eightDigitsThatAreBothAreTriedAsEan8First() {
        var both = item("02345673");
        assertEquals(Symbology.EAN_8, both.symbology());
        assertEquals(Gtin.of("023456000073"), both.other());
        assertEquals(Optional.empty(), item("96385074").other());
        assertEquals(Optional.empty(), UpcE.expanded("21234565"));
        assertEquals(Optional.empty(), UpcE.expanded("01234566"));
    }

    @Test
    void aCaseSaysWhatIsInIt() {
        var box = item("14006381333938").gtin();
        assertEquals(1, box.indicator());
        assertEquals(Gtin.of("4006381333931"), box.contained());
        assertEquals(Optional.empty(), new Gtin("04006381333931").contained());
        assertEquals(Optional.empty(), new Gtin("94006381333934").contained());
    }
}
