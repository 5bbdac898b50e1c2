package org.evertill.kernel;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as people look for them and order them: whatever the case, with or without accents. Pure. */
public final class Folded {

    private static final int ASCII = 128;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Folded() {}

    /** The text to compare by. */
    public static String of(String text) {
        if (text.chars().allMatch(c -> c < ASCII)) {
            return text.toLowerCase(Locale.ROOT);
        }
        var apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        return ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether for each word that was typed a word of the text begins with it. */
    public static boolean matches(String text, String typed) {
        var words = NO_WORD.split(of(text));
        return Arrays.stream(NO_WORD.split(of(typed)))
                .allMatch(wanted -> Arrays.stream(words).anyMatch(word -> word.startsWith(wanted)));
    }
}
