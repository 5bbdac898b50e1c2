package org.evertill.barcode;

/**
 * The digit that guards the price or weight within a code, beside the code's own check digit (GS1 General
 * Specifications, 7.9.2 to 7.9.4). Pure.
 */
public final class PriceVerifier {

    /** What becomes of a digit: twice, less its tens. */
    private static final String TWO_MINUS = "0246891357";

    private static final String THREE = "0369258147";

    /** Five times, and its tens on top. */
    private static final String FIVE_PLUS = "0516273849";

    /** Five times, less its tens. */
    private static final String FIVE_MINUS = "0594837261";

    private static final String[] FOUR_DIGITS = {TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS};
    private static final String[] FIVE_DIGITS = {FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS};

    private PriceVerifier() {}

    /** Whether GS1 has a verifier for fields of so many digits. */
    public static boolean isFor(int digits) {
        return digits == FOUR_DIGITS.length || digits == FIVE_DIGITS.length;
    }

    /**
     * The verifier of a field, 0 to 9.
     *
     * @param field 4 or 5 digits
     * @throws IllegalArgumentException for anything else
     */
    public static int of(String field) {
        if (!isFor(field.length()) || !Digits.areAll(field)) {
            throw new IllegalArgumentException("not 4 or 5 digits: " + field);
        }
        if (field.length() == FOUR_DIGITS.length) {
            return sum(field, FOUR_DIGITS) * 3 % 10;
        }
        int missing = (10 - sum(field, FIVE_DIGITS) % 10) % 10;
        return FIVE_MINUS.indexOf((char) ('0' + missing));
    }

    private static int sum(String field, String[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i].charAt(field.charAt(i) - '0') - '0';
        }
        return sum;
    }
}
