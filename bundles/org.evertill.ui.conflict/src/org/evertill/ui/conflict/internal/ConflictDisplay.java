package org.evertill.ui.conflict.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.kernel.Problem;
import org.evertill.sync.words.SideBySide.Compared;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.conflict.internal.Verdict.Way;
import org.evertill.ui.widget.Keypad;

/** Brings what the control knows to the widgets. UI thread. */
final class ConflictDisplay {

    private final ConflictView view;
    private final Sentences sentences;
    private final Function<Problem, String> problems;
    private boolean keepsPlace;

    /**
     * @param problems a problem in the window's language
     */
    ConflictDisplay(ConflictView view, Sentences sentences, Function<Problem, String> problems) {
        this.view = view;
        this.sentences = sentences;
        this.problems = problems;
        nothing();
    }

    Optional<Matter> marked() {
        return view.list.selected();
    }

    void move(int by) {
        view.list.move(by);
    }

    /** What is marked is done with: the next one takes its place in the list. */
    void forgetMark() {
        keepsPlace = true;
    }

    /** Shows what waits, and says whether it is not as it was; what was marked stays so, also when it stands elsewhere. */
    boolean list(List<Matter> matters) {
        if (view.screen.isDisposed() || matters.equals(view.list.rows())) {
            return false;
        }
        int place = Math.max(0, view.list.selectedIndex());
        var id = view.list.selected().map(Matter::id).orElse("");
        for (int i = 0; i < matters.size() && !keepsPlace; i++) {
            if (matters.get(i).id().equals(id)) {
                place = i;
            }
        }
        keepsPlace = false;
        view.list.show(matters, matters.isEmpty() ? -1 : place);
        return true;
    }

    /** The last news, which a new mark does not take away. */
    Optional<Notice> news() {
        return view.banner.getText().isEmpty() ? Optional.empty() : Optional.of(view.banner.notice());
    }

    void say(Notice notice) {
        if (!view.screen.isDisposed()) {
            view.banner.show(notice);
        }
    }

    String text(Problem problem) {
        return problems.apply(problem);
    }

    void focusEntry() {
        if (view.typed.isVisible()) {
            view.typed.setFocus();
            view.typed.setSelection(view.typed.getCharCount());
        }
    }

    /** A key of the pad. */
    void pad(char key) {
        if (key == Keypad.BACKSPACE) {
            int end = view.typed.getCharCount();
            view.typed.setText(view.typed.getText(0, Math.max(-1, end - 2)));
        } else {
            view.typed.append(String.valueOf(key));
        }
    }

    /**
     * A conflict.
     *
     * @param verdict empty when nothing is to be decided any more
     */
    void contest(String why, Optional<Compared> compared, Optional<Verdict> verdict, String outcome, boolean isReady) {
        if (view.screen.isDisposed()) {
            return;
        }
        view.headline.setText(compared.map(Compared::headline).orElse(""));
        view.why.setText(why);
        ConflictView.shown(view.comparison, true);
        view.comparison.show(compared, verdict.map(Verdict::chosen).orElse(-1));
        view.outcome.setText(outcome);
        boolean types = verdict.filter(v -> v.way() == Way.TYPE).isPresent();
        view.showEntry(types);
        verdict.map(Verdict::typed).filter(t -> !t.equals(view.typed.getText())).ifPresent(view.typed::setText);
        if (!types && view.typed.isFocusControl()) {
            view.screen.forceFocus();
        }
        buttons(verdict, isReady);
        view.arrange();
    }

    /** Whether nothing is typed, so that arrows may choose. */
    boolean isEntryEmpty() {
        return view.typed.getCharCount() == 0;
    }

    /** Something that was set aside. */
    void aside(String headline, String told, String todo) {
        if (!view.screen.isDisposed()) {
            view.headline.setText(headline);
            view.why.setText(told);
            noDecision(todo);
        }
    }

    void nothing() {
        if (!view.screen.isDisposed()) {
            view.headline.setText("");
            view.why.setText("");
            noDecision("");
        }
    }

    private void noDecision(String todo) {
        ConflictView.shown(view.comparison, false);
        view.showEntry(false);
        view.outcome.setText(todo);
        buttons(Optional.empty(), false);
        view.arrange();
    }

    private void buttons(Optional<Verdict> verdict, boolean isReady) {
        verdict.map(Verdict::terms).ifPresent(terms -> {
            view.type.setText(sentences.type(terms));
            view.delete.setText(sentences.delete(terms));
        });
        ConflictView.shown(
                view.type, verdict.filter(v -> v.terms().typed().isPresent()).isPresent());
        ConflictView.shown(view.delete, verdict.filter(v -> v.terms().isClaim()).isPresent());
        ConflictView.shown(view.decide, verdict.isPresent());
        view.type.setSelected(verdict.filter(v -> v.way() == Way.TYPE).isPresent());
        view.delete.setSelected(verdict.filter(v -> v.way() == Way.DELETE).isPresent());
        view.decide.setEnabled(isReady && verdict.flatMap(Verdict::decision).isPresent());
    }
}
