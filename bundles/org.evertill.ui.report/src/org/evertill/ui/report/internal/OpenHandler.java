package org.evertill.ui.report.internal;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.evertill.ui.Session;

/** Opens the screen of reports, or goes back; only while somebody works at the till. */
public final class OpenHandler {

    @CanExecute
    boolean canExecute(Session session) {
        return session.staff().isPresent();
    }

    @Execute
    void execute(Screen screen) {
        if (screen.isSeen()) {
            screen.leave();
        } else {
            screen.show();
        }
    }
}
