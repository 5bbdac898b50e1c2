package org.evertill.barcode;

/** Texts of digits. Pure. */
final class Digits {

    private Digits() {}

    /** Whether a text is not empty and of the digits 0–9 alone; not those of other scripts. */
    static boolean areAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean is(char character) {
        return character >= '0' && character <= '9';
    }
}
