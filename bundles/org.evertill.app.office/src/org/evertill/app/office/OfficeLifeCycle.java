package org.evertill.app.office;

import java.util.List;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.workbench.lifecycle.PostContextCreate;
import org.eclipse.equinox.app.IApplicationContext;
import org.evertill.app.office.internal.OfficeStartup;
import org.evertill.ui.shell.Startup;

/**
 * Gives the window what it starts with. Opens nothing itself: the window is shown at once and opens head office in the
 * background.
 */
public final class OfficeLifeCycle {

    @PostContextCreate
    void prepare(IEclipseContext context, IApplicationContext application) {
        var arguments = application.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        context.set(Startup.class, new OfficeStartup(List.of((String[]) arguments), System.getenv()));
    }
}
