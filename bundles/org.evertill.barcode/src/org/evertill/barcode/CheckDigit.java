package org.evertill.barcode;

/**
 * The last digit of a GS1 number (GTIN-8, -12, -13, -14), which catches every single wrong digit: digits weighted 3, 1,
 * 3 … from the right, the check digit fills the sum up to a multiple of ten (GS1 General Specifications, 7.9). Pure.
 */
public final class CheckDigit {

    private CheckDigit() {}

    /** Whether a text has as many characters as a GTIN has digits: 8, 12, 13 or 14. */
    public static boolean hasLength(String code) {
        return switch (code.length()) {
            case 8, 12, 13, 14 -> true;
            default -> false;
        };
    }

    /** Whether a text is a GTIN: 8, 12, 13 or 14 digits 0–9 of which the last is the right check digit. */
    public static boolean isValid(String code) {
        return hasLength(code) && Digits.areAll(code) && isLast(code);
    }

    /** Whether the last of some digits is the check digit of those before it, however many they are. */
    static boolean isLast(String digits) {
        return of(digits.substring(0, digits.length() - 1)) == digits.charAt(digits.length() - 1) - '0';
    }

    /**
     * The check digit of the digits before it, 0 to 9.
     *
     * @throws IllegalArgumentException when there is anything but digits 0–9
     */
    public static int of(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("not digits: " + digits);
            }
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return (10 - sum % 10) % 10;
    }
}
