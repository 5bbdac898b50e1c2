package org.evertill.checkout;

import java.util.Locale;
import java.util.Map;

/**
 * A line that a bundle adds to a receipt.
 *
 * @param words what stands left, by language: {@code en} at least, {@code de} where the slip may be German
 * @param value what stands right, for example a number; may be empty
 */
public record ReceiptNote(Map<String, String> words, String value) {

    /** The language that is always there. */
    private static final String ENGLISH = "en";

    public ReceiptNote {
        words = Map.copyOf(words);
        if (!words.containsKey(ENGLISH)) {
            throw new IllegalArgumentException("a note without English words");
        }
    }

    /** What stands left in a language. */
    public String words(Locale locale) {
        return words.getOrDefault(locale.getLanguage(), words.getOrDefault(ENGLISH, ""));
    }
}
