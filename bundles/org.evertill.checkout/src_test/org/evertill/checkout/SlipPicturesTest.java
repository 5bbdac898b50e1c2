package org.evertill.checkout;

import static org.evertill.checkout.SampleReceipt.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleSlip.Kind;
import org.evertill.checkout.SaleSlip.Mark;
import org.evertill.checkout.SaleSlip.Print;
import org.evertill.devices.simulated.EscPosReader;
import org.evertill.devices.simulated.PaperPicture;
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
                drawn += draw("copy", sale, Print.copy(1), locale, columns);
                drawn += draw("training", sale, new Print(Kind.SALE, 0, Set.of(Mark.TRAINING)), locale, columns);
                drawn += draw("gift", sale, new Print(Kind.GIFT, 0, Set.of()), locale, columns);
            }
        }
        assertEquals(20, drawn);
    }

    private static int draw(String name, Receipt receipt, Print print, Locale locale, int columns) throws IOException {
        var document = SaleSlip.slip(receipt, print, locale, Templates.BUILT_IN).document();
        var paper = EscPosReader.paper(EscPos.bytes(document, PrinterProfile.of(columns, CodePage.PC858)));
        var file = FOLDER.resolve(name + "-" + locale.getLanguage() + "-" + columns + ".png");
        PaperPicture.write(paper, columns, file);
        return Files.size(file) > 0 ? 1 : 0;
    }
}
