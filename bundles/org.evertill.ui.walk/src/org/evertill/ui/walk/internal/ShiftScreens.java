package org.evertill.ui.walk.internal;

import org.eclipse.swt.SWT;
import org.evertill.ui.walk.Window;

/** The shift, from money that moves to its Z. */
final class ShiftScreens {

    private static final String BANNER = "shift.banner";
    private static final String ENTRY = "shift.entry";

    private final Steps steps;
    private final Window window;
    private final Album album;

    ShiftScreens(Steps steps) {
        this.steps = steps;
        this.window = steps.window();
        this.album = steps.album();
    }

    void go() {
        window.press(SWT.CTRL, SWT.F2);
        window.await("the shift", () -> window.rows("shift.facts") > 0);
        album.look("shift-open");
        drop();
        paidOut();
        x();
        count();
        close();
    }

    private void drop() {
        steps.turned("drop-amount", ENTRY, () -> window.press(SWT.F4));
        window.type("20");
        steps.told(BANNER, () -> window.press(SWT.CR));
        album.look("drop-reason");
        steps.news("dropped", BANNER, () -> window.press(SWT.CR));
    }

    private void paidOut() {
        steps.turned(ENTRY, () -> window.press(SWT.F3));
        window.type("5");
        steps.told(BANNER, () -> window.press(SWT.CR));
        window.scan("parcel");
        window.await("who may allow it", () -> window.rows("shift.approvers") > 0);
        album.look("paid-out-approval");
        steps.allow("shift.approvers");
        window.awaitSight("shift.facts");
    }

    private void x() {
        window.await("the next step", () -> window.offers("shift.x"));
        window.press(SWT.F7);
        window.await(
                "the X, or who may allow it", () -> window.sees("shift.slip") || window.rows("shift.approvers") > 0);
        if (window.sees("shift.approvers")) {
            steps.allow("shift.approvers");
        }
        window.awaitSight("shift.slip");
        album.look("x-report");
        window.press(SWT.ESC);
        window.awaitSight("shift.facts");
    }

    private void count() {
        window.press(SWT.F9);
        window.awaitSight("shift.pieces");
        album.look("count");
        for (String pieces : new String[] {"", "", "", "1", "2", "3", "1"}) {
            window.scan(pieces);
        }
        album.look("count-some");
        window.press(SWT.F9);
        window.awaitSight("shift.facts");
        window.await("the difference", () -> window.offers("shift.count"));
        album.look("counted");
    }

    private void close() {
        steps.turned("left-in-drawer", ENTRY, () -> window.press(SWT.F9));
        window.type("50");
        window.press(SWT.CR);
        window.awaitSight("shift.slip");
        album.look("z-report");
        steps.turned("shift.next", () -> window.press(SWT.F9));
        window.await("that none is open", () -> window.rows("shift.facts") == 0);
        album.look("shift-closed");
        window.press(SWT.ESC);
        window.awaitSight("sell.entry");
    }
}
