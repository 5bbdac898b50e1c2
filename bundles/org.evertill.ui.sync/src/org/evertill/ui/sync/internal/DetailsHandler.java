package org.evertill.ui.sync.internal;

import org.eclipse.e4.core.di.annotations.Execute;

/** Opens or closes the explanation of how the till and head office stand. */
public final class DetailsHandler {

    @Execute
    void execute(SyncControl control) {
        control.toggle();
    }
}
