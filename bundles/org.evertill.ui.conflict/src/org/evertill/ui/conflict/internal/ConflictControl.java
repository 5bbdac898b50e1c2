package org.evertill.ui.conflict.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.ConflictDesk.Waiting;
import org.evertill.sync.words.SideBySide.Compared;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Session;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.conflict.internal.Matter.Aside;
import org.evertill.ui.conflict.internal.Matter.Contest;
import org.evertill.ui.conflict.internal.Matters.Asked;
import org.evertill.ui.conflict.internal.Verdict.Way;
import org.evertill.ui.widget.Keypad;
import org.jspecify.annotations.Nullable;

/** Translates keys and touches into steps towards a decision. UI thread; everything returns at once. */
final class ConflictControl implements ConflictView.Steps {

    private final Supplier<Outcome<Matters>> source;
    private final UiTasks tasks;
    private final Session session;
    private final Messages texts;
    private final Sentences sentences;
    private final ConflictDisplay display;
    private final Runnable leave;
    private Optional<Matter> marked = Optional.empty();
    private Optional<Compared> compared = Optional.empty();
    private @Nullable Verdict verdict;
    private boolean reading;
    private boolean asking;
    private boolean deciding;

    /**
     * @param source what waits; called on a background lane
     * @param leave goes back to where one was
     */
    ConflictControl(
            Supplier<Outcome<Matters>> source,
            UiTasks tasks,
            Session session,
            Messages texts,
            ConflictDisplay display,
            Runnable leave) {
        this.source = source;
        this.tasks = tasks;
        this.session = session;
        this.texts = texts;
        this.sentences = new Sentences(texts);
        this.display = display;
        this.leave = leave;
    }

    /** Reads again what waits, unless that is under way. */
    void refresh() {
        if (!reading) {
            reading = tasks.ask(Lane.BACKGROUND, () -> source.get().map(Matters::list), this::listed);
        }
    }

    void move(int by) {
        display.move(by);
        mark();
    }

    /** Marks what was touched in the list. */
    void mark() {
        var now = display.marked();
        if (!now.equals(marked)) {
            boolean isSame = now.map(Matter::id).equals(marked.map(Matter::id));
            marked = now;
            compared = Optional.empty();
            boolean changed = isSame && verdict != null && verdict.decision().isPresent();
            verdict = now.flatMap(ConflictControl::contest)
                    .filter(Contest::isOpen)
                    .map(c -> Verdict.begin(c.terms()))
                    .orElse(null);
            display.say(new Notice(Kind.WARNING, changed ? texts.get("say.changed") : ""));
            compare(Asked.TILL);
        }
        show();
    }

    /** Chooses the next value to the right or left. */
    void choose(int by) {
        var now = verdict;
        if (now != null && compared.isPresent()) {
            int last = compared.get().sides().size() - 1;
            int place = now.chosen() < 0 ? (by > 0 ? 0 : last) : Math.clamp((long) now.chosen() + by, 0, last);
            chooseAt(place);
        }
    }

    /** Chooses a value by its place. */
    void chooseAt(int place) {
        if (verdict != null) {
            verdict = verdict.choose(place);
            display.say(new Notice(Kind.INFO, ""));
            show();
        }
    }

    @Override
    public void type() {
        go(Way.TYPE);
        display.focusEntry();
    }

    @Override
    public void delete() {
        go(Way.DELETE);
    }

    private void go(Way way) {
        if (verdict != null) {
            verdict = verdict.go(way);
            show();
        }
    }

    /** The text that is typed changed. */
    void typing(String text) {
        if (verdict != null && !verdict.typed().equals(text)) {
            verdict = verdict.type(text);
            show();
        }
    }

    /** Enter while a value is typed: what will be done is read once more, and done by its own key. */
    void typed() {
        display.say(new Notice(Kind.INFO, texts.get("say.decide")));
    }

    @Override
    public void padKey(char key) {
        if (key == Keypad.ENTER) {
            typed();
        } else {
            display.pad(key);
        }
    }

    /** Enter decides nothing. */
    void explainEnter() {
        display.say(new Notice(Kind.INFO, texts.get(verdict == null ? "say.scan" : "say.enter")));
    }

    /** One step back: what was typed, that something is typed, or the screen. */
    @Override
    public void back() {
        var now = verdict;
        if (now != null && !now.typed().isEmpty()) {
            verdict = now.type("");
            show();
        } else if (now != null && now.way() != Verdict.begin(now.terms()).way()) {
            go(Verdict.begin(now.terms()).way());
        } else {
            leave.run();
        }
    }

    /** Whether arrows to the side choose: in a text they move in it. */
    boolean arrowsChoose() {
        return display.isEntryEmpty();
    }

    @Override
    public void decide() {
        var person = session.staff();
        var decision = Optional.ofNullable(verdict).flatMap(Verdict::decision);
        var contest = marked.flatMap(ConflictControl::contest);
        if (deciding || person.isEmpty() || contest.isEmpty()) {
            return;
        }
        if (decision.isEmpty()) {
            display.say(new Notice(Kind.INFO, outcome()));
            return;
        }
        String done = outcome();
        var waiting = contest.get().waiting();
        deciding = tasks.ask(
                Lane.BACKGROUND,
                () -> source.get().then(m -> m.decide(person.get().id(), waiting, decision.get())),
                answer -> decided(answer, done));
        show();
    }

    private void decided(Outcome<Waiting> answer, String done) {
        deciding = false;
        switch (answer) {
            case Outcome.Ok<Waiting> ok -> {
                display.forgetMark();
                display.say(new Notice(Kind.GOOD, texts.get("say.decided", done)));
            }
            case Outcome.Failed<Waiting>(var problem) -> display.say(new Notice(Kind.PROBLEM, text(problem)));
        }
        show();
        refresh();
    }

    private String text(Problem problem) {
        return texts.of(problem).orElseGet(() -> display.text(problem));
    }

    private void listed(Outcome<List<Matter>> answer) {
        reading = false;
        switch (answer) {
            case Outcome.Failed<List<Matter>>(var problem) -> display.say(new Notice(Kind.PROBLEM, text(problem)));
            case Outcome.Ok<List<Matter>>(var matters) -> {
                var news = display.news();
                if (display.list(matters)) {
                    mark();
                    news.ifPresent(display::say);
                }
            }
        }
    }

    /** Reads the values, first what the till knows itself, then what head office adds. */
    private void compare(Asked asked) {
        var contest = marked.flatMap(ConflictControl::contest);
        if (contest.isEmpty() || asked == Asked.HEAD_OFFICE && asking) {
            return;
        }
        asking |= asked == Asked.HEAD_OFFICE;
        var waiting = contest.get().waiting();
        tasks.ask(
                Lane.BACKGROUND,
                () -> source.get().map(m -> m.compared(waiting, asked)),
                answer -> compared(contest.get(), asked, answer));
    }

    private void compared(Contest contest, Asked asked, Outcome<Compared> answer) {
        asking &= asked != Asked.HEAD_OFFICE;
        boolean isStill = marked.filter(contest::equals).isPresent();
        if (!isStill) {
            return;
        }
        switch (answer) {
            case Outcome.Ok<Compared>(var values) -> {
                compared = Optional.of(values);
                show();
            }
            case Outcome.Failed<Compared>(var problem) -> {
                if (asked == Asked.TILL) {
                    display.say(new Notice(Kind.PROBLEM, text(problem)));
                }
            }
        }
        if (asked == Asked.TILL) {
            compare(Asked.HEAD_OFFICE);
        }
    }

    private void show() {
        marked.ifPresentOrElse(this::show, display::nothing);
    }

    private void show(Matter matter) {
        switch (matter) {
            case Contest contest ->
                display.contest(sentences.why(contest), compared, Optional.ofNullable(verdict), outcome(), !deciding);
            case Aside aside -> display.aside(aside.brief().title(), sentences.told(aside), sentences.todo(aside));
        }
    }

    private String outcome() {
        var now = verdict;
        return now == null ? "" : compared.map(c -> sentences.outcome(now, c)).orElse("");
    }

    private static Optional<Contest> contest(Matter matter) {
        return matter instanceof Contest contest ? Optional.of(contest) : Optional.empty();
    }
}
