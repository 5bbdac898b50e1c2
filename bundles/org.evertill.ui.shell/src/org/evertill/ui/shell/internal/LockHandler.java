package org.evertill.ui.shell.internal;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.evertill.ui.Session;

/** Locks the till; the basket stays. */
public final class LockHandler {

    @CanExecute
    boolean canExecute(Session session) {
        return session.staff().isPresent();
    }

    @Execute
    void execute(Session session) {
        session.lock();
    }
}
