package org.evertill.ui.shift.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.kernel.Problem;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Notice;

/** Shows what the control is at. UI thread only. */
final class ShiftDisplay {

    private final ShiftView view;
    private final ShiftWords words;
    private final Messages texts;
    private final Function<Problem, String> otherTexts;
    private Optional<Task> shown = Optional.empty();
    private Optional<Drawer> shownOf = Optional.empty();
    private int marked;

    /**
     * @param otherTexts of problems that this bundle has no text for
     */
    ShiftDisplay(ShiftView view, ShiftWords words, Messages texts, Function<Problem, String> otherTexts) {
        this.view = view;
        this.words = words;
        this.texts = texts;
        this.otherTexts = otherTexts;
        view.pieces.onChosen(() -> marked = view.pieces.selectedIndex());
    }

    /** The news stay as long as nothing else is begun. */
    void show(Optional<Drawer> drawer, Task task, String typed) {
        view.entry.show(typed, words.hint(drawer, task), "");
        view.summary.show(words.summary(drawer, task, typed));
        view.next.setText(words.nextStep(drawer, task));
        boolean begins =
                shown.filter(before -> before.getClass() == task.getClass()).isEmpty() || !shownOf.equals(drawer);
        shown = Optional.of(task);
        shownOf = drawer;
        if (begins) {
            say(words.news(drawer, task));
        }
        boolean isChoosing = task instanceof Task.Overview;
        view.enableActions(isChoosing && drawer.flatMap(Drawer::open).isPresent(), isChoosing);
        switch (task) {
            case Task.Count(var tally) -> {
                view.pieces.show(tally.rows(), marked);
                view.show(view.pieces);
            }
            case Task.Slip(var report) -> {
                if (begins) {
                    view.slip.show(words.slip(report));
                }
                view.show(view.slip);
            }
            case Task.Overview overview -> showFacts(drawer);
            case Task.Amount amount -> showFacts(drawer);
            case Task.Reason reason -> showFacts(drawer);
            case Task.Left left -> showFacts(drawer);
        }
    }

    private void showFacts(Optional<Drawer> drawer) {
        view.facts.show(drawer.map(words::facts).orElseGet(List::of), -1);
        view.show(view.facts);
    }

    /** Marks one of the values that are counted. */
    void mark(int index) {
        marked = index;
    }

    int marked() {
        return marked;
    }

    void move(int by) {
        if (view.shows(view.pieces)) {
            view.pieces.move(by);
            marked = view.pieces.selectedIndex();
        } else if (view.shows(view.slip)) {
            view.slip.move(by);
        } else if (view.shows(view.approvers)) {
            view.approvers.move(by);
        }
    }

    void say(Notice news) {
        view.banner.show(news);
    }

    /** A problem in the window's language. */
    String text(Problem problem) {
        return texts.of(problem).orElseGet(() -> otherTexts.apply(problem));
    }

    boolean isGone() {
        return view.screen.isDisposed();
    }
}
