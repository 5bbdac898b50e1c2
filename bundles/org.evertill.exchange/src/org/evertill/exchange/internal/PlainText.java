package org.evertill.exchange.internal;

import java.util.regex.Pattern;

/**
 * Texts that spreadsheets take for texts: one that would begin a formula has an apostrophe before it in a file, which is taken off again
 * when the file is read. Numbers with their sign, telephone numbers among them, stay as they are. What is written is read as it was.
 */
final class PlainText {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-][0-9 ()./-]*");

    private PlainText() {}

    static String written(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    static String read(String text) {
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }
}
