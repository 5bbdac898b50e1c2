package org.evertill.file;

import java.util.regex.Pattern;

/**
 * Texts that spreadsheets take for texts: one that would begin a formula there ({@code =}, {@code +}, {@code -}, {@code @}, a tab or the
 * end of a line, behind any apostrophes) has an apostrophe before it in a file, which is taken off again when the file is read. Numbers
 * with their sign, telephone numbers among them, stay as they are. What is written is read as it was.
 */
public final class SpreadsheetText {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-][0-9 ()./-]*");

    private SpreadsheetText() {}

    /** The text as it stands in a file. */
    public static String written(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    /** The text that a file means. */
    public static String read(String text) {
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }
}
