package org.evertill.checkout.local.internal;

import org.evertill.barcode.Nomenclature;
import org.evertill.storage.Reader;

/** By which rules the chain makes its own codes. */
final class CodeRules {

    private static final Nomenclature STANDARD = Nomenclature.standard();

    private CodeRules() {}

    static Nomenclature of(Reader reader) {
        return STANDARD;
    }
}
