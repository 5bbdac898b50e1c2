package org.evertill.ui.conflict.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.evertill.ui.widget.ScreenKeys;

/**
 * Says what every key does on the screen. A scanner sends digits and Enter: neither chooses nor decides anything, so that a
 * scan that was meant for a sale does no harm here. UI thread.
 */
final class ConflictKeys {

    private static final int PAGE = 6;

    private final ConflictControl control;

    ConflictKeys(ConflictControl control) {
        this.control = control;
    }

    /** Whether the key was the screen's. */
    boolean handle(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK) != 0) {
            return false;
        }
        switch (event.keyCode) {
            case SWT.ARROW_UP -> control.move(-1);
            case SWT.ARROW_DOWN -> control.move(1);
            case SWT.PAGE_UP -> control.move(-PAGE);
            case SWT.PAGE_DOWN -> control.move(PAGE);
            case SWT.ARROW_LEFT -> control.choose(-1);
            case SWT.ARROW_RIGHT -> control.choose(1);
            default -> {
                return acts(event) || isOfScanner(event);
            }
        }
        return true;
    }

    /** Whether a key is for the screen also while a value is typed: those that a text field has no use for. */
    boolean handleWhileTyping(Event event) {
        if (ScreenKeys.isEnter(event)) {
            control.typed();
            return true;
        }
        boolean moves = event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN;
        boolean chooses =
                (event.keyCode == SWT.ARROW_LEFT || event.keyCode == SWT.ARROW_RIGHT) && control.arrowsChoose();
        return moves || chooses || event.keyCode == SWT.F9 || event.keyCode == SWT.F2 || event.keyCode == SWT.ESC
                ? handle(event)
                : false;
    }

    private boolean acts(Event event) {
        switch (event.keyCode) {
            case SWT.F2 -> control.type();
            case SWT.DEL -> control.delete();
            case SWT.F9 -> control.decide();
            case SWT.ESC -> control.back();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isOfScanner(Event event) {
        if (ScreenKeys.isEnter(event)) {
            control.explainEnter();
            return true;
        }
        return ScreenKeys.isPrintable(event);
    }
}
