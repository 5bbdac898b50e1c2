package org.evertill.ui.walk.internal;

import org.eclipse.swt.SWT;
import org.evertill.ui.walk.Window;

/** After a payment in whose middle the till was killed: it is found again, and becomes one sale. */
final class FoundWalk implements Walk {

    private final Plan plan;
    private final Window window;
    private final Album album;

    FoundWalk(Plan plan, Window window, Album album) {
        this.plan = plan;
        this.window = window;
        this.album = album;
    }

    @Override
    public void go() {
        var first = plan.sizes().getFirst();
        window.resize(first.x, first.y);
        window.await("people", () -> window.rows("login.people") > 0);
        window.scan(plan.get("pin"));
        window.awaitRows("pay.parts", 1);
        album.look("payment-found");
        window.press(SWT.F9);
        window.await("the part to be known", () -> window.offers("pay.card"));
        album.look("payment-settled");
        window.press(SWT.F9);
        window.awaitSight("sell.receipt");
        album.look("receipt-after-it");
    }
}
