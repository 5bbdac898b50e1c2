package org.evertill.ui.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.evertill.ui.Messages;
import org.evertill.ui.widget.Banner;
import org.evertill.ui.widget.Fonts;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** The widgets of the settings screen: left the pages, right one of them. */
final class SettingsView {

    private static final int GAP = 10;
    private static final int MARGIN = 12;
    private static final int LEFT_WIDTH = 240;
    private static final int BUTTON_HEIGHT = 60;
    private static final int PAGE_MARGIN = 24;
    private static final int PAGE_SPACING = 20;

    final Composite screen;
    final Banner banner;
    private final Composite holder;
    private final List<TouchButton> buttons = new ArrayList<>();
    private @Nullable Composite page;

    SettingsView(Composite parent, Messages texts, List<String> titles, IntConsumer wanted, Runnable back) {
        screen = Widgets.id(new Composite(parent, SWT.NONE), "settings");
        screen.setLayout(Widgets.layout(2, MARGIN, MARGIN));
        var left = Widgets.grid(screen, 1, GAP);
        var narrow = new GridData(SWT.FILL, SWT.FILL, false, true);
        narrow.widthHint = Fonts.grown(screen, LEFT_WIDTH);
        left.setLayoutData(narrow);
        Widgets.label(left, texts.get("settings"), "title").setLayoutData(Widgets.wide());
        for (int i = 0; i < titles.size(); i++) {
            int index = i;
            buttons.add(button(left, "settings." + i, titles.get(i), "", () -> wanted.accept(index)));
        }
        Widgets.label(left, texts.get("settings.hint"), "muted").setLayoutData(Widgets.wide());
        new Label(left, SWT.NONE).setLayoutData(Widgets.fill());
        button(left, "settings.back", texts.get("settings.back"), "Esc", back);
        var right = Widgets.grid(screen, 1, GAP);
        right.setLayoutData(Widgets.fill());
        holder = Widgets.style(Widgets.grid(right, 1, 0), "surface");
        holder.setLayoutData(Widgets.fill());
        banner = Widgets.id(new Banner(right), "settings.banner");
        banner.setLayoutData(Widgets.wide());
    }

    /** Shows a page in place of the one before. */
    void show(int index, Consumer<Composite> content) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setSelected(i == index);
        }
        if (page != null) {
            page.dispose();
        }
        banner.clear();
        var made = Widgets.style(new Composite(holder, SWT.NONE), "surface");
        made.setLayout(Widgets.layout(1, PAGE_SPACING, PAGE_MARGIN));
        made.setLayoutData(Widgets.fill());
        page = made;
        content.accept(made);
        holder.layout(true, true);
    }

    private static TouchButton button(Composite parent, String id, String text, String key, Runnable pressed) {
        var button = Widgets.id(new TouchButton(parent, Look.PLAIN, text, key, pressed), id);
        var cell = Widgets.wide();
        cell.heightHint = BUTTON_HEIGHT;
        button.setLayoutData(cell);
        return button;
    }
}
