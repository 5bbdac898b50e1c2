package org.evertill.ui.conflict.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.evertill.ui.Messages;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.widget.Banner;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.Field;
import org.evertill.ui.widget.Keypad;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** The widgets of the screen and where they stand: left what waits, right one of it with its values and what can be done. */
final class ConflictView {

    private static final int GAP = 10;
    private static final int MARGIN = 12;
    private static final int LIST_PERCENT = 33;
    private static final int BUTTON_HEIGHT = 64;
    private static final int PAD_HEIGHT = 230;

    final Composite screen;
    final RowList<Matter> list;
    final Banner banner;
    final Label headline;
    final Label why;
    final Comparison comparison;
    final Label outcome;
    private final Field typedFrame;
    final Text typed;
    final TouchButton type;
    final TouchButton delete;
    final TouchButton back;
    final TouchButton decide;
    private final Composite left;
    private final Composite right;
    private final Composite buttons;
    private final Keypad pad;
    private @Nullable Steps steps;

    /** What buttons and the pad do. */
    interface Steps {

        void back();

        void type();

        void delete();

        void decide();

        void padKey(char key);
    }

    ConflictView(Composite parent, Messages texts, Function<KeyUse, String> keys) {
        screen = Widgets.id(new Composite(parent, SWT.NONE), "conflict");
        screen.setLayout(Widgets.layout(2, MARGIN, MARGIN));
        left = Widgets.grid(screen, 1, GAP);
        left.setLayoutData(new GridData(SWT.FILL, SWT.FILL, false, true));
        list = list(texts);
        pad = new Keypad(left, Keypad.Keys.SELL, texts.get("typed.done"), key -> act(s -> s.padKey(key)));
        var room = Widgets.wide();
        room.heightHint = PAD_HEIGHT;
        pad.setLayoutData(room);
        right = Widgets.grid(screen, 1, GAP);
        right.setLayoutData(Widgets.fill());
        headline = label("subtitle strong", "conflict.headline");
        why = label("body", "conflict.why");
        comparison = Widgets.id(new Comparison(right, texts), "conflict.values");
        comparison.setLayoutData(Widgets.wide());
        typedFrame = new Field(right);
        typedFrame.setLayoutData(Widgets.wide());
        typed = Widgets.id(typedFrame.text(), "conflict.typed");
        outcome = label("body strong", "conflict.outcome");
        var rest = new Label(right, SWT.NONE);
        rest.setLayoutData(Widgets.fill());
        banner = Widgets.id(new Banner(right), "conflict.banner");
        banner.setLayoutData(Widgets.wide());
        buttons = Widgets.grid(right, 1, GAP);
        buttons.setLayoutData(Widgets.wide());
        back = button(
                buttons,
                Look.PLAIN,
                "back",
                texts.get("back"),
                keys.apply(ConflictKeySource.BACK),
                () -> act(Steps::back));
        type = button(buttons, Look.PLAIN, "type", "", keys.apply(ConflictKeySource.TYPE), () -> act(Steps::type));
        delete = button(
                buttons, Look.PLAIN, "delete", "", keys.apply(ConflictKeySource.DELETE), () -> act(Steps::delete));
        decide = button(
                buttons,
                Look.PRIMARY,
                "decide",
                texts.get("decide"),
                keys.apply(ConflictKeySource.DECIDE),
                () -> act(Steps::decide));
        screen.addListener(SWT.Resize, e -> fit());
    }

    /** Who does what is pressed. */
    void steps(Steps does) {
        steps = does;
    }

    private void act(Consumer<Steps> step) {
        if (steps != null) {
            step.accept(steps);
        }
    }

    /** Shows or hides a part; the layout follows by {@link #arrange}. */
    static void shown(Control control, boolean visible) {
        control.setVisible(visible);
        ((GridData) control.getLayoutData()).exclude = !visible;
    }

    /** Shows or hides the field in which a value is typed, with its pad. */
    void showEntry(boolean visible) {
        shown(typedFrame, visible);
        shown(pad, visible);
    }

    void arrange() {
        var layout = (GridLayout) buttons.getLayout();
        layout.numColumns = (int) Arrays.stream(buttons.getChildren())
                .filter(child -> !((GridData) child.getLayoutData()).exclude)
                .count();
        left.layout(true, true);
        right.layout(true, true);
    }

    private void fit() {
        ((GridData) left.getLayoutData()).widthHint = screen.getClientArea().width * LIST_PERCENT / 100;
        screen.layout(true, true);
    }

    private RowList<Matter> list(Messages texts) {
        var made = new RowList<>(
                left,
                List.of(Column.<Matter>words(
                        texts.get("list.title"), m -> m.brief().title(), m -> detail(texts, m))));
        made.setLayoutData(Widgets.fill());
        made.setEmptyText(texts.get("list.none"));
        return Widgets.id(made, "conflict.list");
    }

    private static String detail(Messages texts, Matter matter) {
        return matter instanceof Matter.Contest contest && !contest.isOpen()
                ? texts.get("list.decided")
                : matter.brief().detail();
    }

    private Label label(String style, String id) {
        var label = Widgets.id(Widgets.label(right, "", style), id);
        label.setLayoutData(Widgets.wide());
        return label;
    }

    private static TouchButton button(Composite bar, Look look, String id, String text, String key, Runnable pressed) {
        var button = Widgets.id(new TouchButton(bar, look, text, key, pressed), "conflict." + id);
        var cell = Widgets.wide();
        cell.heightHint = BUTTON_HEIGHT;
        button.setLayoutData(cell);
        return button;
    }
}
