package org.evertill.checkout;

import java.util.ArrayList;
import java.util.List;

/** Text in columns of characters; a character counts as one cell, whatever script it is of. */
final class TextCells {

    private TextCells() {}

    /** The text without anything that could command a printer or turn the reading direction; runs of blanks are one. */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                default -> clean.appendCodePoint(c);
            }
        });
        return clean.toString().replaceAll("\\s+", " ").strip();
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Filled up with blanks on the right, or cut. */
    static String left(String text, int width) {
        return cut(text, width) + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Filled up with blanks on the left, never cut: an amount that does not fit its column is still an amount. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** Lines of whole words where that is possible; at least one, at most {@code maxLines}. */
    static List<String> wrapped(String text, int width, int maxLines) {
        var lines = new ArrayList<String>();
        String rest = text;
        while (width(rest) > width && lines.size() < maxLines - 1) {
            String head = cut(rest, width);
            int blank = head.lastIndexOf(' ');
            String line = blank > 0 ? head.substring(0, blank) : head;
            lines.add(line);
            rest = rest.substring(line.length()).strip();
        }
        lines.add(cut(rest, width));
        return lines;
    }

    private static String cut(String text, int width) {
        return width(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width));
    }
}
