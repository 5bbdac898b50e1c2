package org.evertill.ui.report.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evertill.domain.Approval;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.staff.Approvals;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.report.internal.ReportView.Frame;
import org.evertill.ui.report.internal.ReportView.Offers;
import org.evertill.ui.report.internal.ReportView.Typing;

/** Asks somebody who may look for a PIN, and goes on with what was refused. UI thread only. */
final class Asking {

    private static final int MAX_PIN = 12;

    private final Till till;
    private final UiTasks tasks;
    private final ReportView view;
    private final Messages texts;
    private final Function<Problem, String> otherTexts;
    private final StringBuilder pin = new StringBuilder();
    private Optional<Question> question = Optional.empty();
    private boolean checking;

    /** What is asked, and what to do with the answer. */
    private record Question(Wanted wanted, Consumer<Approval> again) {}

    /**
     * @param otherTexts of problems that this bundle has no text for
     */
    Asking(Till till, UiTasks tasks, ReportView view, Messages texts, Function<Problem, String> otherTexts) {
        this.till = till;
        this.tasks = tasks;
        this.view = view;
        this.texts = texts;
        this.otherTexts = otherTexts;
    }

    boolean isAsking() {
        return question.isPresent();
    }

    /** Shows who may allow it and waits for a PIN. */
    void ask(Wanted wanted, Consumer<Approval> again) {
        var asked = new Question(wanted, again);
        question = Optional.of(asked);
        view.approvers(List.of());
        forget();
        say(Kind.WARNING, texts.get("approval.ask"));
        tasks.ask(
                Lane.BACKGROUND,
                () -> till.service(Approvals.class).map(a -> a.approvers(wanted.permission())),
                outcome -> {
                    if (isOf(asked)) {
                        switch (outcome) {
                            case Outcome.Ok<List<org.evertill.domain.Staff>>(var people) -> view.approvers(people);
                            case Outcome.Failed<List<org.evertill.domain.Staff>>(var problem) ->
                                say(Kind.PROBLEM, text(problem));
                        }
                    }
                });
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
        var person = view.approver();
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
                outcome -> answered(asked, outcome));
    }

    /** It is not done. */
    void leave() {
        question = Optional.empty();
        pin.setLength(0);
    }

    /** A problem in the window's language. */
    String text(Problem problem) {
        return texts.of(problem).orElseGet(() -> otherTexts.apply(problem));
    }

    /** Whoever has left meanwhile wants it no more. */
    private void answered(Question asked, Outcome<Approval> outcome) {
        checking = false;
        if (!isOf(asked)) {
            return;
        }
        switch (outcome) {
            case Outcome.Ok<Approval>(var approval) -> {
                leave();
                asked.again().accept(approval);
            }
            case Outcome.Failed<Approval>(var problem) -> say(Kind.PROBLEM, text(problem));
        }
    }

    private boolean isOf(Question asked) {
        return !view.isGone() && question.filter(asked::equals).isPresent();
    }

    /** Another person was touched, or it begins anew. */
    void forget() {
        pin.setLength(0);
        show();
    }

    private void show() {
        if (isAsking()) {
            var typing = new Typing("●".repeat(pin.length()), texts.get("approval.hint"));
            view.frame(new Frame(
                    texts.get("reports"), "", Optional.of(typing), texts.get("approval.next"), Offers.NOTHING));
        }
    }

    private void say(Kind kind, String text) {
        view.say(new Notice(kind, text));
    }
}
