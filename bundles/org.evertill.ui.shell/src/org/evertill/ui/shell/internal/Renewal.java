package org.evertill.ui.shell.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.swt.widgets.Shell;

/** Makes all screens and bars anew, in the language and size of now. UI thread only. */
final class Renewal {

    private static final int EVERYWHERE = EModelService.IN_ANY_PERSPECTIVE | EModelService.IN_TRIM;

    private final MApplication application;
    private final EModelService model;

    private Renewal(MApplication application, EModelService model) {
        this.application = application;
        this.model = model;
    }

    static Renewal of(IEclipseContext context) {
        return new Renewal(context.get(MApplication.class), context.get(EModelService.class));
    }

    /** Only what has been made before; other screens are made when they are first seen. Nothing is drawn before all of it is there. */
    void run() {
        for (var window : application.getChildren()) {
            var shell = window.getWidget() instanceof Shell made ? made : null;
            var active = Optional.ofNullable(
                    window.getContext().get(EPartService.class).getActivePart());
            if (shell != null) {
                shell.setRedraw(false);
            }
            made(window, MToolControl.class).forEach(Renewal::renew);
            made(window, MPart.class).forEach(Renewal::renew);
            if (shell != null) {
                shell.layout(true, true);
                shell.setRedraw(true);
            }
            active.ifPresent(part -> window.getContext().get(EPartService.class).activate(part, true));
        }
    }

    private <T extends MUIElement> List<T> made(MUIElement window, Class<T> type) {
        return model.findElements(window, type, EVERYWHERE, element -> true).stream()
                .filter(element -> element.getWidget() != null)
                .toList();
    }

    private static void renew(MUIElement element) {
        element.setToBeRendered(false);
        element.setToBeRendered(true);
    }
}
