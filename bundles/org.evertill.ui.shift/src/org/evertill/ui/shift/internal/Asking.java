package org.evertill.ui.shift.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.domain.Approval;
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

/** Asks somebody who may do it for a PIN, and goes on with what was refused. UI thread only. */
final class Asking {

    private static final int MAX_PIN = 12;

    private final Till till;
    private final UiTasks tasks;
    private final ShiftView view;
    private final Messages texts;
    private final Notices notices;
    private final StringBuilder pin = new StringBuilder();
    private Optional<Question> question = Optional.empty();
    private boolean checking;

    /** What is asked, and what to do with the answer. */
    private record Question(Wanted wanted, Consumer<Approval> again) {}

    Asking(Till till, UiTasks tasks, ShiftView view, Messages texts, Notices notices) {
        this.till = till;
        this.tasks = tasks;
        this.view = view;
        this.texts = texts;
        this.notices = notices;
        view.approvers.onActivated(this::enter);
        view.approvers.onChosen(this::forget);
    }

    boolean isAsking() {
        return question.isPresent();
    }

    /** Shows who may allow it and waits for a PIN. */
    void ask(Wanted wanted, Consumer<Approval> again) {
        question = Optional.of(new Question(wanted, again));
        view.approvers.show(List.of(), -1);
        view.show(view.approvers);
        forget();
        var what = texts.find("permission." + wanted.permission()).orElse(wanted.permission());
        say(Kind.WARNING, texts.get("approval.ask", what));
        tasks.attempt(
                Lane.BACKGROUND,
                () -> till.service(Approvals.class).map(a -> a.approvers(wanted.permission())),
                Widgets.whileAlive(view.screen, people -> view.approvers.show(people, 0)));
    }

    void type(char character) {
        if (character >= '0' && character <= '9' && pin.length() < MAX_PIN) {
            pin.append(character);
        }
        show();
    }

    void back() {
        pin.setLength(Math.max(0, pin.length() - 1));
        show();
    }

    void enter() {
        var person = view.approvers.selected();
        if (person.isEmpty() || pin.isEmpty() || checking || question.isEmpty()) {
            return;
        }
        var asked = question.get();
        char[] typed = pin.toString().toCharArray();
        forget();
        say(Kind.INFO, texts.get("approval.checking"));
        checking = tasks.ask(
                Lane.BACKGROUND,
                () -> till.service(Approvals.class)
                        .then(a -> a.approve(asked.wanted(), person.get().id(), typed)),
                Widgets.whileAlive(view.screen, outcome -> answered(asked, outcome)));
    }

    /** It is not done. */
    void leave() {
        question = Optional.empty();
        pin.setLength(0);
        view.banner.clear();
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

    private void forget() {
        pin.setLength(0);
        show();
    }

    private void show() {
        view.entry.show("●".repeat(pin.length()), texts.get("approval.hint"), "");
    }

    private void say(Kind kind, String text) {
        view.banner.show(new Notice(kind, text));
    }
}
