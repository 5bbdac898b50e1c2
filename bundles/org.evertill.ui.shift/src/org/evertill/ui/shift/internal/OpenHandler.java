package org.evertill.ui.shift.internal;

import org.evertill.ui.AsideHandler;

/** Opens the screen of shift and cash, or goes back. */
public final class OpenHandler extends AsideHandler {

    public OpenHandler() {
        super("org.evertill.screen.shift");
    }
}
