package org.evertill.ui.shell.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Preferences;
import org.evertill.ui.Screens;
import org.evertill.ui.SettingsPage;
import org.evertill.ui.UiTasks;
import org.evertill.ui.widget.ScreenKeys;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** The settings screen: the product's pages, then those that other bundles bring. */
public final class SettingsPart {

    /** Which page is seen: stays while the screen is made anew. */
    private static final String SEEN = SettingsPart.class.getName() + ".seen";

    private final Preferences preferences;
    private final UiTasks tasks;
    private final Notices notices;
    private final Screens screens;
    private final Locale locale;
    private final List<SettingsPage> pages;
    private @Nullable SettingsView view;
    private int seen;

    @Inject
    public SettingsPart(Preferences preferences, UiTasks tasks, Notices notices, Screens screens, Locale locale) {
        this.preferences = preferences;
        this.tasks = tasks;
        this.notices = notices;
        this.screens = screens;
        this.locale = locale;
        this.pages = Stream.concat(Stream.of(new AppearancePage(), new LockPage()), brought().stream())
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
        ScreenKeys.to(made.screen, this::key);
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

    private boolean key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK) != 0) {
            return false;
        }
        switch (event.keyCode) {
            case SWT.ESC -> screens.leave();
            case SWT.PAGE_DOWN -> show(seen + 1);
            case SWT.PAGE_UP -> show(seen - 1);
            default -> {
                return ScreenKeys.isPrintable(event) || ScreenKeys.isEnter(event);
            }
        }
        return true;
    }

    private void show(int wanted) {
        if (view == null) {
            return;
        }
        seen = Math.clamp(wanted, 0, pages.size() - 1);
        view.screen.getDisplay().setData(SEEN, seen);
        view.show(seen, parent -> pages.get(seen).create(parent, new Around(view)));
    }

    private static List<SettingsPage> brought() {
        var context = FrameworkUtil.getBundle(SettingsPart.class).getBundleContext();
        try {
            return context.getServiceReferences(SettingsPage.class, null).stream()
                    .map(context::getService)
                    .sorted(Comparator.comparing(SettingsPage::id))
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is a valid filter", e);
        }
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
        public void say(Kind kind, String text) {
            if (!shown.banner.isDisposed()) {
                shown.banner.show(new Notice(kind, text));
            }
        }
    }
}
