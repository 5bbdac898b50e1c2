package org.evertill.checkout;

import static org.evertill.checkout.SampleReceipt.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleSlip.Kind;
import org.evertill.checkout.SaleSlip.Mark;
import org.evertill.checkout.SaleSlip.Print;
import org.evertill.devices.simulated.EscPosReader;
import org.evertill.devices.simulated.PaperPicture;
import org.evertill.devices.simulated.PictureScanner;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.kernel.Quantity;
import org.evertill.receipt.CodePage;
import org.evertill.receipt.EscPos;
import org.evertill.receipt.PrinterProfile;
import org.evertill.receipt.Templates;
import org.junit.jupiter.api.Test;

/** Pictures of all slips of a sale, from the bytes that a printer gets, in {@code target/receipts} for people to look at. */
class SlipPicturesTest {

    private static final Path FOLDER = Path.of("target/receipts");

    @Test
    void everySlipIsDrawnInBothLanguagesAndWidths() throws IOException {
        Files.createDirectories(FOLDER);
        var sale = SampleReceipt.sale(
                line("Organic apples, red", "1.235", "3.49", 700),
                line("Milk 3.5 % 1 l", "2", "1.19", 700),
                line("Käsefondue-Set „Zermatt“ mit 6 Gabeln, emailliert, 2,5 l", "1", "24.95", 1900),
                line("Deposit", "2", "0.25", 1900));
        var refund = SampleReceipt.refund(line("Milk 3.5 % 1 l", "-1", "1.19", 700));
        int drawn = 0;
        for (Locale locale : new Locale[] {Locale.UK, Locale.GERMANY}) {
            for (int columns : new int[] {PrinterProfile.COLUMNS_80_MM, PrinterProfile.COLUMNS_58_MM}) {
                drawn += draw("sale", sale, Print.ORIGINAL, locale, columns);
                drawn += draw("refund", refund, Print.ORIGINAL, locale, columns);
                drawn += draw(
                        "split",
                        SampleReceipt.split(sale.lines().toArray(SaleLine[]::new)),
                        Print.ORIGINAL,
                        locale,
                        columns);
                drawn += draw(
                        "void",
                        SampleSale.of(SaleKind.REFUND, Quantity.ONE.negated()),
                        Print.ORIGINAL,
                        locale,
                        columns);
                drawn += draw(
                        "exchange",
                        SampleSale.of(SaleKind.SALE, Quantity.ONE.negated()),
                        Print.ORIGINAL,
                        locale,
                        columns);
                drawn += draw("copy", sale, Print.copy(1), locale, columns);
                drawn += draw("training", sale, new Print(Kind.SALE, 0, Set.of(Mark.TRAINING)), locale, columns);
                drawn += draw("gift", sale, new Print(Kind.GIFT, 0, Set.of()), locale, columns);
            }
        }
        assertEquals(32, drawn);
    }

    /** The longest code that a receipt may have, of signed words by which other stores take goods back, and the short one with its number. */
    @Test
    void theCodesAreReadFromTheDotsOfBothPapers() throws IOException {
        Files.createDirectories(FOLDER);
        String signed = "EVR1:" + letters(895);
        var sale = SampleReceipt.sale(line("Milk 3.5 % 1 l", "2", "1.19", 700))
                .withNotes(List.of(new ReceiptNote(Map.of("en", "Returns in all our stores"), "", signed)));
        for (int columns : new int[] {PrinterProfile.COLUMNS_80_MM, PrinterProfile.COLUMNS_58_MM}) {
            for (Locale locale : new Locale[] {Locale.UK, Locale.GERMANY}) {
                draw("codes", sale, Print.ORIGINAL, locale, columns);
                var picture = ImageIO.read(FOLDER.resolve("codes-" + locale.getLanguage() + "-" + columns + ".png")
                        .toFile());
                assertEquals(Set.of("S1-R1-A-000001", signed), PictureScanner.qrCodes(picture));
                assertEquals(columns * 12 + 48, picture.getWidth());
            }
        }
    }

    private static String letters(int count) {
        var random = new Random(43);
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(random.nextInt(32)));
        }
        return text.toString();
    }

    /** What a printer gets says how each part was paid, what is for the staff, and what is left on the gift card. */
    @Test
    void aSplitPaymentIsPrintedPartByPart() {
        var receipt = SampleReceipt.split(line("Wine", "3", "12.00", 1900));
        var english = printed(receipt, Locale.UK);
        var german = printed(receipt, Locale.GERMANY);
        for (String there :
                List.of("girocard ****4711", "00871234", "1.50", "CHF", "10.00", "8.80", "S1-R1-A-G0000017", "15.00")) {
            assertTrue(english.contains(there), there + " in\n" + english);
        }
        for (String there : List.of("girocard ****4711", "1,50", "10,00", "8,80", "15,00")) {
            assertTrue(german.contains(there), there + " in\n" + german);
        }
    }

    @Test
    void aVoidedSaleIsHeadedAsOne() {
        var voided = SampleSale.of(SaleKind.REFUND, Quantity.ONE.negated());
        assertTrue(printed(voided, Locale.UK).toUpperCase(Locale.ROOT).contains("VOID"), printed(voided, Locale.UK));
        assertTrue(
                printed(voided, Locale.GERMANY).toUpperCase(Locale.ROOT).contains("STORNO"),
                printed(voided, Locale.GERMANY));
    }

    private static String printed(Receipt receipt, Locale locale) {
        var document = SaleSlip.document(receipt, locale);
        var bytes = EscPos.bytes(document, PrinterProfile.of(PrinterProfile.COLUMNS_80_MM, CodePage.PC858));
        return String.join("\n", EscPosReader.paper(bytes).lines());
    }

    private static int draw(String name, Receipt receipt, Print print, Locale locale, int columns) throws IOException {
        var document = SaleSlip.slip(receipt, print, locale, Templates.BUILT_IN).document();
        var paper = EscPosReader.paper(EscPos.bytes(document, PrinterProfile.of(columns, CodePage.PC858)));
        var file = FOLDER.resolve(name + "-" + locale.getLanguage() + "-" + columns + ".png");
        PaperPicture.write(paper, columns, file);
        return Files.size(file) > 0 ? 1 : 0;
    }
}
