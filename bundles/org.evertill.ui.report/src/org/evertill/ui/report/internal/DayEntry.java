package org.evertill.ui.report.internal;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was typed of the days so far. A value.
 *
 * @param from the first day; empty while it is typed
 */
record DayEntry(Optional<LocalDate> from, String text) {

    static final DayEntry NOTHING = new DayEntry(Optional.empty(), "");

    private static final int MAX_TYPED = 10;

    /** The first is known, the last is typed. */
    static DayEntry after(LocalDate first) {
        return new DayEntry(Optional.of(first), "");
    }

    DayEntry with(char character) {
        return text.length() < MAX_TYPED ? new DayEntry(from, text + character) : this;
    }

    DayEntry withoutLast() {
        return new DayEntry(from, text.substring(0, Math.max(0, text.length() - 1)));
    }
}
