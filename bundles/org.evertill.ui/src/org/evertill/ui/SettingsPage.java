package org.evertill.ui;

import java.util.Locale;
import org.eclipse.swt.widgets.Composite;
import org.evertill.kernel.Problem;

/**
 * A page of the settings screen; a service, of the product and of a chain's own bundles alike. The screen takes those that are there when
 * it is made, and puts them after its own, ordered by id. What a page lets people choose it keeps in {@link Preferences}, where it holds
 * at once: no page has a button that applies it.
 */
public interface SettingsPage {

    /** A name that never changes, {@code org.chain.page}. */
    String id();

    /** What the page is about, a word or two. */
    String title(Locale locale);

    /**
     * Makes the page's widgets; called anew each time that the page is shown. UI thread; does no I/O.
     *
     * @param parent has a grid of one column
     */
    Keys create(Composite parent, Surroundings around);

    /** What the keys of moving do on a page that has a list; on others nothing. UI thread only. */
    interface Keys {

        /** A page without a list. */
        Keys NONE = new Keys() {};

        /** Moves the mark by some rows. */
        default void move(int by) {}

        /** Does what the marked row is for. */
        default void enter() {}

        /** One step back; whether there was one. */
        default boolean back() {
            return false;
        }
    }

    /** What a page works with. UI thread only. */
    interface Surroundings {

        Preferences preferences();

        /** The language of the window. */
        Locale locale();

        UiTasks tasks();

        /** Shows a problem in the language of the window. */
        void say(Problem problem);

        /** Shows a sentence in the screen's one place for news. */
        void say(Notices.Kind kind, String text);
    }
}
