package org.evertill.receipt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.evertill.devices.simulated.EscPosReader;
import org.evertill.devices.simulated.Paper.Part;
import org.evertill.devices.simulated.Paper.Place;
import org.evertill.devices.simulated.Paper.Run;
import org.evertill.receipt.PrinterProfile.Ability;
import org.evertill.receipt.Style.Align;
import org.evertill.receipt.Style.Size;
import org.evertill.receipt.Style.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EscPosTest {

    private static final Style LARGE = new Style(Align.CENTER, Weight.BOLD, Size.DOUBLE);
    private static final PrinterProfile WIDE = PrinterProfile.of(48, CodePage.PC858);

    @Test
    void aPrinterSeesLettersInTheirLook() {
        var paper = EscPosReader.paper(
                EscPos.bytes(document(new Block.Text("Käse", LARGE), new Block.Text("5 €", Style.PLAIN)), WIDE));
        assertEquals(
                List.of(
                        new Part.Line(List.of(new Run("          Käse", true, 2, 2)), Place.LEFT),
                        new Part.Line(List.of(new Run("5 €", false, 1, 1)), Place.LEFT)),
                paper.parts());
    }

    @Test
    void theBytesAreThoseOfTheReference() {
        var bytes = EscPos.bytes(document(new Block.Text("A€", Style.PLAIN), new Block.Cut()), WIDE);
        int[] expected = {0x1b, 0x40, 0x1c, 0x2e, 0x1b, 0x52, 0, 0x1b, 0x74, 19, 'A', 0xd5, 0x0a, 0x1d, 0x56, 66, 0};
        var wanted = new byte[expected.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (byte) expected[i];
        }
        assertArrayEquals(wanted, bytes);
    }

    @Test
    void codesStandInTheMiddleWithTheirWholeContent() {
        var qr = new Block.Code(Block.Code.Kind.QR, "S1-R1-A-000001 ü " + "x".repeat(300));
        var bar = new Block.Code(Block.Code.Kind.BARCODE, "S1-R1-A{7}");
        var paper = EscPosReader.paper(EscPos.bytes(document(qr, bar), WIDE));
        assertEquals(
                List.of(
                        new Part.Symbol("QR", qr.content(), 6, Place.CENTER),
                        new Part.Symbol("CODE128", "S1-R1-A-7}", 2, Place.CENTER)),
                paper.parts());
    }

    /** 576 dots on 80 mm, 384 on 58 mm; a printer that packs as bytes makes version 24 of 900, with 113 modules. */
    @ParameterizedTest
    @CsvSource({"14, 48, 6", "900, 48, 4", "900, 32, 3", "500, 32, 4", "213, 32, 5", "900, 24, 3"})
    void aCodeIsAsLargeAsThePaperAllows(int bytes, int columns, int module) {
        var profile = PrinterProfile.of(columns, CodePage.PC858);
        var code = new Block.Code(Block.Code.Kind.QR, "x".repeat(bytes));
        var paper = EscPosReader.paper(EscPos.bytes(document(code), profile));
        assertEquals(List.of(new Part.Symbol("QR", code.content(), module, Place.CENTER)), paper.parts());
    }

    @Test
    void moreThanFitsIsNoCode() {
        assertThrows(IllegalArgumentException.class, () -> new Block.Code(Block.Code.Kind.QR, "x".repeat(901)));
        assertThrows(IllegalArgumentException.class, () -> new Block.Code(Block.Code.Kind.QR, "ü".repeat(451)));
    }

    @Test
    void whatAPrinterCannotDoIsNotAskedOfIt() {
        var plain = new PrinterProfile(32, CodePage.PC437, EnumSet.noneOf(Ability.class));
        var paper = EscPosReader.paper(
                EscPos.bytes(document(new Block.Code(Block.Code.Kind.QR, "x"), new Block.Cut()), plain));
        assertEquals(List.of("", "", "", ""), paper.lines());
        assertEquals(0, paper.cuts() + paper.symbols().size());
    }

    @ParameterizedTest
    @EnumSource
    void whatAPageLacksIsStillReadable(CodePage page) {
        var paper = EscPosReader.paper(EscPos.bytes(
                document(new Block.Text("Dvořák „Łódź“ – 5 €\u00a0… ﬁ 漢 \ud83c\udf4e §", Style.PLAIN)),
                PrinterProfile.of(48, page)));
        String text = paper.lines().getFirst();
        assertTrue(
                switch (page) {
                    case PC437, PC850 -> text.startsWith("Dvorák \"Lódz\" - 5 EUR") && text.contains("... fi ? ?");
                    case PC858 -> text.startsWith("Dvorák \"Lódz\" - 5 €") && text.endsWith("... fi ? ? §");
                    case PC852 -> text.equals("Dvořák \"Łódź\" - 5 EUR\u00a0... fi ? ? §");
                    case WPC1252 -> text.equals("Dvorák „Lódz“ – 5 €\u00a0… fi ? ? §");
                },
                page + ": " + text);
    }

    /** Whatever stands in the data: a printer sees text of the width it has, and not one command more. */
    @Test
    void noTextEverCommandsAPrinter() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            var page = CodePage.values()[random.nextInt(CodePage.values().length)];
            int columns = random.nextInt(PrinterProfile.MIN_COLUMNS, PrinterProfile.MAX_COLUMNS + 1);
            var blocks = blocks(random);
            String told = "seed " + seed + ", document " + i + ", " + page + ", " + columns + " columns: " + blocks;
            var parts = EscPosReader.paper(EscPos.bytes(new ReceiptDocument(blocks), PrinterProfile.of(columns, page)))
                    .parts();
            assertEquals(count(blocks, Block.Cut.class), count(parts, Part.Cut.class), told);
            assertEquals(count(blocks, Block.Code.class), count(parts, Part.Symbol.class), told);
            for (Part part : parts) {
                if (part instanceof Part.Line line) {
                    assertTrue(line.columns() <= columns, told);
                    assertTrue(line.runs().stream().allMatch(run -> run.high() <= 2), told);
                }
            }
        }
    }

    private static List<Block> blocks(Random random) {
        var blocks = new ArrayList<Block>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            var style = new Style(
                    Align.values()[random.nextInt(3)],
                    Weight.values()[random.nextInt(2)],
                    Size.values()[random.nextInt(3)]);
            blocks.add(
                    switch (random.nextInt(5)) {
                        case 0 -> new Block.Text(text(random), style);
                        case 1 -> new Block.Sides(text(random), text(random), style);
                        case 2 ->
                            new Block.TableRow(
                                    List.of(text(random), text(random), text(random)), List.of(3, 1, 2), style);
                        case 3 ->
                            new Block.Code(
                                    Block.Code.Kind.values()[random.nextInt(2)],
                                    "x" + text(random).length());
                        default -> new Block.Cut();
                    });
        }
        return blocks;
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(6)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> random.nextInt(0x7f, 0xa0);
                        case 2 -> random.nextInt(0x10ffff + 1);
                        case 3 -> "\u001b@\u001dV\u0010\u202e\u0301\u00a0€".charAt(random.nextInt(9));
                        case 4 -> ' ';
                        default -> random.nextInt(0x20, 0x250);
                    });
        }
        return text.toString();
    }

    private static long count(List<?> all, Class<?> type) {
        return all.stream().filter(type::isInstance).count();
    }

    private static ReceiptDocument document(Block... blocks) {
        return new ReceiptDocument(List.of(blocks));
    }
}
