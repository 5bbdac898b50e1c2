package org.evertill.receipt;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Text in columns of characters; a character counts as one cell, whatever script it is of. Pure. */
final class TextCells {

    private static final char BREAK = '\n';

    private TextCells() {}

    /**
     * A value from outside as it stands in a line: without anything that could command a printer or turn the reading
     * direction; runs of blanks are one.
     */
    static String clean(String text) {
        return printable(text.replace(BREAK, ' ')).replaceAll("\\s+", " ").strip();
    }

    /** The same with blanks and line breaks as they are. */
    static String printable(String text) {
        var printable = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL -> printable.append(c == BREAK ? BREAK : ' ');
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> printable.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                default -> printable.appendCodePoint(c);
            }
        });
        return printable.toString();
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

    /**
     * Lines of whole words where that is possible; at least one. What a line begins with in blanks, those that follow it
     * begin with as well.
     */
    static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        for (String line : text.split("\n", -1)) {
            wrap(line.stripTrailing(), width, lines);
        }
        return lines;
    }

    private static void wrap(String line, int width, List<String> lines) {
        int deep = line.length() - line.stripLeading().length();
        var indent = " ".repeat(Math.min(deep, width / 2));
        int room = width - indent.length();
        String rest = line.strip();
        while (width(rest) > room) {
            String head = cut(rest, room + 1);
            int blank = head.lastIndexOf(' ');
            String words = blank > 0 ? head.substring(0, blank) : cut(rest, room);
            lines.add(indent + words.stripTrailing());
            rest = rest.substring(words.length()).strip();
        }
        lines.add((indent + rest).stripTrailing());
    }

    private static String cut(String text, int width) {
        return width(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width));
    }
}
