package org.evertill.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evertill.receipt.Style.Align;

/** Breaks a document into lines of a width: the one layout that printers, screens and files share. Pure; any thread. */
public final class Layout {

    private final int columns;
    private final UnaryOperator<String> shown;
    private final List<Piece> pieces = new ArrayList<>();

    private Layout(int columns, UnaryOperator<String> shown) {
        this.columns = columns;
        this.shown = shown;
    }

    /** What is shown one below the other. */
    public sealed interface Piece {

        /** A line as it stands, blanks on its left included; at most as wide as the columns that its size leaves. */
        record Line(String text, Style style) implements Piece {}

        /** A code. */
        record Symbol(Block.Code code) implements Piece {}

        /** The end of a piece of paper. */
        record Cut() implements Piece {}
    }

    /**
     * The pieces from top to bottom.
     *
     * @param columns characters of normal size in a line
     * @param shown what stands for a text where it is shown, when not every character can be
     */
    public static List<Piece> of(ReceiptDocument document, int columns, UnaryOperator<String> shown) {
        var layout = new Layout(columns, shown);
        document.blocks().forEach(layout::add);
        return List.copyOf(layout.pieces);
    }

    private void add(Block block) {
        switch (block) {
            case Block.Text(var text, var style) ->
                TextCells.wrapped(shown.apply(text), width(style)).forEach(line -> aligned(line, style));
            case Block.Sides(var left, var right, var style) -> sides(shown.apply(left), shown.apply(right), style);
            case Block.TableRow(var cells, var shares, var style) ->
                row(cells.stream().map(shown).toList(), shares, style);
            case Block.Rule(var stroke) -> line(stroke.sign().repeat(columns), Style.PLAIN);
            case Block.Feed(int lines) -> {
                for (int i = 0; i < lines; i++) {
                    line("", Style.PLAIN);
                }
            }
            case Block.Code code -> pieces.add(new Piece.Symbol(code));
            case Block.Cut() -> pieces.add(new Piece.Cut());
        }
    }

    private void aligned(String text, Style style) {
        int room = width(style) - TextCells.width(text);
        var before = switch (style.align()) {
            case LEFT -> 0;
            case CENTER -> room / 2;
            case RIGHT -> room;
        };
        line(" ".repeat(Math.max(0, before)) + text, style);
    }

    private void sides(String left, String right, Style style) {
        int width = width(style);
        if (TextCells.width(right) > width) {
            TextCells.wrapped(left, width).forEach(line -> line(line, style));
            TextCells.wrapped(right, width).forEach(line -> aligned(line, style.aligned(Align.RIGHT)));
            return;
        }
        var lines = TextCells.wrapped(left, width);
        String last = lines.removeLast();
        lines.forEach(line -> line(line, style));
        int room = width - TextCells.width(right);
        if (TextCells.width(last) < room || right.isEmpty()) {
            line(TextCells.left(last, room) + right, style);
        } else {
            line(last, style);
            line(TextCells.right(right, width), style);
        }
    }

    /** By the shares where everything fits in them, else by what each cell needs, else one below the other. */
    private void row(List<String> cells, List<Integer> shares, Style style) {
        int width = width(style);
        var widths = shared(shares, width);
        if (!fits(cells, widths)) {
            var needed = cells.stream().map(c -> TextCells.width(c) + 1).toList();
            int spare = width + 1 - needed.stream().mapToInt(Integer::intValue).sum();
            if (spare < 0) {
                cells.forEach(cell -> sides("", cell, style));
                return;
            }
            widths = new ArrayList<>(needed);
            widths.set(0, needed.getFirst() - 1 + spare);
        }
        var text = new StringBuilder(TextCells.left(cells.getFirst(), widths.getFirst()));
        for (int i = 1; i < cells.size(); i++) {
            text.append(TextCells.right(cells.get(i), widths.get(i)));
        }
        line(text.toString(), style);
    }

    private static boolean fits(List<String> cells, List<Integer> widths) {
        for (int i = 0; i < cells.size(); i++) {
            int gap = i == 0 ? 0 : 1;
            if (TextCells.width(cells.get(i)) + gap > widths.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** The width in parts; what does not divide goes to the first. */
    private static List<Integer> shared(List<Integer> shares, int width) {
        int all = shares.stream().mapToInt(Integer::intValue).sum();
        var widths = new ArrayList<Integer>();
        shares.forEach(share -> widths.add(width * share / all));
        int rest = width - widths.stream().mapToInt(Integer::intValue).sum();
        widths.set(0, widths.getFirst() + rest);
        return widths;
    }

    private void line(String text, Style style) {
        pieces.add(new Piece.Line(text.stripTrailing(), style));
    }

    private int width(Style style) {
        return columns / style.size().cells();
    }
}
