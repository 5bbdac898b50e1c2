package org.evertill.ui.tests;

import java.util.Locale;
import org.eclipse.swt.SWT;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.sell.SellAction;
import org.evertill.ui.sell.SellScreen;

/** A button of another bundle: says what is typed and how many lines there are. */
final class PriceQuestion implements SellAction {

    @Override
    public String id() {
        return "org.evertill.ui.tests.question";
    }

    @Override
    public String text(Locale locale) {
        return "Question";
    }

    @Override
    public int key() {
        return SWT.INSERT;
    }

    @Override
    public boolean isEnabled(SellScreen screen) {
        return true;
    }

    @Override
    public void run(SellScreen screen) {
        int lines = screen.basket().map(b -> b.lines().size()).orElse(0);
        screen.say(Kind.INFO, "asked: " + screen.takeEntry() + " of " + lines);
    }
}
