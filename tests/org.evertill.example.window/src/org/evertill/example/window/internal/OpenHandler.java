package org.evertill.example.window.internal;

import org.evertill.ui.AsideHandler;

/** Opens the screen of bags, or goes back. */
public final class OpenHandler extends AsideHandler {

    public OpenHandler() {
        super("org.evertill.example.window.screen");
    }
}
