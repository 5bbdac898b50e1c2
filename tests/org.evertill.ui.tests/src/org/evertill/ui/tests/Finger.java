package org.evertill.ui.tests;

import java.util.List;
import org.evertill.ui.walk.Window;

/** By the pointer alone. */
record Finger(Window window) implements Hands {

    @Override
    public void login(String pin) {
        window.touchRow("login.people", 0);
        enter(pin);
    }

    @Override
    public void lock() {
        window.touch("top.lock");
    }

    @Override
    public void enter(String text) {
        window.tap(text);
        window.touch("pad.Enter");
    }

    @Override
    public void word(String letters) {
        window.touch("pad.ABC");
        enter(letters);
        window.touch("pad.123");
    }

    @Override
    public void next() {
        window.touch("sell.exact");
    }

    @Override
    public void tenders() {
        window.touch("sell.cash");
    }

    @Override
    public void cashPart(String amount) {
        window.tap(amount);
        window.touch("sell.cash");
    }

    @Override
    public void card() {
        window.touch("pay.card");
    }

    @Override
    public void park() {
        window.touch("sell.more");
        window.touch("more.park");
        window.awaitText("sell.entry", "Name");
        window.touch("pad.Enter");
    }

    @Override
    public void recall() {
        window.touch("sell.more");
        window.touch("more.recall");
    }

    @Override
    public void refund(String receipt) {
        window.tap(receipt);
        window.touch("sell.refund");
    }

    @Override
    public void discount(String percent) {
        window.tap(percent);
        window.touch("sell.more");
        window.touch("more.discount-all");
    }

    @Override
    public void allow(String pin) {
        window.touchRow("sell.approvers", 0);
        enter(pin);
    }

    @Override
    public void toShift() {
        window.touch("shift.status");
    }

    @Override
    public void goOn() {
        window.touch("shift.next");
    }

    @Override
    public void count(List<Integer> pieces) {
        pieces.forEach(number -> enter(number == 0 ? "" : number.toString()));
    }

    @Override
    public void back() {
        window.touch("shift.back");
    }
}
