package org.evertill.ui.sell.internal;

/** Which pane is seen, and moving the mark in it. UI thread. */
final class Panes {

    private final SellView view;
    private Pane pane = Pane.LINES;

    Panes(SellView view) {
        this.view = view;
    }

    void show(Pane which) {
        if (pane != which) {
            pane = which;
            view.show(which);
        }
    }

    boolean is(Pane which) {
        return pane == which;
    }

    /** Goes back to the lines if the given pane is seen. */
    void leave(Pane which) {
        if (pane == which) {
            show(Pane.LINES);
        }
    }

    void move(int by) {
        switch (pane) {
            case LINES -> view.lines.move(by);
            case FOUND -> view.found.move(by);
            case NOT_SOLD -> view.notSold.move(by);
            case RECEIPT -> view.receipt.move(by);
            case PAY -> view.pay.parts.move(by);
            case CHOICE -> view.choices.move(by);
            case APPROVAL -> view.approvers.move(by);
        }
    }
}
