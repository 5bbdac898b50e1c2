package org.evertill.ui.conflict.internal;

import org.evertill.ui.AsideHandler;

/** Opens the screen of what waits for a person, or goes back. */
public final class OpenHandler extends AsideHandler {

    public OpenHandler() {
        super("org.evertill.screen.conflict");
    }
}
