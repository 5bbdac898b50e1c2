package org.evertill.ui.shell.internal;

import java.util.Arrays;
import java.util.Optional;
import org.evertill.ui.Preferences;

/** The themes, in the order in which a key goes through them. */
enum Theme {
    LIGHT("light"),
    DARK("dark"),
    CONTRAST("contrast");

    /** The name of the preference. */
    static final String PREFERENCE = "window.theme";

    private static final String PREFIX = "org.evertill.theme.";

    private final String word;

    Theme(String word) {
        this.word = word;
    }

    /** What the preference says. */
    String word() {
        return word;
    }

    /** What the theme engine calls it. */
    String id() {
        return PREFIX + word;
    }

    /** The one that somebody chose. */
    static Optional<Theme> chosen(Preferences preferences) {
        return preferences.value(PREFERENCE).flatMap(Theme::of);
    }

    /** The one that the theme engine has this name for. */
    static Optional<Theme> withId(String id) {
        return of(id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : "");
    }

    Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }

    private static Optional<Theme> of(String word) {
        return Arrays.stream(values()).filter(theme -> theme.word.equals(word)).findFirst();
    }
}
