package org.evertill.usecase;

import org.evertill.barcode.Nomenclature;
import org.evertill.storage.Reader;

/** By which rules the chain makes its own codes. */
public final class CodeRules {

    private static final Nomenclature STANDARD = Nomenclature.standard();

    private CodeRules() {}

    public static Nomenclature of(Reader reader) {
        return STANDARD;
    }
}
