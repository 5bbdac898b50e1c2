package org.evertill.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.evertill.receipt.Style.Align;
import org.evertill.receipt.Style.Size;
import org.evertill.receipt.Style.Weight;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void wordsStayWholeWhereTheyFit() {
        assertEquals(
                List.of("One two", "three", "Donaudampfs", "chiff"),
                lines(11, new Block.Text("One two three Donaudampfschiff", Style.PLAIN)));
        assertEquals(List.of("abcdefghijk", "lm"), lines(11, new Block.Text("abcdefghijk lm", Style.PLAIN)));
    }

    @Test
    void linesThatGoOnKeepTheirIndent() {
        assertEquals(List.of("  one two", "  three"), lines(10, new Block.Text("  one two three", Style.PLAIN)));
    }

    @Test
    void anAmountIsNeverCut() {
        assertEquals(List.of("Apples 2.80"), lines(11, sides("Apples", "2.80")));
        assertEquals(List.of("Applesauce", "       2.80"), lines(11, sides("Applesauce", "2.80")));
        assertEquals(List.of("Applesauce", "with  -1.00"), lines(11, sides("Applesauce with", "-1.00")));
        assertEquals(
                List.of("x", "12345678901", "          2"),
                lines(11, sides("x", "123456789012")),
                "longer than a line");
    }

    @Test
    void aTableGivesWayBeforeItsAmountsTouch() {
        var shares = List.of(1, 1, 1);
        assertEquals(List.of("19           1.00  100.00"), lines(25, row(List.of("19", "1.00", "100.00"), shares)));
        assertEquals(List.of("19        1.00 1234567.89"), lines(25, row(List.of("19", "1.00", "1234567.89"), shares)));
        assertEquals(
                List.of("                       19", "            1234567890.12", "            1234567890.12"),
                lines(25, row(List.of("19", "1234567890.12", "1234567890.12"), shares)));
    }

    @Test
    void whatIsTwiceAsWideHasHalfTheColumns() {
        var large = new Style(Align.CENTER, Weight.BOLD, Size.DOUBLE);
        var pieces = Layout.of(new ReceiptDocument(List.of(new Block.Text("Shop", large))), 20, s -> s);
        assertEquals(List.of(new Layout.Piece.Line("   Shop", large)), pieces);
        assertEquals(List.of("        Shop"), lines(20, new Block.Text("Shop", large)));
    }

    private static Block.Sides sides(String left, String right) {
        return new Block.Sides(left, right, Style.PLAIN);
    }

    private static Block.TableRow row(List<String> cells, List<Integer> shares) {
        return new Block.TableRow(cells, shares, Style.PLAIN);
    }

    private static List<String> lines(int columns, Block... blocks) {
        return PlainText.lines(new ReceiptDocument(List.of(blocks)), columns);
    }
}
