package org.evertill.barcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import org.evertill.kernel.Outcome;

/** Reads codes on a day of 2026 by the rules that come with the product. */
final class Reads {

    static final LocalDate TODAY = LocalDate.parse("2026-03-01");
    static final String GS = "\u001d";

    private Reads() {}

    static Outcome<Barcode> read(String text) {
        return Barcodes.read(text, Nomenclature.standard(), TODAY);
    }

    static Barcode.Item item(String text) {
        return assertInstanceOf(Barcode.Item.class, read(text).orThrow(), text);
    }

    static Barcode.Elements elements(String text) {
        return assertInstanceOf(Barcode.Elements.class, read(text).orThrow(), text);
    }

    static void assertProblem(String code, String text) {
        var failed = assertInstanceOf(Outcome.Failed.class, read(text), text);
        assertEquals(code, failed.problem().code(), text);
    }

    static void assertPlain(String text) {
        assertEquals(new Barcode.Plain(text.strip()), read(text).orThrow());
    }
}
