package org.evertill.entity;

/** Which texts every database and every character set can hold. */
public final class WellFormed {

    /** Behind a text it sorts after all texts that begin with that: the highest code point, which is never a character. */
    public static final String BEHIND_ALL = "\uDBFF\uDFFF";

    private WellFormed() {}

    /** Whether a text is free of the character NUL, which PostgreSQL refuses, and of halves of surrogate pairs. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u0000') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** A text that every database can hold: NUL is made visible, half of a pair becomes the sign for what cannot be read. */
    public static String storable(String text) {
        if (isStorable(text)) {
            return text;
        }
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = isPair(text, i);
                out.append(pair ? text.substring(i, i + 2) : "\uFFFD");
                i += pair ? 1 : 0;
            } else {
                out.append(c == '\u0000' ? '\u2400' : c);
            }
        }
        return out.toString();
    }

    /** Whether a surrogate pair begins at an index. */
    static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }
}
