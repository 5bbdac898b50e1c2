package org.evertill.entity;

/** Which texts every database and every character set can hold. */
public final class WellFormed {

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

    /** Whether a surrogate pair begins at an index. */
    static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }
}
