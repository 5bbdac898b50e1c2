package org.evertill.devices.local.internal;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.evertill.devices.PrinterSettings;
import org.evertill.receipt.EscPos;
import org.evertill.receipt.ReceiptDocument;

/** What stands above a slip of which some may be on paper already. */
final class AgainMark {

    private AgainMark() {}

    /** The slip's bytes behind the mark's. */
    static byte[] before(byte[] slip, PrinterSettings settings) {
        var mark =
                new ReceiptDocument(List.of()).below(words(settings.language()).getString("again"));
        byte[] above = EscPos.bytes(mark, settings.profile());
        byte[] both = new byte[above.length + slip.length];
        System.arraycopy(above, 0, both, 0, above.length);
        System.arraycopy(slip, 0, both, above.length, slip.length);
        return both;
    }

    static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle(
                "org.evertill.devices.local.internal.messages",
                language,
                AgainMark.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_DEFAULT));
    }
}
