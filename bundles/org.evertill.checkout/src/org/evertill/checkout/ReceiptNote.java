package org.evertill.checkout;

import java.util.Locale;
import java.util.Map;

/**
 * A line that a bundle adds to a receipt.
 *
 * @param words what stands left, by language: {@code en} at least, {@code de} where the slip may be German
 * @param value what stands right, for example a number; may be empty
 * @param code what is printed below it as a QR code; empty for none
 */
public record ReceiptNote(Map<String, String> words, String value, String code) {

    /** The language that is always there. */
    private static final String ENGLISH = "en";

    public ReceiptNote {
        words = Map.copyOf(words);
        if (!words.containsKey(ENGLISH)) {
            throw new IllegalArgumentException("a note without English words");
        }
    }

    /** One without a code. */
    public ReceiptNote(Map<String, String> words, String value) {
        this(words, value, "");
    }

    /** The same with a code. */
    public ReceiptNote withCode(String newCode) {
        return new ReceiptNote(words, value, newCode);
    }

    /** What stands left in a language. */
    public String words(Locale locale) {
        return words.getOrDefault(locale.getLanguage(), words.getOrDefault(ENGLISH, ""));
    }
}
