package org.evertill.barcode;

import static org.evertill.barcode.Reads.assertPlain;
import static org.evertill.barcode.Reads.assertProblem;
import static org.evertill.barcode.Reads.elements;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitalLinkTest {

    /** Examples of the GS1 Digital Link Standard: URI Syntax 1.2, as GS1 tests them (gs1-syntax-engine, src/c-lib, tests of dl.c) (docs/references.md). */
    @ParameterizedTest
    @CsvSource({
        "https://id.gs1.org/01/09520123456788, (01)09520123456788",
        "https://brand.example.com/01/9520123456788, (01)09520123456788",
        "https://brand.example.com/some-extra/pathinfo/01/9520123456788, (01)09520123456788",
        "https://id.gs1.org/01/09520123456788/22/2A, (01)09520123456788(22)2A",
        "https://id.gs1.org/01/09520123456788/10/ABC123, (01)09520123456788(10)ABC123",
        "https://id.gs1.org/01/09520123456788/21/12345, (01)09520123456788(21)12345",
        "https://id.gs1.org/01/09520123456788/10/ABC1/21/12345?17=180426, (01)09520123456788(10)ABC1(21)12345(17)180426",
        "https://id.gs1.org/01/09520123456788?3103=000195, (01)09520123456788(3103)000195",
        "https://example.com/01/9520123456788?3103=000195&3922=0299&17=201225, (01)09520123456788(3103)000195(3922)0299(17)201225",
        "https://id.gs1.org/01/9520123456788?17=201225&3103=000195&3922=0299, (01)09520123456788(17)201225(3103)000195(3922)0299",
        "https://id.gs1.org/00/952012345678912345?02=09520123456788&37=25&10=ABC123, (00)952012345678912345(02)09520123456788(37)25(10)ABC123",
        "https://example.com/8004/9520614141234567?01=9520123456788, (8004)9520614141234567(01)09520123456788",
        "https://a/01/12312312312333?99=ABC&98=XYZ, (01)12312312312333(99)ABC(98)XYZ",
        "https://a/01/12312312312333?&&&99=ABC&&&&&&98=XYZ&&&, (01)12312312312333(99)ABC(98)XYZ",
        "https://a/01/12312312312333?99=ABC&unknown=666&98=XYZ, (01)12312312312333(99)ABC(98)XYZ",
        "https://a/01/12312312312333?singleton&99=ABC&98=XYZ, (01)12312312312333(99)ABC(98)XYZ",
        "https://a/01/12312312312333/22/ABC%2d123?99=ABC&98=XYZ%2f987, (01)12312312312333(22)ABC-123(99)ABC(98)XYZ/987"
    })
    void isReadAsGs1ReadsIt(String uri, String expected) {
        assertEquals(expected, shown(uri));
    }

    @Test
    void hostsCapitalsFragmentsAndOldWordsDoNotMatter() {
        String expected = "(01)09520123456788(10)A;B";
        assertEquals(expected, shown("HTTPS://Shop.Example:8443/de/01/09520123456788/10/A%3BB/#start"));
        assertEquals(expected, shown("http://example.com/gtin/9520123456788/lot/A%3BB"));
        assertEquals(expected, shown("]Q1https://example.com/01/09520123456788/10/A%3bB?linkType=gs1:pip;10=A%3BB"));
        assertEquals("(01)00036000291452", shown("https://x/01/036000291452"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://id.gs1.org/01/09520123456789", "https://id.gs1.org/01/09520123456789/10/A?17=270101"})
    void aWrongCheckDigitIsSaidToBeOne(String uri) {
        assertProblem("barcode.check-digit", uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.gs1.org/01/123",
                "https://id.gs1.org/01/09520123456788/10/%",
                "https://id.gs1.org/01/09520123456788/10/%4",
                "https://id.gs1.org/01/09520123456788/10/A%4g",
                "https://id.gs1.org/01/09520123456788/10/A%00B",
                "https://id.gs1.org/01/09520123456788/10/A%FFB",
                "https://id.gs1.org/01/09520123456788/10/A?10=B",
                "https://id.gs1.org/01/09520123456788?3103=195"
            })
    void aBrokenOneIsRefused(String uri) {
        assertProblem("barcode.malformed", uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://id.gs1.org/01/",
                "https://",
                "http://?",
                "https://example.com/products/21/blue-mug",
                "https://example.com/a/b?01=09520123456788",
                "ftp://id.gs1.org/01/09520123456788",
                "https://01/09520123456788"
            })
    void anAddressWithoutAKeyIsACodeOfTheHouse(String uri) {
        assertPlain(uri);
    }

    @Test
    void aPlaceIsNoProduct() {
        assertProblem("barcode.no-product", "https://id.gs1.org/414/9520123456788/254/32a%2Fb");
    }

    private static String shown(String uri) {
        return elements(uri).elements().entrySet().stream()
                .map(e -> "(" + e.getKey() + ")" + e.getValue())
                .collect(Collectors.joining());
    }
}
