package org.evertill.ui.tests;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.evertill.ui.walk.Window;

/** Who sits before the one window that all tests share. */
public final class Cashier {

    public static final Window WINDOW = new Window(Display.getDefault());

    private Cashier() {}

    /** Logs in again by keys. */
    static void login() {
        WINDOW.type(Shop.PIN);
        WINDOW.press(SWT.CR);
        WINDOW.awaitSight("sell.entry");
    }

    /** Ends what the class before left: the sale that is open is paid in cash, so that the next one is empty. */
    static void toTheSale() {
        WINDOW.press(SWT.ESC);
        if (WINDOW.rows("sell.lines") > 0) {
            WINDOW.press(SWT.F9);
            WINDOW.awaitSight("sell.receipt");
        }
    }

    /** Joins head office and logs in, for a class that runs alone. */
    public static void join() {
        WINDOW.await(
                "a page", () -> WINDOW.sees("enrol.code") || WINDOW.sees("sell.entry") || WINDOW.sees("login.people"));
        if (WINDOW.sees("enrol.code")) {
            Shop.headOfficeTakesTheCode();
            WINDOW.touch("enrol.address");
            WINDOW.type("head");
            WINDOW.press(SWT.TAB);
            WINDOW.type(HeadOfficeAway.CODE);
            WINDOW.press(SWT.CR);
            WINDOW.awaitSight("login.people");
            Shop.open();
            WINDOW.press(SWT.F5);
            WINDOW.awaitRows("login.people", 2);
        }
        if (WINDOW.sees("login.people")) {
            login();
        }
    }
}
