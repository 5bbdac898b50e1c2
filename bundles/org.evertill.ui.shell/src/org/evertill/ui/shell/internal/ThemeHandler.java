package org.evertill.ui.shell.internal;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.evertill.ui.Preferences;

/** Goes on to the next theme. */
public final class ThemeHandler {

    @Execute
    void execute(IThemeEngine themes, Preferences preferences) {
        var active = themes.getActiveTheme();
        var now = active == null ? Theme.LIGHT : Theme.withId(active.getId()).orElse(Theme.CONTRAST);
        preferences.choose(Theme.PREFERENCE, now.next().word());
    }
}
