package org.evertill.barcode;

import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/** What is wrong with codes that are meant as GS1's and cannot be read. Pure. */
final class Refusal {

    private Refusal() {}

    static ProblemException tooLong() {
        return new ProblemException(Problem.of(
                        "barcode.too-long",
                        "The code has more than " + Barcodes.MAX_LENGTH
                                + " characters. Scan the other code of the product, or search it by name.")
                .with("limit", Barcodes.MAX_LENGTH));
    }

    static ProblemException checkDigit(String digits) {
        return new ProblemException(Problem.of(
                        "barcode.check-digit",
                        "The last digit of " + digits
                                + " does not fit the others: it was misread or mistyped. Scan it again.")
                .with("code", digits));
    }

    static ProblemException verifier(String code) {
        return new ProblemException(Problem.of(
                        "barcode.verifier",
                        "The price or weight in the code " + code
                                + " does not fit its verifier digit. Scan it again, or have the scale print a new label.")
                .with("code", code));
    }

    static ProblemException badDate(String identifier, String value) {
        return new ProblemException(Problem.of(
                        "barcode.bad-date",
                        "The code says " + value + " as a date (" + identifier
                                + "), and there is no such day. Scan the other code of the product, or search it by name.")
                .with("identifier", identifier)
                .with("value", value));
    }

    static ProblemException noProduct() {
        return new ProblemException(Problem.of(
                "barcode.no-product",
                "The code names no product: it is for a delivery, a place or an asset. Scan the product's own code."));
    }

    /**
     * @param where an identifier, or the place within the code
     */
    static ProblemException malformed(String where) {
        return new ProblemException(Problem.of(
                        "barcode.malformed",
                        "The code is not as GS1 wants it, at " + where
                                + ". Scan it again; if it stays, scan the other code of the product, or search it by name.")
                .with("where", where));
    }
}
