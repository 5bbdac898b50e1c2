package org.evertill.ui.walk.internal;

import org.eclipse.swt.SWT;
import org.evertill.ui.walk.Window;

/** Selling, before money comes. */
final class SellScreens {

    private static final int LINES = 5;

    private final Steps steps;
    private final Window window;
    private final Album album;
    private final Plan plan;

    SellScreens(Steps steps) {
        this.steps = steps;
        this.window = steps.window();
        this.album = steps.album();
        this.plan = steps.plan();
    }

    void go() {
        lines();
        search();
        refusedScans();
        discounts();
        customer();
        parking();
        small();
        steps.exactly();
    }

    private void lines() {
        steps.sell("item1");
        window.type("3*");
        steps.sell("item2", "item3", "item4");
        album.look("sell-lines");
        steps.told("sell.banner", () -> {
            window.type("2");
            window.press(SWT.F2);
            window.press(SWT.F2);
        });
        album.look("sell-quantity");
        window.press(SWT.F3);
    }

    private void search() {
        window.type(plan.get("word"));
        window.await("something found", () -> window.rows("sell.found") > 0);
        album.look("search");
        window.press(SWT.ESC);
        window.awaitSight("sell.lines");
        window.type("qqqq");
        window.awaitRows("sell.found", 0);
        album.look("search-nothing");
        window.press(SWT.ESC);
        window.awaitSight("sell.lines");
    }

    private void refusedScans() {
        steps.news("unknown-code", "sell.banner", () -> window.scan("4000000000006"));
        steps.news("age-question", "sell.banner", () -> window.scan(plan.get("item-age")));
        window.press(SWT.F6);
        window.awaitRows("sell.not-sold", 2);
        album.look("not-sold");
        window.press(SWT.ESC);
        window.awaitSight("sell.lines");
        window.scan(plan.get("item-contested"));
        window.await("both, or the line", () -> window.rows("sell.found") == 2 || window.rows("sell.lines") == LINES);
        if (window.sees("sell.found")) {
            album.look("choose-product");
            window.press(SWT.CR);
        }
        window.awaitRows("sell.lines", LINES);
    }

    private void discounts() {
        window.press(SWT.SHIFT, SWT.F4);
        window.await("the question how much", () -> window.text("sell.banner").contains("%"));
        album.look("discount");
        steps.turned("discount-reason", "sell.entry", () -> window.scan("20"));
        window.scan("");
        window.await("who may allow it", () -> window.rows("sell.approvers") > 0);
        album.look("approval");
        steps.refused("approval-refused", "sell.banner", () -> window.scan("1111"));
        steps.turned("sell.totals", () -> steps.allow("sell.approvers"));
        album.look("discounted");
    }

    private void customer() {
        steps.turned("customer-question", "sell.entry", () -> window.press(SWT.SHIFT, SWT.F6));
        window.scan(plan.get("customers"));
        window.await("customers to choose from", () -> window.rows("sell.choices") > 1);
        album.look("customer-choice");
        steps.news("customer", "sell.banner", () -> window.press(SWT.CR));
    }

    private void parking() {
        steps.turned("park-name", "sell.entry", () -> window.press(SWT.SHIFT, SWT.F2));
        steps.news("parked", "sell.banner", () -> window.scan("anna"));
        steps.sell("item1");
        steps.told("sell.banner", () -> {
            window.press(SWT.SHIFT, SWT.F2);
            window.scan("");
        });
        window.press(SWT.SHIFT, SWT.F3);
        window.awaitRows("sell.choices", 2);
        album.look("parked-list");
        window.press(SWT.CR);
        window.awaitRows("sell.lines", LINES);
    }

    private void small() {
        window.touch("sell.more");
        album.look("sell-more");
        window.touch("sell.less");
        window.touch("pad.ABC");
        album.look("sell-letters");
        window.touch("pad.123");
        steps.news("give-up", "sell.banner", () -> window.press(SWT.F7));
    }
}
