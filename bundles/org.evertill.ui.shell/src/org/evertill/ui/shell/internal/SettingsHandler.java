package org.evertill.ui.shell.internal;

import org.evertill.ui.AsideHandler;

/** Opens the settings screen, or goes back. */
public final class SettingsHandler extends AsideHandler {

    public SettingsHandler() {
        super("org.evertill.screen.settings");
    }
}
