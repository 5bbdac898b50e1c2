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
import org.evertill.receipt.Block;
import org.evertill.receipt.CodePage;
import org.evertill.receipt.Layout;
import org.evertill.receipt.Layout.Piece;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.receipt.Style;
import org.evertill.receipt.Style.Align;
import org.evertill.receipt.Style.Weight;
import org.evertill.symbol.Symbol;

/**
 * A slip as a PDF: pages as wide as the paper, with the lines that a printer of 48 columns prints, as text that can be searched and copied.
 * Letters of Western Europe; others are written with likenesses, as on such a printer. Codes are drawn, to be scanned from a screen as
 * well. Any thread.
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
    private static final float PAGE = 13_500f;

    /** Of a code, where there is room for it: 0.7 mm, which a telephone reads from a screen. */
    private static final float LARGEST_MODULE = 2f;

    private static final float BARS = 30f;

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

    /** What is drawn, and how high it is in points. */
    private sealed interface Part {

        float height();

        record Line(Piece.Line line) implements Part {

            @Override
            public float height() {
                return high(line.style()) * LINE;
            }
        }

        record Code(Symbol symbol) implements Part {

            float module() {
                return Math.min(LARGEST_MODULE, (WIDTH - 2 * MARGIN) / symbol.width());
            }

            float barHeight() {
                return symbol.height() == 1 ? BARS : module();
            }

            float above() {
                return Math.max(LINE, Symbol.QUIET * module());
            }

            @Override
            public float height() {
                return symbol.height() * barHeight() + 2 * above();
            }
        }
    }

    private static List<List<Part>> pages(ReceiptDocument document) {
        var pages = new ArrayList<List<Part>>();
        var page = new ArrayList<Part>();
        float used = 0;
        for (Part part : parts(document)) {
            if (used + part.height() > PAGE) {
                pages.add(page);
                page = new ArrayList<>();
                used = 0;
            }
            page.add(part);
            used += part.height();
        }
        pages.add(page);
        return pages;
    }

    private static List<Part> parts(ReceiptDocument document) {
        var parts = new ArrayList<Part>();
        for (Piece piece : Layout.of(document, COLUMNS, PdfSlip::shown)) {
            switch (piece) {
                case Piece.Line line -> parts.add(new Part.Line(line));
                case Piece.Symbol(var code) -> add(code, parts);
                case Piece.Cut() -> {
                    // a page has no knife
                }
            }
        }
        return parts;
    }

    /** A bar code has its text below, as on paper. */
    private static void add(Block.Code code, List<Part> parts) {
        switch (code.kind()) {
            case QR -> parts.add(new Part.Code(Symbol.qr(code.content())));
            case BARCODE -> {
                parts.add(new Part.Code(Symbol.code128(code.bars())));
                var text = new ReceiptDocument(List.of(new Block.Text(code.bars(), Style.PLAIN.aligned(Align.CENTER))));
                parts.addAll(parts(text));
            }
        }
    }

    private static String shown(String text) {
        return CodePage.WPC1252.shown(text).replace('\u00a0', ' ');
    }

    private static void draw(PDDocument pdf, List<Part> parts, Fonts fonts) throws IOException {
        float height = 0;
        for (Part part : parts) {
            height += part.height();
        }
        var page = new PDPage(new PDRectangle(WIDTH, 2 * MARGIN + Math.max(LINE, height)));
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            float y = page.getMediaBox().getHeight() - MARGIN;
            for (Part part : parts) {
                y -= part.height();
                switch (part) {
                    case Part.Line(var line) -> draw(content, line, y, fonts);
                    case Part.Code code -> draw(content, code, y);
                }
            }
        }
    }

    private static void draw(PDPageContentStream content, Piece.Line line, float y, Fonts fonts) throws IOException {
        var style = line.style();
        float drop = LINE / 4 * high(style);
        content.beginText();
        content.setFont(style.weight() == Weight.BOLD ? fonts.bold() : fonts.normal(), SIZE);
        content.setTextMatrix(new Matrix(style.size().cells(), 0, 0, high(style), MARGIN, y + drop));
        content.showText(line.text());
        content.endText();
    }

    private static void draw(PDPageContentStream content, Part.Code code, float y) throws IOException {
        var symbol = code.symbol();
        float module = code.module();
        float left = (WIDTH - symbol.width() * module) / 2;
        float top = y + code.height() - code.above();
        for (Symbol.Bar bar : symbol.bars()) {
            float bottom = top - (bar.y() + 1) * code.barHeight();
            content.addRect(left + bar.x() * module, bottom, bar.length() * module, code.barHeight());
        }
        content.fill();
    }

    /** In lines. */
    private static int high(Style style) {
        return switch (style.size()) {
            case NORMAL -> 1;
            case TALL, DOUBLE -> 2;
        };
    }
}
