package org.evertill.ui.widget;

import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Text;

/**
 * Gives a screen every key while it is seen, wherever the focus is, so that no key of a scanner gets lost in a button or
 * a popup. Only an editable text field keeps its keys. UI thread only.
 */
public final class ScreenKeys {

    private static final char GROUP_SEPARATOR = '\u001d';

    private ScreenKeys() {}

    /**
     * Sends keys to a handler for as long as the screen lives and whenever it is visible.
     *
     * @param handler says whether the key was for it; the key goes nowhere else then
     */
    public static void to(Control screen, Predicate<Event> handler) {
        Listener keys = event -> {
            if (event.doit && screen.isVisible() && !isWriting(event) && handler.test(event)) {
                event.doit = false;
            }
        };
        Listener traversals = event -> {
            if (screen.isVisible() && !isWriting(event) && event.detail != SWT.TRAVERSE_MNEMONIC) {
                event.doit = false;
            }
        };
        var display = screen.getDisplay();
        display.addFilter(SWT.KeyDown, keys);
        display.addFilter(SWT.Traverse, traversals);
        screen.addListener(SWT.Dispose, e -> {
            display.removeFilter(SWT.KeyDown, keys);
            display.removeFilter(SWT.Traverse, traversals);
        });
    }

    /** Whether a key writes a character. */
    public static boolean isPrintable(Event event) {
        int control = event.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND);
        boolean altGr = control == (SWT.CTRL | SWT.ALT);
        return event.character >= ' ' && event.character != SWT.DEL && (control == 0 || altGr);
    }

    /** Whether it is what a scanner sends between two elements of GS1 data: the group separator, on a keyboard Ctrl and ]. */
    public static boolean isSeparator(Event event) {
        return event.character == GROUP_SEPARATOR;
    }

    /** Whether a key ends an input. */
    public static boolean isEnter(Event event) {
        return event.character == SWT.CR || event.character == SWT.LF;
    }

    private static boolean isWriting(Event event) {
        return event.widget instanceof Text text && text.getEditable();
    }
}
