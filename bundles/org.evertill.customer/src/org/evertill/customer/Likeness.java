package org.evertill.customer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms in which what people typed about somebody is compared. Pure; none of it is ever stored. */
public final class Likeness {

    /** A telephone number is compared by its end, because it is written with and without the country. */
    private static final int PHONE_DIGITS = 8;

    private static final int LEAST_PHONE_DIGITS = 6;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");
    private static final Pattern NO_PHONE = Pattern.compile("[\\p{L}@]");

    private Likeness() {}

    /** The words of a text: without accents, in lower case, letters and digits only. */
    public static List<String> words(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l");
        return Arrays.stream(NO_WORD.split(plain))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A name, whichever way round: {@code Müller, Anna} is {@code Anna Muller}; empty for none. */
    public static Optional<String> name(@Nullable String text) {
        var words = words(text).stream().sorted().toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    /** An address for e-mail; empty for what is none. */
    public static Optional<String> email(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(given -> given.strip().toLowerCase(Locale.ROOT))
                .filter(given -> given.indexOf('@') > 0);
    }

    /** The last digits of a telephone number, without zeros before it; empty for what is none. */
    public static Optional<String> phone(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(given -> !NO_PHONE.matcher(given).find())
                .map(given -> NO_DIGIT.matcher(given).replaceAll(""))
                .map(digits -> LEADING_ZEROS.matcher(digits).replaceAll(""))
                .filter(digits -> digits.length() >= LEAST_PHONE_DIGITS)
                .map(digits -> digits.substring(Math.max(0, digits.length() - PHONE_DIGITS)));
    }

    /** A tax number without blanks, dots and dashes; empty for none. */
    public static Optional<String> taxNumber(@Nullable String text) {
        String joined = String.join("", words(text));
        return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
    }
}
