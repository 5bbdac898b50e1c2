package org.evertill.shift;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.evertill.domain.Store;
import org.evertill.receipt.Block;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.receipt.SlipFormats;
import org.evertill.receipt.Style;
import org.evertill.receipt.Style.Align;
import org.evertill.receipt.Style.Size;
import org.evertill.receipt.Style.Weight;

/** What is put into the drawer or the bag with money that moves: how much, what for, by whom, with room to sign. Pure; any thread. */
public final class CashSlip {

    private static final Style TITLE = new Style(Align.CENTER, Weight.BOLD, Size.TALL);
    private static final Style AMOUNT = new Style(Align.LEFT, Weight.BOLD, Size.TALL);

    private CashSlip() {}

    /**
     * The document.
     *
     * @param by the name of whoever moved it
     * @param locale of words and numbers; a language other than German gives English words
     */
    public static ReceiptDocument document(CashMovement movement, Store store, String by, Locale locale) {
        var formats = new SlipFormats(locale, store.zone());
        var words = ResourceBundle.getBundle(
                "org.evertill.shift.messages",
                locale,
                CashSlip.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_DEFAULT));
        var amount = movement.amount();
        var reason = movement.reason() == null ? "" : movement.reason();
        return new ReceiptDocument(List.of(
                new Block.Text(store.name(), Style.PLAIN.aligned(Align.CENTER)),
                new Block.Text(words.getString("movement." + movement.kind().name()), TITLE),
                new Block.Sides(words.getString("register"), movement.registerId(), Style.PLAIN),
                new Block.Sides(
                        words.getString("made"),
                        formats.moment(movement.movedAt(), words.getString("dateTime")),
                        Style.PLAIN),
                new Block.Sides(words.getString("madeBy"), by, Style.PLAIN),
                new Block.Rule(Block.Rule.Stroke.SINGLE),
                new Block.Sides(amount.currency().getCurrencyCode(), formats.amount(amount), AMOUNT),
                new Block.Text(reason, Style.PLAIN),
                new Block.Feed(2),
                new Block.Rule(Block.Rule.Stroke.SINGLE),
                new Block.Text(words.getString("signature"), Style.PLAIN),
                new Block.Cut()));
    }
}
