package org.evertill.ui.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.widget.TouchButton.Look;

/** A question with a few answers beside each other, of which one holds; many stand in several rows. UI thread only. */
public final class ChoiceRow<T> extends Composite {

    /** So many have room beside each other on a small screen. */
    private static final int COLUMNS = 3;

    private static final int BUTTON_WIDTH = 170;
    private static final int BUTTON_HEIGHT = 60;

    private final List<Choice<T>> choices;
    private final List<TouchButton> buttons = new ArrayList<>();
    private final Consumer<T> chosen;

    /**
     * An answer.
     *
     * @param id of its button
     */
    public record Choice<T>(T value, String id, String text) {}

    /**
     * @param question what is chosen, in a few words
     * @param chosen told when a person chooses another one
     */
    public ChoiceRow(Composite parent, String question, List<Choice<T>> choices, T holds, Consumer<T> chosen) {
        super(parent, SWT.NONE);
        this.choices = List.copyOf(choices);
        this.chosen = chosen;
        int columns = Math.min(COLUMNS, choices.size());
        setLayout(Widgets.layout(columns, 10, 0));
        var label = Widgets.label(this, question, "subtitle strong");
        var wide = Widgets.wide();
        wide.horizontalSpan = columns;
        label.setLayoutData(wide);
        this.choices.forEach(choice -> buttons.add(button(choice)));
        mark(holds);
    }

    private TouchButton button(Choice<T> choice) {
        var button = new TouchButton(this, Look.PLAIN, choice.text(), "", () -> choose(choice.value()));
        var cell = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        cell.widthHint = Math.max(BUTTON_WIDTH, button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
        cell.heightHint = BUTTON_HEIGHT;
        button.setLayoutData(cell);
        return Widgets.id(button, choice.id());
    }

    private void choose(T value) {
        mark(value);
        chosen.accept(value);
    }

    /** Shows that another answer holds, as somebody chose by another way. */
    public void mark(T value) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setSelected(choices.get(i).value().equals(value));
        }
    }
}
