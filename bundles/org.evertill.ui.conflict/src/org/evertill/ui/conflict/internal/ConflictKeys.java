package org.evertill.ui.conflict.internal;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeyActions;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.widget.ScreenKeys;

/**
 * Does what keys are for on the screen. A scanner sends digits and Enter: neither chooses nor decides anything, so that a scan that was meant for
 * a sale does no harm here. UI thread.
 */
final class ConflictKeys {

    private static final int PAGE = 6;

    private final ConflictControl control;
    private final KeyActions keys;

    ConflictKeys(Keyboard keyboard, ConflictControl control, Control screen) {
        this.control = control;
        this.keys = new KeyActions(keyboard, new ConflictKeySource())
                .on(ConflictKeySource.DECIDE, control::decide)
                .on(ConflictKeySource.TYPE, control::type)
                .on(ConflictKeySource.DELETE, control::delete)
                .on(ConflictKeySource.BACK, control::back)
                .on(CommonKeys.UP, () -> control.move(-1))
                .on(CommonKeys.DOWN, () -> control.move(1))
                .on(CommonKeys.LEFT, () -> control.choose(-1))
                .on(CommonKeys.RIGHT, () -> control.choose(1))
                .on(CommonKeys.PAGE_UP, () -> control.move(-PAGE))
                .on(CommonKeys.PAGE_DOWN, () -> control.move(PAGE))
                .listed(screen, () -> true);
    }

    /** Whether the key was the screen's. */
    boolean handle(Event event) {
        return keys.handle(event) || isOfScanner(event);
    }

    /** Whether a key is for the screen also while a value is typed: those that a text field has no use for. */
    boolean handleWhileTyping(Event event) {
        if (ScreenKeys.isEnter(event)) {
            control.typed();
            return true;
        }
        boolean chooses = keys.means(event, CommonKeys.LEFT, CommonKeys.RIGHT) && control.arrowsChoose();
        return (chooses
                        || keys.means(
                                event,
                                CommonKeys.UP,
                                CommonKeys.DOWN,
                                ConflictKeySource.DECIDE,
                                ConflictKeySource.TYPE,
                                ConflictKeySource.BACK))
                && keys.handle(event);
    }

    private boolean isOfScanner(Event event) {
        if (ScreenKeys.isEnter(event)) {
            control.explainEnter();
            return true;
        }
        return ScreenKeys.isPrintable(event);
    }
}
