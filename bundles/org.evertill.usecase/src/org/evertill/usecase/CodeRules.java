package org.evertill.usecase;

import java.time.Instant;
import org.evertill.barcode.Barcode;
import org.evertill.barcode.Barcodes;
import org.evertill.kernel.Outcome;
import org.evertill.settings.SaleSettings;
import org.evertill.storage.Reader;

/** By which rules the chain makes its own codes, here. */
public final class CodeRules {

    private CodeRules() {}

    /** What a text is, by these rules. Problems: {@code barcode.…}. */
    public static Outcome<Barcode> read(Reader reader, Place place, Instant at, String text) {
        var nomenclature = TillSettings.of(reader, place).value(SaleSettings.SCALE_CODES);
        return Barcodes.read(text, nomenclature, place.day(at));
    }
}
