package org.evertill.example.window.internal;

import java.time.LocalDate;
import org.evertill.report.Question;
import org.evertill.ui.Preferences;

/** Of which days the screen tells; chosen on the page of the settings. */
enum Days {
    TODAY(1),
    WEEK(7);

    private static final String PREFERENCE = "org.evertill.example.window.days";

    private final int count;

    Days(int count) {
        this.count = count;
    }

    static Days chosen(Preferences preferences) {
        return preferences.value(PREFERENCE).map(Days::valueOf).orElse(TODAY);
    }

    void choose(Preferences preferences) {
        preferences.choose(PREFERENCE, name());
    }

    /** The key of its text. */
    String text() {
        return "days." + name();
    }

    Question until(LocalDate today) {
        return Question.of(today.minusDays(count - 1L), today);
    }
}
