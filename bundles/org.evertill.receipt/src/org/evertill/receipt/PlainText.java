package org.evertill.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evertill.receipt.Layout.Piece;

/** A document as lines of plain text, for a screen or a terminal; codes are left out. Pure; any thread. */
public final class PlainText {

    /** Characters of a line where nothing else is known. */
    public static final int WIDTH = 42;

    private PlainText() {}

    /** The lines from top to bottom, none longer than the columns. */
    public static List<String> lines(ReceiptDocument document, int columns) {
        var lines = new ArrayList<String>();
        for (Piece piece : Layout.of(document, columns, UnaryOperator.identity())) {
            switch (piece) {
                case Piece.Line line -> lines.add(wide(line, columns));
                case Piece.Symbol symbol -> {}
                case Piece.Cut cut -> {}
            }
        }
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /** What would be twice as wide takes the same place: a centred line stays in the middle. */
    private static String wide(Piece.Line line, int columns) {
        String text = line.text();
        if (line.style().size().cells() == 1) {
            return text;
        }
        return switch (line.style().align()) {
            case LEFT -> text;
            case CENTER -> " ".repeat(Math.max(0, (columns - TextCells.width(text.strip())) / 2)) + text.strip();
            case RIGHT -> TextCells.right(text.strip(), columns);
        };
    }
}
