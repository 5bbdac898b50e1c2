package org.evertill.ui.sell.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.evertill.ui.widget.ScreenKeys;

/** Says what every key does on the sell screen. */
final class SellKeys {

    private static final int PAGE = 6;

    private final SellController controller;
    private final List<KeyAction> actions;

    SellKeys(SellController controller, List<KeyAction> actions) {
        this.controller = controller;
        this.actions = List.copyOf(actions);
    }

    /** Whether the key was the screen's. */
    boolean handle(Event event) {
        if (ScreenKeys.isEnter(event)) {
            controller.enter();
        } else if (isStep(event)) {
            controller.addToSelected(event.character == '+' ? 1 : -1);
        } else if (ScreenKeys.isPrintable(event) || ScreenKeys.isSeparator(event)) {
            controller.type(event.character, event.time);
        } else {
            return isOfPaying(event) || moves(event.keyCode) || acts(event);
        }
        return true;
    }

    private boolean isStep(Event event) {
        return (event.character == '+' || event.character == '-') && controller.countsSteps();
    }

    private boolean isOfPaying(Event event) {
        return (event.stateMask & SWT.MODIFIER_MASK) == 0 && controller.key(event.keyCode);
    }

    private boolean moves(int keyCode) {
        switch (keyCode) {
            case SWT.BS -> controller.back();
            case SWT.ESC -> controller.escape();
            case SWT.ARROW_UP -> controller.move(-1);
            case SWT.ARROW_DOWN -> controller.move(1);
            case SWT.PAGE_UP -> controller.move(-PAGE);
            case SWT.PAGE_DOWN -> controller.move(PAGE);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean acts(Event event) {
        int modifiers = event.stateMask & SWT.MODIFIER_MASK;
        if (modifiers != 0 && modifiers != SWT.SHIFT) {
            return false;
        }
        var action = actions.stream()
                .filter(a -> a.key() != 0 && a.key() == (modifiers | event.keyCode))
                .findFirst();
        action.ifPresent(a -> a.run().run());
        return action.isPresent();
    }
}
