package org.evertill.ui;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

/** Handler of a command that opens a screen tagged {@link Slots#ASIDE}, or goes back from it; only while somebody works at the till. */
public abstract class AsideHandler {

    private final String screen;

    /**
     * @param screen the identifier of the screen's perspective
     */
    protected AsideHandler(String screen) {
        this.screen = screen;
    }

    @CanExecute
    final boolean canExecute(Session session) {
        return session.staff().isPresent();
    }

    @Execute
    final void execute(Screens screens) {
        if (screens.isSeen(screen)) {
            screens.leave();
        } else {
            screens.show(screen);
        }
    }
}
