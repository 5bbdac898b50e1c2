package org.evertill.ui.sell.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.domain.Approval;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.staff.Approvals;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.widget.Widgets;

/**
 * Asks somebody who may do it for a PIN, in the place of the lines, and goes on with what was refused. A scan that comes
 * meanwhile is sold. UI thread only.
 */
final class ApprovalControl implements KeyTaker {

    /** Digits that are a PIN however fast they came: no code of goods is as short. */
    private static final int SURELY_PIN = 6;

    private static final int MAX_PIN = 12;

    private final Till till;
    private final UiTasks tasks;
    private final SellView view;
    private final Panes panes;
    private final Messages texts;
    private final Notices notices;
    private final Consumer<String> scanned;
    private final Entry pin = new Entry();
    private Optional<Question> question = Optional.empty();
    private boolean checking;

    /**
     * @param scanned sells what was no PIN
     */
    ApprovalControl(
            Till till,
            UiTasks tasks,
            SellView view,
            Panes panes,
            Messages texts,
            Notices notices,
            Consumer<String> scanned) {
        this.till = till;
        this.tasks = tasks;
        this.view = view;
        this.panes = panes;
        this.texts = texts;
        this.notices = notices;
        this.scanned = scanned;
        view.approvers.onActivated(this::enter);
        view.approvers.onChosen(this::forget);
    }

    /** What is asked, and what to do with the answer. */
    private record Question(Wanted wanted, Consumer<Approval> again) {}

    /** Shows who may allow it and waits for a PIN. */
    void ask(Wanted wanted, Consumer<Approval> again) {
        question = Optional.of(new Question(wanted, again));
        view.approvers.show(List.of(), -1);
        panes.show(Pane.APPROVAL);
        forget();
        say(Kind.WARNING, texts.get("approval.ask", what(wanted)));
        tasks.attempt(
                Lane.BACKGROUND,
                () -> till.service(Approvals.class).map(a -> a.approvers(wanted.permission())),
                Widgets.whileAlive(view.screen, people -> view.approvers.show(people, 0)));
    }

    @Override
    public boolean isAsking() {
        return question.isPresent() && panes.is(Pane.APPROVAL);
    }

    @Override
    public void type(char character, int timeMs) {
        pin.type(character, timeMs);
        show();
    }

    @Override
    public void back() {
        pin.back();
        show();
    }

    /** A PIN is checked, a scan is sold. */
    @Override
    public void enter() {
        var typed = pin.text();
        boolean digits = typed.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean isScan = !digits || typed.length() > MAX_PIN || typed.length() > SURELY_PIN && pin.looksScanned();
        forget();
        if (isScan) {
            scanned.accept(typed);
            return;
        }
        var person = view.approvers.selected();
        if (person.isEmpty() || typed.isEmpty() || checking) {
            return;
        }
        question.ifPresent(asked -> check(asked, person.get(), typed.toCharArray()));
    }

    /** It is not done. */
    @Override
    public void escape() {
        leave();
    }

    @Override
    public void refresh() {
        show();
    }

    private void leave() {
        question = Optional.empty();
        panes.leave(Pane.APPROVAL);
        view.banner.clear();
        forget();
    }

    private void check(Question asked, Staff person, char[] typed) {
        say(Kind.INFO, texts.get("approval.checking"));
        checking = tasks.ask(
                Lane.BACKGROUND,
                () -> till.service(Approvals.class).then(a -> a.approve(asked.wanted(), person.id(), typed)),
                Widgets.whileAlive(view.screen, outcome -> answered(asked, outcome)));
    }

    /** Whoever has left meanwhile wants it no more. */
    private void answered(Question asked, Outcome<Approval> outcome) {
        checking = false;
        if (question.filter(asked::equals).isEmpty()) {
            return;
        }
        switch (outcome) {
            case Outcome.Ok<Approval>(var approval) -> {
                leave();
                asked.again().accept(approval);
            }
            case Outcome.Failed<Approval>(var problem) -> say(Kind.PROBLEM, notices.text(problem));
        }
    }

    private String what(Wanted wanted) {
        return texts.find("permission." + wanted.permission()).orElse(wanted.permission());
    }

    private void forget() {
        pin.clear();
        show();
    }

    private void show() {
        view.entry.show("●".repeat(pin.text().length()), texts.get(isAsking() ? "approval.hint" : "entry.hint"), "");
    }

    private void say(Kind kind, String text) {
        view.banner.show(new Notice(kind, text));
    }
}
