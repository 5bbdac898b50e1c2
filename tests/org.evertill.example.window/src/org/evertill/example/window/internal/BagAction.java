package org.evertill.example.window.internal;

import java.util.Locale;
import org.eclipse.swt.SWT;
import org.evertill.ui.Messages;
import org.evertill.ui.sell.SellAction;
import org.evertill.ui.sell.SellScreen;
import org.osgi.service.component.annotations.Component;

/** Sells a bag, or as many as were typed before. */
@Component
public final class BagAction implements SellAction {

    @Override
    public String id() {
        return "org.evertill.example.window.bag";
    }

    @Override
    public String text(Locale locale) {
        return Messages.beside(BagAction.class, locale).get("bag");
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
        var typed = screen.takeEntry();
        screen.scan(typed.isEmpty() ? BagReport.CODE : typed + "*" + BagReport.CODE);
    }
}
