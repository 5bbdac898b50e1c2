package org.evertill.ui.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.widget.Banner;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.ScreenKeys;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/**
 * What a screen has around its list: a title with a line beside it, a place for news, and below what can be done, each with its key;
 * the last one is the obvious next step, which Enter does, too. UI thread only.
 */
public final class ScreenFrame {

    private static final int GAP = 10;
    private static final int MARGIN = 12;
    private static final int BUTTON_HEIGHT = 64;
    private static final int PAGE = 8;

    private static final List<KeyUse> OF_LISTS = List.of(
            CommonKeys.ENTER,
            CommonKeys.UP,
            CommonKeys.DOWN,
            CommonKeys.PAGE_UP,
            CommonKeys.PAGE_DOWN,
            CommonKeys.HOME,
            CommonKeys.END);

    private final Composite screen;
    private final Composite middle;
    private final Label detail;
    private final Banner banner;
    private final KeyActions keys;
    private final Map<KeyUse, TouchButton> buttons = new LinkedHashMap<>();

    /** Something that can be done; its button says the text of the use's id, and is found under that name. */
    public record Action(KeyUse use, Runnable run) {}

    /**
     * @param source its title is the screen's; parts are found under {@code ID.detail} and {@code ID.banner}
     * @param actions the last one is the next step
     */
    public ScreenFrame(Composite parent, KeySource source, Keyboard keyboard, Messages texts, List<Action> actions) {
        var locale = texts.locale();
        keys = new KeyActions(keyboard, source);
        screen = Widgets.id(new Composite(parent, SWT.NONE), source.id());
        screen.setLayout(Widgets.layout(1, GAP, MARGIN));
        var head = row(2);
        var title = Widgets.label(head, source.title(locale), "title");
        title.setLayoutData(Widgets.wide());
        detail = Widgets.id(Widgets.label(head, "", "subtitle"), source.id() + ".detail");
        banner = Widgets.id(new Banner(screen), source.id() + ".banner");
        banner.setLayoutData(Widgets.wide());
        middle = Widgets.grid(screen, 1, GAP);
        middle.setLayoutData(Widgets.fill());
        var bar = row(actions.size());
        for (int i = 0; i < actions.size(); i++) {
            var look = i == actions.size() - 1 ? Look.PRIMARY : Look.PLAIN;
            var use = actions.get(i).use();
            var button = new TouchButton(
                    bar,
                    look,
                    texts.get(use.id()),
                    keyboard.name(use, locale),
                    actions.get(i).run());
            buttons.put(use, Widgets.id(placed(button, look), use.id()));
            keys.on(use, button::press);
        }
    }

    /** All keys of a screen with such a frame. */
    public static List<KeyUse> uses(KeyUse... own) {
        var all = new ArrayList<>(List.of(own));
        all.addAll(OF_LISTS);
        return List.copyOf(all);
    }

    /** All of it. */
    public Composite screen() {
        return screen;
    }

    /** Where the screen puts what it shows: a grid of one column. */
    public Composite middle() {
        return middle;
    }

    /** The list that is moved in by keys, once it is made; from then on the screen has its keys. */
    public void list(RowList<?> list, Runnable moved) {
        keys.on(CommonKeys.UP, move(list, -1, moved))
                .on(CommonKeys.DOWN, move(list, 1, moved))
                .on(CommonKeys.PAGE_UP, move(list, -PAGE, moved))
                .on(CommonKeys.PAGE_DOWN, move(list, PAGE, moved))
                .on(CommonKeys.HOME, move(list, Short.MIN_VALUE, moved))
                .on(CommonKeys.END, move(list, Short.MAX_VALUE, moved))
                .on(
                        CommonKeys.ENTER,
                        () -> List.copyOf(buttons.values()).getLast().press())
                .listed(screen, () -> true);
        ScreenKeys.to(screen, keys::handle);
    }

    /** What does as the keys of the screen say; for a field in which somebody types. */
    public KeyActions keys() {
        return keys;
    }

    /** Replaces the line beside the title. */
    public void detail(String text) {
        if (!detail.getText().equals(text)) {
            detail.setText(text);
            detail.requestLayout();
        }
    }

    public void say(Notice notice) {
        banner.show(notice);
    }

    /** What the last news is; without text when there is none. */
    public Notice said() {
        return banner.notice();
    }

    /** Says whether something can be done now. */
    public void offer(KeyUse use, boolean isOffered) {
        buttons.get(use).setEnabled(isOffered);
    }

    /** Changes what a button says. */
    public void name(KeyUse use, String text) {
        buttons.get(use).setText(text);
    }

    private static Runnable move(RowList<?> list, int by, Runnable moved) {
        return () -> {
            list.move(by);
            moved.run();
        };
    }

    private Composite row(int columns) {
        var row = Widgets.grid(screen, columns, GAP);
        row.setLayoutData(Widgets.wide());
        return row;
    }

    private static TouchButton placed(TouchButton button, Look look) {
        var cell = new GridData(SWT.FILL, SWT.CENTER, true, false);
        cell.heightHint = BUTTON_HEIGHT;
        cell.widthHint = look == Look.PRIMARY ? 2 * Widgets.TOUCH : Widgets.TOUCH;
        button.setLayoutData(cell);
        return button;
    }
}
