package org.evertill.ui.walk.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.walk.Window;
import org.evertill.ui.widget.Banner;
import org.evertill.ui.widget.Widgets;

/** What all walks do again and again, in no language: by names of widgets, and by whether something else is said than before. */
record Steps(Plan plan, Window window, Album album) {

    /** Does something, waits until other news are said, and looks. */
    void news(String state, String banner, Runnable step) {
        told(banner, step);
        album.look(state);
    }

    /** Does something, and waits until other news are said. */
    void told(String banner, Runnable step) {
        var before = window.text(banner);
        step.run();
        window.await("news in " + banner + " after " + before, () -> {
            var now = window.text(banner);
            return !now.isEmpty() && !now.equals(before);
        });
    }

    /** Does something that is refused, waits until that is said, and looks. */
    void refused(String state, String banner, Runnable step) {
        step.run();
        window.await(
                "the refusal",
                () -> window.all(control -> isProblem(control, banner)).contains(true));
        album.look(state);
    }

    private static boolean isProblem(Control control, String id) {
        return control instanceof Banner banner
                && id.equals(banner.getData(Widgets.ID))
                && banner.notice().kind() == Kind.PROBLEM;
    }

    /** Does something, waits until something else stands in a field, and looks. */
    void turned(String state, String id, Runnable step) {
        turned(id, step);
        album.look(state);
    }

    /** Does something, and waits until a widget says something else. */
    void turned(String id, Runnable step) {
        var before = window.text(id);
        step.run();
        window.await(
                id + " to say something else than " + before,
                () -> !window.text(id).equals(before));
    }

    /** Scans, and waits for the line. */
    void sell(String... items) {
        for (String item : items) {
            int before = Math.max(0, window.rows("sell.lines"));
            window.scan(plan.get(item));
            window.awaitRows("sell.lines", before + 1);
        }
    }

    /** Pays exactly, and waits for the receipt. */
    void exactly() {
        window.press(SWT.F9);
        window.awaitSight("sell.receipt");
    }

    /** Somebody who may do it types the PIN. */
    void allow(String list) {
        window.await("somebody who may allow it", () -> window.rows(list) > 0);
        window.scan(plan.get("manager-pin"));
        window.await("the question to be answered", () -> !window.sees(list));
    }

    /** Asks whoever started the till for something, and waits until the status bar says something with the word. */
    void wish(String what, String word) {
        album.note("wish " + what);
        window.await("the bar to say " + word, () -> window.text("sync.bar").contains(word));
    }
}
