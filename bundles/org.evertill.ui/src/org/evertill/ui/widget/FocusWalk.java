package org.evertill.ui.widget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

/**
 * Leads through everything that can be pressed or typed in, by Tab and Shift+Tab, for who cannot use a finger and for who hears the
 * window instead of seeing it. Space presses what Tab has reached. Every other key belongs to the screen again, and the next one of a
 * scanner as well: a code never presses a button. One per display. UI thread only.
 */
public final class FocusWalk {

    private final Display display;
    private @Nullable Control home;

    private FocusWalk(Display display) {
        this.display = display;
    }

    /** Before anything else listens to keys. */
    public static void on(Display display) {
        var walk = new FocusWalk(display);
        display.addFilter(SWT.KeyDown, walk::key);
        display.addFilter(SWT.Traverse, walk::traverse);
    }

    /** Where Tab leads in a window, in order: what can be seen, pressed and typed in. */
    public static List<Control> stops(Shell shell) {
        var stops = new ArrayList<Control>();
        collect(shell, stops);
        return stops;
    }

    private static void collect(Composite parent, List<Control> stops) {
        Arrays.stream(parent.getChildren()).filter(Control::isVisible).forEach(child -> {
            if (isStop(child) && child.isEnabled()) {
                stops.add(child);
            } else if (child instanceof Composite inner) {
                collect(inner, stops);
            }
        });
    }

    private static boolean isStop(Control control) {
        return control instanceof TouchButton || control instanceof Text text && text.getEditable();
    }

    private void key(Event event) {
        if (event.keyCode == SWT.TAB && (event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) == 0) {
            step((event.stateMask & SWT.SHIFT) == 0 ? 1 : -1);
            swallow(event);
        } else if (display.getFocusControl() instanceof TouchButton reached && !isModifier(event)) {
            if (event.character == ' ') {
                swallow(event);
                reached.press();
            } else {
                leave();
            }
        }
    }

    /** The toolkit's own way would end in the first thing that takes no focus. */
    private void traverse(Event event) {
        if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
            event.doit = false;
        }
    }

    private void step(int by) {
        var focus = display.getFocusControl();
        var shell = focus == null ? display.getActiveShell() : focus.getShell();
        if (shell == null) {
            return;
        }
        var stops = stops(shell);
        if (stops.isEmpty()) {
            return;
        }
        int now = stops.indexOf(focus);
        if (now < 0) {
            home = focus;
        }
        int next = now < 0 && by < 0 ? stops.size() - 1 : Math.floorMod(now + by, stops.size());
        stops.get(next).forceFocus();
    }

    private void leave() {
        if (home != null && !home.isDisposed() && home.isVisible()) {
            home.forceFocus();
        } else if (display.getFocusControl() instanceof TouchButton reached) {
            reached.getShell().forceFocus();
        }
        home = null;
    }

    private static boolean isModifier(Event event) {
        return event.keyCode != 0 && (event.keyCode & ~SWT.MODIFIER_MASK) == 0;
    }

    /** Nobody who listens after this one hears of it. */
    private static void swallow(Event event) {
        event.doit = false;
        event.type = SWT.None;
    }
}
