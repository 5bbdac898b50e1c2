package org.evertill.ui.walk.internal;

import org.eclipse.swt.SWT;
import org.evertill.ui.walk.Window;

/** Taking money, and giving it back. */
final class MoneyScreens {

    private final Steps steps;
    private final Window window;
    private final Album album;

    MoneyScreens(Steps steps) {
        this.steps = steps;
        this.window = steps.window();
        this.album = steps.album();
    }

    void go() {
        album.look("receipt");
        change();
        split();
        again();
        refund();
        voided();
        window.press(SWT.SHIFT, SWT.F3);
        window.awaitRows("sell.lines", 1);
        steps.exactly();
    }

    /** A card that was taken, and a terminal that says nothing: the next walk begins there. */
    void leaveInTheMiddle() {
        steps.logIn("cashier", "pin");
        window.press(SWT.CTRL, SWT.F2);
        window.awaitSight("shift.facts");
        window.press(SWT.CR);
        window.awaitSight("sell.entry");
        steps.sell("item1", "item2", "item3");
        window.press(SWT.F8);
        window.awaitSight("pay.card");
        window.type("1.06");
        window.touch("pay.card");
        window.await("the terminal to be asked", () -> !window.offers("pay.card"));
        album.look("card-waiting");
        album.note("kill");
        window.await("the end by kill -9", () -> false);
    }

    private void change() {
        steps.sell("item1", "item2");
        steps.turned("sell.totals", () -> {
            window.type("20");
            window.press(SWT.F8);
        });
        window.awaitSight("sell.receipt");
        album.look("change");
    }

    private void split() {
        steps.sell("item1", "item2", "item3");
        window.press(SWT.F8);
        window.awaitSight("pay.card");
        album.look("tenders");
        window.type("1");
        window.press(SWT.F8);
        window.awaitRows("pay.parts", 1);
        album.look("split-cash");
        window.type("1");
        window.touch("pay.chf");
        window.awaitRows("pay.parts", 2);
        album.look("split-foreign");
        window.type("1");
        steps.turned("tender-number", "sell.entry", () -> window.touch("pay.gift-card"));
        window.press(SWT.ESC);
        window.type("1.05");
        steps.told("sell.banner", () -> window.touch("pay.card"));
        window.await("the refusal", () -> window.offers("pay.card"));
        album.look("card-declined");
        window.press(SWT.DEL);
        window.awaitRows("pay.parts", 1);
        album.look("part-taken-back");
        window.touch("pay.card");
        window.awaitSight("sell.receipt");
        album.look("receipt-split");
    }

    private void again() {
        window.press(SWT.ESC);
        window.await("the receipt to go", () -> !window.sees("sell.receipt"));
        window.press(SWT.F5);
        window.awaitSight("sell.receipt");
        album.look("receipt-again");
        window.press(SWT.ESC);
    }

    private void refund() {
        steps.turned("refund-number", "sell.entry", () -> window.press(SWT.F4));
        window.scan("1");
        window.await("who may allow it", () -> window.rows("sell.approvers") > 0);
        album.look("refund-approval");
        steps.allow("sell.approvers");
        window.await("what comes back", () -> window.rows("sell.lines") > 0);
        album.look("refund");
        steps.exactly();
        album.look("refund-paid");
    }

    private void voided() {
        window.type("2");
        steps.turned("void-reason", "sell.entry", () -> window.press(SWT.SHIFT, SWT.F7));
        window.scan("mistake");
        steps.allow("sell.approvers");
        window.await(
                "the void",
                () -> window.sees("sell.receipt") && window.text("sell.receipt").contains("mistake"));
        album.look("void");
    }
}
