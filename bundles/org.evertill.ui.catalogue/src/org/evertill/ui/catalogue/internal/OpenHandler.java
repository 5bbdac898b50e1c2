package org.evertill.ui.catalogue.internal;

import org.evertill.ui.AsideHandler;

/** Opens the screen of the catalogue, or goes back. */
public final class OpenHandler extends AsideHandler {

    public OpenHandler() {
        super("org.evertill.screen.catalogue");
    }
}
