package org.evertill.ui.catalogue.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.widget.Banner;
import org.evertill.ui.widget.EntryField;
import org.evertill.ui.widget.Keypad;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/** The widgets of the screen: what it is about and what is typed above, the table, a pad beside it on demand, what can be done below. */
final class CataloguePage {

    private static final int GAP = 10;
    private static final int MARGIN = 12;
    private static final int ENTRY_WIDTH = 340;
    private static final int ENTRY_HEIGHT = 60;

    /** Of a button's room beside its words so much may be given up before buttons stand in two rows. */
    private static final int SPARE = 18;

    private static final int PAD_WIDTH = 320;
    private static final int BUTTON_HEIGHT = 64;

    final Composite screen;
    private final Messages texts;
    private final Function<KeyUse, String> keyNames;
    private final Label title;
    private final EntryField entry;
    private final Banner banner;
    private final Composite tables;
    private final Composite pad;
    private final Composite bars;
    private final Map<Topic, Composite> barOf = new HashMap<>();
    private boolean padSeen;

    /**
     * @param keyNames what keys are called that do something
     * @param touched told of the pad's keys
     */
    CataloguePage(Composite parent, Messages texts, Function<KeyUse, String> keyNames, Consumer<Character> touched) {
        this.texts = texts;
        this.keyNames = keyNames;
        screen = Widgets.id(new Composite(parent, SWT.NONE), "catalogue");
        screen.setLayout(Widgets.layout(1, GAP, MARGIN));
        var head = Widgets.grid(screen, 3, GAP);
        head.setLayoutData(Widgets.wide());
        title = Widgets.id(Widgets.label(head, texts.get("catalogue"), "title"), "catalogue.title");
        title.setLayoutData(Widgets.wide());
        entry = Widgets.id(new EntryField(head), "catalogue.entry");
        var beside = new GridData(SWT.FILL, SWT.CENTER, false, false);
        beside.widthHint = ENTRY_WIDTH;
        entry.setLayoutData(beside);
        var keys = Widgets.id(
                new TouchButton(
                        head, Look.PLAIN, words(CatalogueKeys.PAD), keyNames.apply(CatalogueKeys.PAD), this::turnPad),
                "catalogue.pad");
        var end = new GridData(SWT.FILL, SWT.FILL, false, false);
        end.heightHint = ENTRY_HEIGHT;
        keys.setLayoutData(end);
        banner = Widgets.id(new Banner(screen), "catalogue.banner");
        banner.setLayoutData(Widgets.wide());
        var middle = Widgets.grid(screen, 2, 0);
        middle.setLayoutData(Widgets.fill());
        tables = new Composite(middle, SWT.NONE);
        tables.setLayout(new StackLayout());
        tables.setLayoutData(Widgets.fill());
        pad = pad(middle, touched);
        bars = new Composite(screen, SWT.NONE);
        bars.setLayout(new StackLayout());
        bars.setLayoutData(Widgets.wide());
    }

    /** Where topics put their tables. */
    Composite tables() {
        return tables;
    }

    void show(Topic topic, List<Action> actions) {
        ((StackLayout) tables.getLayout()).topControl = topic.table();
        tables.layout();
        ((StackLayout) bars.getLayout()).topControl = barOf.computeIfAbsent(topic, s -> bar(actions));
        bars.layout();
    }

    void head(String text, String typed, String hint) {
        if (!title.getText().equals(text)) {
            title.setText(text);
            title.getParent().layout();
        }
        entry.show(typed, hint, "");
    }

    void say(Notice notice) {
        banner.show(notice);
    }

    /** Shows the pad, or takes it away. */
    void turnPad() {
        padSeen = !padSeen;
        ((GridData) pad.getLayoutData()).exclude = !padSeen;
        pad.setVisible(padSeen);
        screen.layout(true, true);
    }

    boolean isGone() {
        return screen.isDisposed();
    }

    private String words(KeyUse use) {
        return texts.get(use.id());
    }

    private Composite pad(Composite parent, Consumer<Character> touched) {
        var made = new Composite(parent, SWT.NONE);
        made.setLayout(Widgets.layout(1, GAP, 0));
        var beside = new GridData(SWT.FILL, SWT.FILL, false, true);
        beside.horizontalIndent = GAP;
        beside.widthHint = PAD_WIDTH;
        beside.exclude = true;
        made.setLayoutData(beside);
        made.setVisible(false);
        new Keypad(made, Keypad.Keys.SELL, texts.get("pad.enter"), touched).setLayoutData(Widgets.fill());
        return made;
    }

    private Composite bar(List<Action> actions) {
        var row = new Composite(bars, SWT.NONE);
        var layout = Widgets.layout(actions.size(), GAP, 0);
        layout.makeColumnsEqualWidth = true;
        row.setLayout(layout);
        bars.addListener(SWT.Resize, e -> arrange(row));
        for (Action action : actions) {
            var button = Widgets.id(
                    new TouchButton(row, Look.PLAIN, words(action.use()), keyNames.apply(action.use()), action.run()),
                    action.use().id());
            var cell = Widgets.wide();
            cell.heightHint = BUTTON_HEIGHT;
            button.setLayoutData(cell);
        }
        arrange(row);
        return row;
    }

    /** Two rows where the longest word has no room in one. */
    private void arrange(Composite row) {
        int all = row.getChildren().length;
        int need = Arrays.stream(row.getChildren())
                .mapToInt(button -> button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x)
                .max()
                .orElse(0);
        boolean fits = (need - SPARE + GAP) * all - GAP <= screen.getClientArea().width - 2 * MARGIN;
        var layout = (GridLayout) row.getLayout();
        int columns = fits ? all : (all + 1) / 2;
        if (layout.numColumns != columns) {
            layout.numColumns = columns;
            screen.layout(true, true);
        }
    }
}
