package org.evertill.ui.sync.internal;

import org.eclipse.e4.core.di.annotations.Execute;

/** Asks for a round of synchronisation now. */
public final class SyncNowHandler {

    @Execute
    void execute(SyncControl control) {
        control.syncNow();
    }
}
