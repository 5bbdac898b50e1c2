package org.evertill.example.window.internal;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.evertill.ui.Slots;

/**
 * Takes the product's screen of reports, the way to it and its key out of the window, before anything is drawn. In a product without
 * that screen it finds nothing to do.
 */
public final class WithoutReports {

    @Execute
    void remove(MApplication application, EModelService model) {
        removeFrom(Slots.SCREENS, "org.evertill.screen.report", application, model);
        removeFrom(Slots.TOP, "org.evertill.control.report", application, model);
        application
                .getBindingTables()
                .forEach(table -> table.getBindings()
                        .removeIf(binding -> "org.evertill.key.report".equals(binding.getElementId())));
    }

    private static void removeFrom(String slot, String id, MApplication application, EModelService model) {
        if (model.find(slot, application) instanceof MElementContainer<?> container) {
            container.getChildren().removeIf(child -> id.equals(child.getElementId()));
        }
    }
}
