package org.evertill.ui.shell.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.kernel.Problem;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Preferences;
import org.evertill.ui.Screens;
import org.evertill.ui.SettingsPage;
import org.evertill.ui.UiTasks;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeyActions;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.widget.ScreenKeys;
import org.jspecify.annotations.Nullable;

/** The settings screen: the product's pages, then those that other bundles bring. */
public final class SettingsPart {

    /** Which page is seen: stays while the screen is made anew. */
    private static final String SEEN = SettingsPart.class.getName() + ".seen";

    private static final int ROWS = 8;

    private final Preferences preferences;
    private final UiTasks tasks;
    private final Notices notices;
    private final Screens screens;
    private final Keyboard keyboard;
    private final Locale locale;
    private final List<SettingsPage> pages;
    private @Nullable SettingsView view;
    private SettingsPage.Keys page = SettingsPage.Keys.NONE;
    private int seen;

    @Inject
    public SettingsPart(
            Preferences preferences,
            UiTasks tasks,
            Notices notices,
            Screens screens,
            Keyboard keyboard,
            Locale locale) {
        this.preferences = preferences;
        this.tasks = tasks;
        this.notices = notices;
        this.screens = screens;
        this.keyboard = keyboard;
        this.locale = locale;
        this.pages = Stream.concat(
                        Stream.of(new AppearancePage(), new KeysPage(keyboard), new LockPage()),
                        Services.of(SettingsPage.class, SettingsPage::id).stream())
                .toList();
    }

    @PostConstruct
    void create(Composite parent) {
        var made = new SettingsView(
                parent,
                Messages.beside(SettingsPart.class, locale),
                pages.stream().map(page -> page.title(locale)).toList(),
                this::show,
                screens::leave);
        view = made;
        ScreenKeys.to(made.screen, keys(made)::handle);
        var stopNotices = notices.listen(made.banner::show);
        made.screen.addListener(SWT.Dispose, e -> stopNotices.run());
        show(made.screen.getDisplay().getData(SEEN) instanceof Integer before ? before : 0);
    }

    @Focus
    void focus() {
        if (view != null) {
            view.screen.forceFocus();
        }
    }

    private KeyActions keys(SettingsView made) {
        return new KeyActions(keyboard, new SettingsKeys())
                .typing(character -> {})
                .on(SettingsKeys.BACK, this::back)
                .on(SettingsKeys.NEXT_PAGE, () -> show(seen + 1))
                .on(SettingsKeys.PAGE_BEFORE, () -> show(seen - 1))
                .on(CommonKeys.UP, () -> page.move(-1))
                .on(CommonKeys.DOWN, () -> page.move(1))
                .on(CommonKeys.PAGE_UP, () -> page.move(-ROWS))
                .on(CommonKeys.PAGE_DOWN, () -> page.move(ROWS))
                .on(CommonKeys.ENTER, () -> page.enter())
                .listed(made.screen, () -> true);
    }

    private void back() {
        if (!page.back()) {
            screens.leave();
        }
    }

    private void show(int wanted) {
        if (view == null) {
            return;
        }
        seen = Math.clamp(wanted, 0, pages.size() - 1);
        view.screen.getDisplay().setData(SEEN, seen);
        view.show(seen, parent -> page = pages.get(seen).create(parent, new Around(view)));
    }

    private final class Around implements SettingsPage.Surroundings {

        private final SettingsView shown;

        Around(SettingsView shown) {
            this.shown = shown;
        }

        @Override
        public Preferences preferences() {
            return preferences;
        }

        @Override
        public Locale locale() {
            return locale;
        }

        @Override
        public UiTasks tasks() {
            return tasks;
        }

        @Override
        public void say(Problem problem) {
            say(Kind.PROBLEM, notices.text(problem));
        }

        @Override
        public void say(Kind kind, String text) {
            if (!shown.banner.isDisposed()) {
                shown.banner.show(new Notice(kind, text));
            }
        }
    }
}
