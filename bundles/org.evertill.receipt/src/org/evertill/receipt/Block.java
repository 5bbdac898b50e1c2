package org.evertill.receipt;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A part of a document, from top to bottom. No text of a block holds anything that could command a printer, whatever it was made
 * from: control characters and characters that turn the reading direction go when the block is made.
 */
public sealed interface Block {

    /** Text that goes on in the next line where it does not fit; line breaks in it are kept. */
    record Text(String text, Style style) implements Block {

        public Text {
            text = TextCells.printable(text);
        }
    }

    /** Two texts in a line: the left one gives way and wraps, the right one is an amount and is never cut. */
    record Sides(String left, String right, Style style) implements Block {

        public Sides {
            left = TextCells.printable(left);
            right = TextCells.printable(right);
        }
    }

    /**
     * A row of a table; the first cell stands left, the others right.
     *
     * @param shares of the line's width, one for each cell
     */
    record TableRow(List<String> cells, List<Integer> shares, Style style) implements Block {

        public TableRow {
            cells = cells.stream().map(TextCells::printable).toList();
            shares = List.copyOf(shares);
            if (cells.isEmpty()
                    || cells.size() != shares.size()
                    || shares.stream().anyMatch(s -> s < 1)) {
                throw new IllegalArgumentException("a share for each cell: " + shares);
            }
        }
    }

    /** A line from side to side. */
    record Rule(Stroke stroke) implements Block {

        /** What it is drawn with. */
        public enum Stroke {
            SINGLE("-"),
            DOUBLE("=");

            private final String sign;

            Stroke(String sign) {
                this.sign = sign;
            }

            String sign() {
                return sign;
            }
        }
    }

    /** Empty lines. */
    record Feed(int lines) implements Block {

        /** The most that a document may ask for at once. */
        public static final int MAX_LINES = 20;

        public Feed {
            if (lines < 1 || lines > MAX_LINES) {
                throw new IllegalArgumentException("1 to " + MAX_LINES + " lines, not " + lines);
            }
        }
    }

    /** A code that scanners read, in the middle of the line. */
    record Code(Kind kind, String content) implements Block {

        /**
         * What a QR code holds at most, in bytes of UTF-8, so that paper of 58 mm has room for it: 113 modules a side, of three dots each 339 of
         * 384.
         */
        public static final int MAX_QR = 900;

        /** The longest text that a bar code is made of. */
        public static final int MAX_BARCODE = 30;

        /** Which code. */
        public enum Kind {
            QR,
            BARCODE
        }

        public Code {
            content = TextCells.printable(content);
            if (content.isEmpty() || !fits(kind, content)) {
                throw new IllegalArgumentException("nothing, or too much for a code: " + content.length());
            }
        }

        /** Whether there is room for it in a code. */
        static boolean fits(Kind kind, String content) {
            return switch (kind) {
                case QR -> content.getBytes(StandardCharsets.UTF_8).length <= MAX_QR;
                case BARCODE -> content.length() <= MAX_BARCODE;
            };
        }

        /** What a bar code shows of it: set B of Code 128, where whatever that does not have is a hyphen. */
        public String bars() {
            return content.replaceAll("[^ -z|}~]", "-");
        }
    }

    /** Where the paper is cut. */
    record Cut() implements Block {}
}
