package org.evertill.ui.sync.internal;

import org.eclipse.e4.core.di.annotations.Execute;

/** Stops the exchange with head office, or lets it go on. */
public final class PauseHandler {

    @Execute
    void execute(SyncControl control) {
        control.pauseOrResume();
    }
}
