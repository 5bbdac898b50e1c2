package org.evertill.ui.shell.internal;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.evertill.ui.Preferences;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.widget.Fonts;

/**
 * Makes the window look and speak as somebody chose, at the start and whenever that changes. Another theme colours what is there; another
 * size of text, another language and other keys make all screens and bars anew, for what they show is kept by services. UI thread only.
 */
final class Appearance {

    /** Where the workbench looks for the theme that it begins with. */
    private static final String FIRST_THEME = "cssTheme";

    private final IEclipseContext context;
    private final Display display;
    private final Preferences preferences;
    private final Language language;
    private final Runnable bindKeys;
    private TextSize size;
    private Map<String, String> keys;

    Appearance(
            IEclipseContext context, Display display, Preferences preferences, Language language, Runnable bindKeys) {
        this.context = context;
        this.display = display;
        this.preferences = preferences;
        this.language = language;
        this.bindKeys = bindKeys;
        this.size = TextSize.chosen(preferences);
        this.keys = chosenKeys();
    }

    /** Before the window is made. */
    void begin() {
        Theme.chosen(preferences).ifPresent(theme -> context.set(FIRST_THEME, theme.id()));
        Fonts.grow(display, size.percent());
        language.speak(chosenLanguage());
        bindKeys.run();
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
        var wantedKeys = chosenKeys();
        if (size == wanted && language.isSpoken(locale) && keys.equals(wantedKeys)) {
            return;
        }
        keys = wantedKeys;
        bindKeys.run();
        size = wanted;
        Fonts.grow(display, size.percent());
        language.speak(locale);
        Renewal.of(context).run();
    }

    private Map<String, String> chosenKeys() {
        var chosen = new TreeMap<>(preferences.all());
        chosen.keySet().removeIf(name -> !name.startsWith(Keyboard.PREFIX));
        return chosen;
    }

    private Locale chosenLanguage() {
        return Languages.chosen(preferences);
    }
}
