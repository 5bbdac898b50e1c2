package org.evertill.receipt.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.evertill.devices.simulated.PictureScanner;
import org.evertill.receipt.Block;
import org.evertill.receipt.CodePage;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.receipt.Style;
import org.evertill.receipt.Style.Align;
import org.evertill.receipt.Style.Size;
import org.evertill.receipt.Style.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfSlipTest {

    @TempDir
    Path folder;

    @Test
    void theTextOfASlipStandsInThePdf() throws IOException {
        var large = new Style(Align.CENTER, Weight.BOLD, Size.DOUBLE);
        var text = text(new ReceiptDocument(List.of(
                new Block.Text("Eckladen", large),
                new Block.Sides("Müsli „Knusper“", "6,89 €", Style.PLAIN),
                new Block.Text("Dvořák \u001b@ 漢", Style.PLAIN),
                new Block.Code(Block.Code.Kind.QR, "S1-R1-A-000001"),
                new Block.Cut())));
        assertTrue(text.contains("Eckladen"), text);
        assertTrue(text.contains("Müsli „Knusper“"), text);
        assertTrue(text.contains("6,89 €"), text);
        assertTrue(text.contains("Dvorák  @ ?"), text);
    }

    /** As a telephone sees it on a screen: in pixels of half a point. */
    @Test
    void itsCodesAreReadFromItsPicture() throws IOException {
        String signed = "EVR1:" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".repeat(28).substring(1);
        var file = Files.createDirectories(Path.of("target/receipts")).resolve("codes.pdf");
        var document = new ReceiptDocument(List.of(
                new Block.Text("Eckladen", Style.PLAIN),
                new Block.Code(Block.Code.Kind.QR, signed),
                new Block.Text("S1-R1-A-000001", Style.PLAIN.aligned(Align.CENTER)),
                new Block.Code(Block.Code.Kind.QR, "S1-R1-A-000001"),
                new Block.Code(Block.Code.Kind.BARCODE, "S1-R1-A-000001")));
        PdfSlip.write(document, file);
        try (var pdf = Loader.loadPDF(file.toFile())) {
            var picture = new PDFRenderer(pdf).renderImageWithDPI(0, 144);
            ImageIO.write(picture, "png", file.resolveSibling("codes.png").toFile());
            assertEquals(Set.of(signed, "S1-R1-A-000001"), PictureScanner.qrCodes(picture));
            assertEquals(2, new PDFTextStripper().getText(pdf).split("S1-R1-A-000001", -1).length - 1);
        }
    }

    @Test
    void everyLetterOfThePageCanBeWritten() throws IOException {
        var all = new StringBuilder();
        for (int c = 0x20; c < 0x2200; c++) {
            String one = CodePage.WPC1252.shown(Character.toString(c));
            if (one.equals(Character.toString(c))) {
                all.append(one);
            }
        }
        assertTrue(all.length() > 200, all.toString());
        var text = text(new ReceiptDocument(List.of(new Block.Text(all.toString(), Style.PLAIN))));
        assertTrue(text.contains("ÀÁÂÃÄÅ"), text);
    }

    @Test
    void theLongestReceiptHasSeveralPages() throws IOException {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < 4_000; i++) {
            blocks.add(new Block.Sides("line " + i, "1.00", Style.PLAIN));
        }
        var file = folder.resolve("long.pdf");
        PdfSlip.write(new ReceiptDocument(blocks), file);
        try (var pdf = Loader.loadPDF(file.toFile())) {
            assertEquals(3, pdf.getNumberOfPages());
            assertTrue(pdf.getPage(0).getMediaBox().getHeight() < 14_400);
        }
        assertTrue(text(new ReceiptDocument(blocks)).contains("line 3999"));
    }

    @Test
    void nothingIsLeftOfOneThatCannotBeWritten() {
        var nowhere = folder.resolve("no/such/folder/x.pdf");
        try {
            PdfSlip.write(new ReceiptDocument(List.of()), nowhere);
            throw new AssertionError("written");
        } catch (IOException e) {
            assertFalse(Files.exists(nowhere));
        }
    }

    private String text(ReceiptDocument document) throws IOException {
        var file = folder.resolve("slip.pdf");
        PdfSlip.write(document, file);
        try (var pdf = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}
