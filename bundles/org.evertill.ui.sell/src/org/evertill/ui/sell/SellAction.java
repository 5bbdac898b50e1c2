package org.evertill.ui.sell;

import java.util.Locale;

/**
 * A button of the sell screen with its key; a service. The screen takes those that are there when it is made and puts
 * them after its own, ordered by id. A key that the screen uses itself, or that another action had first, stays with it.
 */
public interface SellAction {

    /** A name that never changes, {@code org.chain.action}. */
    String id();

    /** What the button says, a word or two. */
    String text(Locale locale);

    /** The SWT key code, {@code SWT.F10}, with {@code SWT.SHIFT} where that is held; 0 for none. People may choose another one. */
    int key();

    /** Whether it can be done now. UI thread; does no I/O. */
    boolean isEnabled(SellScreen screen);

    /** Does it. UI thread; work goes to {@link org.evertill.ui.UiTasks}. */
    void run(SellScreen screen);
}
