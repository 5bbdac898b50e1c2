package org.evertill.ui.sell;

import java.util.Optional;
import org.evertill.pricing.Basket;

/** What a {@link SellAction} sees of the screen. UI thread only; everything returns at once. */
public interface SellScreen {

    /** What is being sold, as the screen shows it; empty between two sales. */
    Optional<Basket> basket();

    /** The line that is marked. */
    Optional<Basket.Line> selectedLine();

    /** Takes what was typed so far away from the entry; may be empty. */
    String takeEntry();

    /** Sells a code, after everything that was scanned before. */
    void scan(String code);

    /** Shows a sentence in the screen's one place for news. */
    void say(org.evertill.ui.Notices.Kind kind, String text);
}
