package org.evertill.ui.shell.internal;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.evertill.ui.Session;

/** Leaves the till; only while nobody is logged in, so that no wrong key ends a sale. */
public final class ExitHandler {

    @CanExecute
    boolean canExecute(Session session) {
        return session.staff().isEmpty();
    }

    @Execute
    void execute(IWorkbench workbench) {
        workbench.close();
    }
}
