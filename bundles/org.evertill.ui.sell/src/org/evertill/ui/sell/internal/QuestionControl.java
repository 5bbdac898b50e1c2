package org.evertill.ui.sell.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks for a name, a reason or a number where codes are typed otherwise, or lets somebody choose from a list in the place of the lines. A
 * scan of goods that comes meanwhile is sold, and the question stays. UI thread only.
 */
final class QuestionControl implements KeyTaker {

    /** No name and no number of a customer that somebody types is as long, has only digits, and comes as fast. */
    private static final int LEAST_SCAN = 8;

    private final SellView view;
    private final Panes panes;
    private final Consumer<String> scanned;
    private final Entry typed = new Entry();
    private Optional<Question> question = Optional.empty();

    /** What is asked; {@code takesScans} when what is scanned is the answer. */
    private record Question(String hint, boolean takesScans, Consumer<String> answer) {}

    /**
     * Something that can be chosen.
     *
     * @param detail in small letters
     * @param value at the right
     */
    record Choice(String what, String detail, String value, Runnable chosen) {}

    /**
     * @param scanned sells what was no answer
     */
    QuestionControl(SellView view, Panes panes, Consumer<String> scanned) {
        this.view = view;
        this.panes = panes;
        this.scanned = scanned;
        view.choices.onActivated(this::choose);
    }

    /** Asks for a text; what is typed then, maybe nothing, is given to the answer. */
    void ask(String hint, Consumer<String> answer) {
        begin(new Question(hint, false, answer));
    }

    /** Asks for what can also be scanned. */
    void askScannable(String hint, Consumer<String> answer) {
        begin(new Question(hint, true, answer));
    }

    private void begin(Question next) {
        panes.leave(Pane.CHOICE);
        panes.leave(Pane.APPROVAL);
        typed.clear();
        question = Optional.of(next);
        refresh();
        view.refreshButtons();
    }

    /** Lets somebody choose. */
    void choose(List<Choice> choices) {
        question = Optional.empty();
        typed.clear();
        view.choices.show(choices, 0);
        panes.show(Pane.CHOICE);
    }

    @Override
    public boolean isAsking() {
        return question.isPresent();
    }

    @Override
    public void type(char character, int timeMs) {
        typed.type(character, timeMs);
        refresh();
    }

    @Override
    public void back() {
        typed.back();
        refresh();
    }

    @Override
    public void enter() {
        var text = typed.text().strip();
        boolean isScan = typed.looksScanned() && text.matches("\\d{" + LEAST_SCAN + ",}");
        typed.clear();
        question.ifPresent(asked -> {
            if (isScan && !asked.takesScans()) {
                scanned.accept(text);
                refresh();
            } else {
                leave();
                asked.answer().accept(text);
            }
        });
    }

    @Override
    public void escape() {
        if (typed.isEmpty()) {
            view.banner.clear();
            leave();
        } else {
            typed.clear();
            refresh();
        }
    }

    @Override
    public void refresh() {
        question.ifPresent(asked -> view.entry.show(Typed.shown(typed.text()), asked.hint(), ""));
    }

    /** What is marked in the list. */
    void choose() {
        view.choices.selected().ifPresent(choice -> {
            panes.leave(Pane.CHOICE);
            choice.chosen().run();
        });
    }

    private void leave() {
        question = Optional.empty();
        view.showEntry();
    }
}
