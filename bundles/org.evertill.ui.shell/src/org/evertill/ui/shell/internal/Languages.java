package org.evertill.ui.shell.internal;

import java.util.List;
import java.util.Locale;
import org.evertill.ui.Preferences;

/** The languages that the window speaks. What receipts are written in is said by their printer and their template. */
final class Languages {

    /** The name of the preference. */
    static final String PREFERENCE = "window.language";

    /** Each has a {@code messages} file in every bundle; English is the one of {@code messages.properties}. */
    static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private Languages() {}

    /** The one that somebody chose, else the machine's; as the machine's country writes numbers, where that speaks it. */
    static Locale chosen(Preferences preferences) {
        var machine = Locale.getDefault();
        return preferences
                .value(PREFERENCE)
                .flatMap(Languages::named)
                .filter(language -> !language.getLanguage().equals(machine.getLanguage()))
                .orElse(machine);
    }

    private static java.util.Optional<Locale> named(String tag) {
        return ALL.stream()
                .filter(language -> language.toLanguageTag().equals(tag))
                .findFirst();
    }
}
