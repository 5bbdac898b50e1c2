package org.evertill.ui.shell.internal;

import java.util.Locale;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.evertill.ui.Preferences;
import org.evertill.ui.widget.Fonts;

/**
 * Makes the window look and speak as somebody chose, at the start and whenever that changes. Another theme colours what is there; another
 * size of text and another language make all screens and bars anew, for what they show is kept by services. UI thread only.
 */
final class Appearance {

    /** Where the workbench looks for the theme that it begins with. */
    private static final String FIRST_THEME = "cssTheme";

    private final IEclipseContext context;
    private final Display display;
    private final Preferences preferences;
    private final Language language;
    private TextSize size;

    Appearance(IEclipseContext context, Display display, Preferences preferences, Language language) {
        this.context = context;
        this.display = display;
        this.preferences = preferences;
        this.language = language;
        this.size = TextSize.chosen(preferences);
    }

    /** Before the window is made. */
    void begin() {
        Theme.chosen(preferences).ifPresent(theme -> context.set(FIRST_THEME, theme.id()));
        Fonts.grow(display, size.percent());
        language.speak(chosenLanguage());
        preferences.listen(this::changed);
    }

    private void changed() {
        var themes = context.get(IThemeEngine.class);
        Theme.chosen(preferences)
                .filter(theme -> themes.getActiveTheme() == null
                        || !theme.id().equals(themes.getActiveTheme().getId()))
                .ifPresent(theme -> themes.setTheme(theme.id(), false));
        var wanted = TextSize.chosen(preferences);
        var locale = chosenLanguage();
        if (size == wanted && language.isSpoken(locale)) {
            return;
        }
        size = wanted;
        Fonts.grow(display, size.percent());
        language.speak(locale);
        Renewal.of(context).run();
    }

    private Locale chosenLanguage() {
        return Languages.chosen(preferences);
    }
}
