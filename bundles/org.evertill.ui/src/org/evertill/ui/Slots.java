package org.evertill.ui;

/**
 * Where bundles put their screens and controls: ids of the application model, to be named as parent in a model fragment
 * ({@code fragment.e4xmi}, feature name {@code children}). They never change once shipped. Every bundle that uses them can
 * be left out of a product. Pages of the settings screen are services: {@link SettingsPage}.
 */
public final class Slots {

    /** The application; takes commands, handlers and bindings. */
    public static final String APPLICATION = "org.evertill.application";

    /** The keys that work on every screen; takes key bindings. */
    public static final String KEYS = "org.evertill.keys";

    /**
     * The stack of screens; takes perspectives. After the login the first one is shown that is neither the start screen nor
     * {@link #ASIDE}.
     */
    public static final String SCREENS = "org.evertill.screens";

    /** The screen of start, login and lock; not to be added to. */
    public static final String START = "org.evertill.screen.start";

    /** The tag of a screen that people open for a while, and that no login leads to. */
    public static final String ASIDE = "org.evertill.aside";

    /** The command that opens the screen on which people decide, if a bundle brings it. */
    public static final String DECIDE = "org.evertill.command.decide";

    /** The bar at the bottom of the window; takes tool controls, from left to right. */
    public static final String STATUS = "org.evertill.status";

    /** The bar at the top; takes tool controls, from left to right. */
    public static final String TOP = "org.evertill.top";

    private Slots() {}
}
