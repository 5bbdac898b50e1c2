package org.evertill.ui;

import jakarta.inject.Inject;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspectiveStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;

/** Changes between the screens that bundles bring ({@link Slots#SCREENS}). Injected. UI thread. */
@Creatable
public final class Screens {

    private final MApplication application;
    private final EModelService model;
    private final EPartService parts;

    @Inject
    public Screens(MApplication application, EModelService model, EPartService parts) {
        this.application = application;
        this.model = model;
        this.parts = parts;
    }

    /** Shows the first screen that is for working; without one, says so. */
    public void showFirst(Runnable none) {
        all().filter(Predicate.not(
                        screen -> is(screen, Slots.START) || screen.getTags().contains(Slots.ASIDE)))
                .findFirst()
                .ifPresentOrElse(parts::switchPerspective, none);
    }

    /** Goes back to the first screen that is for working, if there is one. */
    public void leave() {
        showFirst(() -> {});
    }

    /** Shows the screen of an identifier, if there is one. */
    public void show(String id) {
        all().filter(screen -> is(screen, id)).findFirst().ifPresent(parts::switchPerspective);
    }

    /** Whether the screen of an identifier is the one that is seen. */
    public boolean isSeen(String id) {
        return stack().getSelectedElement() instanceof MPerspective seen && is(seen, id);
    }

    private Stream<MPerspective> all() {
        return stack().getChildren().stream().map(MPerspective.class::cast);
    }

    private MPerspectiveStack stack() {
        return (MPerspectiveStack) model.find(Slots.SCREENS, application);
    }

    private static boolean is(MPerspective screen, String id) {
        return screen.getElementId().equals(id);
    }
}
