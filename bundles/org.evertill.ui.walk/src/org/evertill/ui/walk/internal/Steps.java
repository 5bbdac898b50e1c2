package org.evertill.ui.walk.internal;

import java.time.Duration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.walk.Window;
import org.evertill.ui.widget.Banner;
import org.evertill.ui.widget.Widgets;

/** What all walks do again and again, in no language: by names of widgets, and by whether something else is said than before. */
record Steps(Plan plan, Window window, Album album) {

    /** A server starts slowly on a busy machine. */
    private static final Duration GOING_AND_COMING = Duration.ofMinutes(2);

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

    /** Somebody takes the place of whoever is here: names of what the plan says. */
    void logIn(String who, String pin) {
        var name = plan.get(who);
        if (!window.sees("login.people")) {
            window.press(SWT.F12);
        }
        window.await("people", () -> window.rows("login.people") > 0);
        window.press(SWT.ARROW_UP);
        window.settle();
        if (!window.text("login.people").startsWith(name)) {
            window.press(SWT.ARROW_DOWN);
        }
        window.await(name, () -> window.text("login.people").startsWith(name));
        window.scan(plan.get(pin));
        window.awaitSight("sell.entry");
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
        window.await(
                "the bar to say " + word,
                GOING_AND_COMING,
                () -> window.text("sync.bar").contains(word));
    }
}
