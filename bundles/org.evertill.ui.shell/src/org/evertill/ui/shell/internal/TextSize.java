package org.evertill.ui.shell.internal;

import java.util.Arrays;
import org.evertill.ui.Preferences;

/** The sizes of text. */
enum TextSize {
    NORMAL("normal", 100),
    LARGE("large", 115),
    LARGEST("largest", 130);

    /** The name of the preference. */
    static final String PREFERENCE = "window.text-size";

    private final String word;
    private final int percent;

    TextSize(String word, int percent) {
        this.word = word;
        this.percent = percent;
    }

    /** What the preference says. */
    String word() {
        return word;
    }

    int percent() {
        return percent;
    }

    /** The one that somebody chose, or the usual one. */
    static TextSize chosen(Preferences preferences) {
        var word = preferences.value(PREFERENCE).orElse("");
        return Arrays.stream(values())
                .filter(size -> size.word.equals(word))
                .findFirst()
                .orElse(NORMAL);
    }
}
