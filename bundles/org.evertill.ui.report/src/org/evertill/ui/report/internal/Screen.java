package org.evertill.ui.report.internal;

import jakarta.inject.Inject;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspectiveStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.evertill.ui.Slots;

/** Shows this screen, and goes back to the first one that is for working. UI thread. */
@Creatable
final class Screen {

    private static final String ID = "org.evertill.screen.report";

    private final MApplication application;
    private final EModelService model;
    private final EPartService parts;

    @Inject
    Screen(MApplication application, EModelService model, EPartService parts) {
        this.application = application;
        this.model = model;
        this.parts = parts;
    }

    boolean isSeen() {
        return stack().getSelectedElement() instanceof MPerspective seen && ID.equals(seen.getElementId());
    }

    void show() {
        if (model.find(ID, application) instanceof MPerspective own) {
            parts.switchPerspective(own);
        }
    }

    void leave() {
        stack().getChildren().stream()
                .map(MPerspective.class::cast)
                .filter(other -> !other.getElementId().equals(Slots.START)
                        && !other.getTags().contains(Slots.ASIDE))
                .findFirst()
                .ifPresent(parts::switchPerspective);
    }

    private MPerspectiveStack stack() {
        return (MPerspectiveStack) model.find(Slots.SCREENS, application);
    }
}
