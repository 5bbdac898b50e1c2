package org.evertill.ui.tests;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.walk.Window;

/** By keys alone. */
record Keys(Window window) implements Hands {

    @Override
    public void login(String pin) {
        window.press(SWT.ARROW_UP);
        window.scan(pin);
    }

    @Override
    public void lock() {
        window.press(SWT.F12);
    }

    @Override
    public void enter(String text) {
        window.scan(text);
    }

    @Override
    public void word(String letters) {
        window.scan(letters);
    }

    @Override
    public void next() {
        window.press(SWT.F9);
    }

    @Override
    public void tenders() {
        window.press(SWT.F8);
    }

    @Override
    public void cashPart(String amount) {
        window.type(amount);
        window.press(SWT.F8);
    }

    @Override
    public void card() {
        window.press(SWT.F3);
    }

    @Override
    public void park() {
        window.press(SWT.SHIFT, SWT.F2);
        window.awaitText("sell.entry", "Name");
        window.press(SWT.CR);
    }

    @Override
    public void recall() {
        window.press(SWT.SHIFT, SWT.F3);
    }

    @Override
    public void refund(String receipt) {
        window.type(receipt);
        window.press(SWT.F4);
    }

    @Override
    public void discount(String percent) {
        window.type(percent);
        window.press(SWT.SHIFT, SWT.F5);
    }

    @Override
    public void allow(String pin) {
        window.scan(pin);
    }

    @Override
    public void toShift() {
        window.press(SWT.CTRL, SWT.F2);
    }

    @Override
    public void goOn() {
        window.press(SWT.F9);
    }

    @Override
    public void count(List<Integer> pieces) {
        pieces.forEach(number -> window.scan(number == 0 ? "" : number.toString()));
    }

    @Override
    public void back() {
        window.press(SWT.ESC);
    }
}
