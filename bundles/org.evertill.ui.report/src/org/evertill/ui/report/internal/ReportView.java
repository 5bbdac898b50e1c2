package org.evertill.ui.report.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.domain.Staff;
import org.evertill.ui.Notices.Notice;

/** What the control shows, without a word of how. UI thread only. */
interface ReportView {

    /** A report that can be chosen. */
    record Choice(String name, String about) {}

    /**
     * What stands around a pane.
     *
     * @param detail smaller, beside the title
     * @param typing what is typed; empty while nothing is
     * @param next what the button of the obvious next step says; empty when there is none
     * @param offers what else can be done
     */
    record Frame(String title, String detail, Optional<Typing> typing, String next, Offers offers) {}

    /**
     * A receipt that can be chosen.
     *
     * @param at by the store's clock
     */
    record Slip(String receipt, String at, String cashier, String total) {}

    /** What can be done beside the next step. */
    enum Offers {
        /** Only to go back. */
        NOTHING,
        /** Other days can be chosen. */
        DAYS,
        /** There is a table, too, that can be saved. */
        TABLE
    }

    /** What is typed, and what is to be typed. */
    record Typing(String text, String hint) {}

    void frame(Frame frame);

    void choices(List<Choice> choices, int selected);

    /**
     * A report.
     *
     * @param empty what stands in its place when it has no rows, with line breaks
     */
    void table(ShownTable table, String empty);

    void receipts(List<Slip> receipts);

    /** A receipt as the printer prints it. */
    void paper(List<String> lines);

    void approvers(List<Staff> people);

    void say(Notice notice);

    /** Moves the mark, or the paper. */
    void move(int rows);

    /** Moves to columns that do not fit. */
    void shift(int columns);

    /** The marked choice, row or receipt; −1 for none. */
    int marked();

    /** The marked one of those who may allow it. */
    Optional<Staff> approver();

    boolean isGone();
}
