package org.evertill.devices.local.internal;

import java.util.List;
import org.evertill.devices.PrinterSettings;
import org.evertill.receipt.Block;
import org.evertill.receipt.Block.Rule.Stroke;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.receipt.Style;
import org.evertill.receipt.Style.Align;
import org.evertill.receipt.Style.Size;
import org.evertill.receipt.Style.Weight;

/** Shows what a printer does with everything that slips are made of. */
final class TestPage {

    private TestPage() {}

    static ReceiptDocument of(PrinterSettings settings) {
        var words = AgainMark.words(settings.language());
        var profile = settings.profile();
        return new ReceiptDocument(List.of(
                text(words.getString("test"), Align.CENTER, Weight.BOLD, Size.DOUBLE),
                text(settings.address().toString(), Align.CENTER, Weight.NORMAL, Size.NORMAL),
                text(profile.codePage() + ", " + profile.columns(), Align.CENTER, Weight.NORMAL, Size.NORMAL),
                new Block.Feed(1),
                text(words.getString("test.width"), Align.LEFT, Weight.NORMAL, Size.NORMAL),
                new Block.Rule(Stroke.DOUBLE),
                new Block.Sides("ÄÖÜ äöü ß é à ç ñ å ø € £ §", "1.234,56", Style.PLAIN),
                text(words.getString("test.note"), Align.LEFT, Weight.BOLD, Size.TALL),
                new Block.Rule(Stroke.SINGLE),
                new Block.Code(Block.Code.Kind.BARCODE, "EVERTILL-123"),
                new Block.Feed(1),
                new Block.Code(Block.Code.Kind.QR, "EVERTILL-123"),
                new Block.Cut()));
    }

    private static Block text(String text, Align align, Weight weight, Size size) {
        return new Block.Text(text, new Style(align, weight, size));
    }
}
