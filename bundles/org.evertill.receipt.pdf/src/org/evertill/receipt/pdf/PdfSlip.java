package org.evertill.receipt.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;
import org.evertill.receipt.CodePage;
import org.evertill.receipt.Layout;
import org.evertill.receipt.Layout.Piece;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.receipt.Style;
import org.evertill.receipt.Style.Weight;

/**
 * A slip as a PDF: pages as wide as the paper, with the lines that a printer of 48 columns prints, as text that can be searched and copied.
 * Letters of Western Europe; others are written with likenesses, as on such a printer. Codes are left out. Any thread.
 */
public final class PdfSlip {

    private static final int COLUMNS = 48;

    /** Points; 72 of them are an inch. */
    private static final float WIDTH = 226.8f;

    private static final float MARGIN = 14f;
    private static final float LINE = 9f;

    /** Of Courier, all of whose letters are 0.6 wide. */
    private static final float SIZE = (WIDTH - 2 * MARGIN) / COLUMNS / 0.6f;

    /** A page may be 14,400 points high. */
    private static final int LINES_A_PAGE = 1_500;

    private PdfSlip() {}

    /** Writes the file; it is complete or not there. A file of that name is replaced. */
    public static void write(ReceiptDocument document, Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var begun = Files.createTempFile(folder, "slip", ".tmp");
        try (var pdf = new PDDocument()) {
            FontMappers.set(BuiltInFonts.ONLY);
            var fonts = new Fonts(new PDType1Font(FontName.COURIER), new PDType1Font(FontName.COURIER_BOLD));
            for (var lines : pages(document)) {
                draw(pdf, lines, fonts);
            }
            pdf.save(begun.toFile());
            Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private record Fonts(PDFont normal, PDFont bold) {}

    private static List<List<Piece.Line>> pages(ReceiptDocument document) {
        var pages = new ArrayList<List<Piece.Line>>();
        var page = new ArrayList<Piece.Line>();
        int used = 0;
        for (Piece piece : Layout.of(document, COLUMNS, PdfSlip::shown)) {
            if (piece instanceof Piece.Line line) {
                if (used >= LINES_A_PAGE) {
                    pages.add(page);
                    page = new ArrayList<>();
                    used = 0;
                }
                page.add(line);
                used += height(line.style());
            }
        }
        pages.add(page);
        return pages;
    }

    private static String shown(String text) {
        return CodePage.WPC1252.shown(text).replace('\u00a0', ' ');
    }

    private static void draw(PDDocument pdf, List<Piece.Line> lines, Fonts fonts) throws IOException {
        int rows = lines.stream().mapToInt(line -> height(line.style())).sum();
        var page = new PDPage(new PDRectangle(WIDTH, 2 * MARGIN + Math.max(1, rows) * LINE));
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            float y = page.getMediaBox().getHeight() - MARGIN;
            content.beginText();
            for (Piece.Line line : lines) {
                y -= height(line.style()) * LINE;
                var style = line.style();
                content.setFont(style.weight() == Weight.BOLD ? fonts.bold() : fonts.normal(), SIZE);
                float drop = LINE / 4 * height(style);
                content.setTextMatrix(new Matrix(style.size().cells(), 0, 0, height(style), MARGIN, y + drop));
                content.showText(line.text());
            }
            content.endText();
        }
    }

    /** In lines. */
    private static int height(Style style) {
        return switch (style.size()) {
            case NORMAL -> 1;
            case TALL, DOUBLE -> 2;
        };
    }
}
