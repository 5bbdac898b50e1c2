package org.evertill.ui.sell.internal;

import java.util.List;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeyActions;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.widget.ScreenKeys;

/** Does what keys are for on the sell screen: while it is paid first those of paying. */
final class SellKeys {

    private static final int PAGE = 6;

    private final SellController controller;
    private final PayControl pay;
    private final KeyActions selling;
    private final KeyActions paying;

    SellKeys(Keyboard keyboard, Control screen, SellController controller, PayControl pay, List<KeyAction> actions) {
        this.controller = controller;
        this.pay = pay;
        paying = new KeyActions(keyboard, new PayKeySource())
                .on(PayKeySource.LEFT, () -> pay.move(-1))
                .on(PayKeySource.RIGHT, () -> pay.move(1))
                .on(PayKeySource.TIP, pay::tip)
                .on(PayKeySource.TAKE_BACK, pay::takeBack);
        for (int i = 0; i < PayKeySource.TENDERS.size(); i++) {
            int index = i;
            paying.on(PayKeySource.TENDERS.get(i), () -> pay.choose(index));
        }
        selling = new KeyActions(keyboard, new SellKeySource())
                .on(SellKeySource.PLUS, () -> controller.addToSelected(1))
                .on(SellKeySource.MINUS, () -> controller.addToSelected(-1))
                .on(SellKeySource.BACK, controller::escape)
                .on(CommonKeys.ENTER, controller::enter)
                .on(CommonKeys.BACKSPACE, controller::back)
                .on(CommonKeys.UP, () -> controller.move(-1))
                .on(CommonKeys.DOWN, () -> controller.move(1))
                .on(CommonKeys.PAGE_UP, () -> controller.move(-PAGE))
                .on(CommonKeys.PAGE_DOWN, () -> controller.move(PAGE));
        actions.forEach(action -> selling.on(action.use(), action.run()));
        paying.listed(screen, pay::isAsking);
        selling.listed(screen, () -> true);
    }

    /** Whether the key was the screen's. */
    boolean handle(Event event) {
        boolean isTyped = ScreenKeys.isPrintable(event) || ScreenKeys.isSeparator(event);
        if (isTyped && !isStep(event)) {
            controller.type(event.character, event.time);
            return true;
        }
        return pay.isAsking() && paying.handle(event) || selling.handle(event);
    }

    private boolean isStep(Event event) {
        return controller.countsSteps() && selling.means(event, SellKeySource.PLUS, SellKeySource.MINUS);
    }
}
