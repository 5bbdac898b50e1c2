package org.evertill.ui.keys;

import org.eclipse.swt.SWT;

/** The keys of typing and moving, which are the same on every screen that has them. */
public final class CommonKeys {

    public static final KeyUse ENTER = KeyUse.fixed("enter", SWT.CR, SWT.KEYPAD_CR);
    public static final KeyUse BACKSPACE = KeyUse.fixed("backspace", SWT.BS);
    public static final KeyUse UP = KeyUse.fixed("up", SWT.ARROW_UP);
    public static final KeyUse DOWN = KeyUse.fixed("down", SWT.ARROW_DOWN);
    public static final KeyUse LEFT = KeyUse.fixed("left", SWT.ARROW_LEFT);
    public static final KeyUse RIGHT = KeyUse.fixed("right", SWT.ARROW_RIGHT);
    public static final KeyUse PAGE_UP = KeyUse.fixed("page-up", SWT.PAGE_UP);
    public static final KeyUse PAGE_DOWN = KeyUse.fixed("page-down", SWT.PAGE_DOWN);
    public static final KeyUse HOME = KeyUse.fixed("home", SWT.HOME);
    public static final KeyUse END = KeyUse.fixed("end", SWT.END);

    private CommonKeys() {}
}
