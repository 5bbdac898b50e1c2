package org.evertill.ui.shell.internal;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;

/** Changes between the light and the dark theme. */
public final class ThemeHandler {

    static final String LIGHT = "org.evertill.theme.light";
    static final String DARK = "org.evertill.theme.dark";

    @Execute
    void execute(IThemeEngine themes) {
        var active = themes.getActiveTheme();
        themes.setTheme(active != null && active.getId().equals(DARK) ? LIGHT : DARK, false);
    }
}
