package org.evertill.barcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The number of a trade item in its normal form, 14 digits with zeros in front, so that EAN-8, UPC-A, EAN-13 and GTIN-14
 * of one product are equal (GS1 General Specifications, 3.3.2).
 *
 * @param digits 14 digits, the last is the right check digit
 */
public record Gtin(String digits) {

    /** The lengths in which the number is written. */
    private static final int[] LENGTHS = {8, 12, 13, 14};

    private static final int NORMAL_LENGTH = 14;

    public Gtin {
        if (digits.length() != NORMAL_LENGTH || !CheckDigit.isValid(digits)) {
            throw new IllegalArgumentException("not a GTIN of 14 digits: " + digits);
        }
    }

    /** The number of 8, 12, 13 or 14 digits; empty for anything else, and for a wrong check digit. */
    public static Optional<Gtin> of(String code) {
        return CheckDigit.isValid(code)
                ? Optional.of(new Gtin("0".repeat(NORMAL_LENGTH - code.length()) + code))
                : Optional.empty();
    }

    /** All ways to write the number, the shortest first: what a product may be registered as. */
    public List<String> forms() {
        var forms = new ArrayList<String>();
        for (int length : LENGTHS) {
            int zeros = NORMAL_LENGTH - length;
            if (digits.startsWith("0".repeat(zeros))) {
                forms.add(digits.substring(zeros));
            }
        }
        return List.copyOf(forms);
    }

    /** 0 for a single item, 1 to 8 for a case of them, 9 for an item whose measure varies. */
    public int indicator() {
        return digits.charAt(0) - '0';
    }

    /** Of a case (indicator 1 to 8), the item that is in it; how many of them the number does not say. */
    public Optional<Gtin> contained() {
        if (indicator() < 1 || indicator() > 8) {
            return Optional.empty();
        }
        String item = "0" + digits.substring(1, NORMAL_LENGTH - 1);
        return Optional.of(new Gtin(item + CheckDigit.of(item)));
    }

    @Override
    public String toString() {
        return digits;
    }
}
