package org.evertill.ui.report.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.evertill.ui.report.internal.ReportPage.Action;
import org.evertill.ui.widget.ScreenKeys;

/** Says what every key does on the screen. */
final class ReportKeys {

    private static final int PAGE = 8;

    private final ReportControl control;
    private final List<Action> actions;

    ReportKeys(ReportControl control, List<Action> actions) {
        this.control = control;
        this.actions = List.copyOf(actions);
    }

    /** Whether the key was the screen's. */
    boolean handle(Event event) {
        if (ScreenKeys.isEnter(event)) {
            control.enter();
        } else if (ScreenKeys.isPrintable(event)) {
            control.type(event.character);
        } else if ((event.stateMask & SWT.MODIFIER_MASK) != 0) {
            return false;
        } else {
            return moves(event.keyCode) || acts(event.keyCode);
        }
        return true;
    }

    private boolean moves(int keyCode) {
        switch (keyCode) {
            case SWT.BS -> control.back();
            case SWT.F9 -> control.enter();
            case SWT.ARROW_UP -> control.move(-1);
            case SWT.ARROW_DOWN -> control.move(1);
            case SWT.PAGE_UP -> control.move(-PAGE);
            case SWT.PAGE_DOWN -> control.move(PAGE);
            case SWT.HOME -> control.move(Short.MIN_VALUE);
            case SWT.END -> control.move(Short.MAX_VALUE);
            case SWT.ARROW_LEFT -> control.shift(-1);
            case SWT.ARROW_RIGHT -> control.shift(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean acts(int keyCode) {
        var action = actions.stream().filter(a -> a.key() == keyCode).findFirst();
        action.ifPresent(a -> a.run().run());
        return action.isPresent();
    }
}
