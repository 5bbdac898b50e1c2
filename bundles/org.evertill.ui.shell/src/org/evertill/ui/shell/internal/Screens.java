package org.evertill.ui.shell.internal;

import jakarta.inject.Inject;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspectiveStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.evertill.ui.Slots;

/** Changes between the start screen and the screens that other bundles bring. UI thread. */
@Creatable
final class Screens {

    private final MApplication application;
    private final EModelService model;
    private final EPartService parts;

    @Inject
    Screens(MApplication application, EModelService model, EPartService parts) {
        this.application = application;
        this.model = model;
        this.parts = parts;
    }

    /** Shows the first screen that is for working; without one, says so. */
    void showFirst(Runnable none) {
        stack().getChildren().stream()
                .map(MPerspective.class::cast)
                .filter(screen -> !screen.getElementId().equals(Slots.START))
                .filter(screen -> !screen.getTags().contains(Slots.ASIDE))
                .findFirst()
                .ifPresentOrElse(parts::switchPerspective, none);
    }

    void showStart() {
        stack().getChildren().stream()
                .map(MPerspective.class::cast)
                .filter(screen -> screen.getElementId().equals(Slots.START))
                .findFirst()
                .ifPresent(parts::switchPerspective);
    }

    private MPerspectiveStack stack() {
        return (MPerspectiveStack) model.find(Slots.SCREENS, application);
    }
}
