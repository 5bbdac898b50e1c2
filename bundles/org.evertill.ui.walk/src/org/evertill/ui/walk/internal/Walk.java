package org.evertill.ui.walk.internal;

import org.evertill.ui.walk.Window;

/** A way through the window. */
interface Walk {

    /** Goes it, from the first page that the till shows. */
    void go();

    /** The one that the plan names. */
    static Walk named(Plan plan, Window window, Album album) {
        return switch (plan.get("walk")) {
            case "screens" -> new ScreensWalk(plan, window, album);
            case "found" -> new FoundWalk(plan, window, album);
            case "broken" ->
                () -> {
                    window.awaitSight("broken.message");
                    album.look("broken-start");
                };
            default -> throw new IllegalArgumentException("no such walk: " + plan.get("walk"));
        };
    }
}
