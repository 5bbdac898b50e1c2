package org.evertill.ui.report.internal;

import org.evertill.ui.AsideHandler;

/** Opens the screen of reports, or goes back. */
public final class OpenHandler extends AsideHandler {

    public OpenHandler() {
        super("org.evertill.screen.report");
    }
}
