package org.evertill.ui.catalogue.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evertill.kernel.Outcome;
import org.evertill.ui.TypedDay;
import org.evertill.ui.TypedDay.Missing;
import org.jspecify.annotations.Nullable;

/**
 * Moments by the clock of the store, as people type them: a day, and an hour behind it. Pure.
 *
 * @param pattern how they stand in a field at first
 */
record Moments(ZoneId zone, String pattern) {

    private static final Pattern TYPED = Pattern.compile("(\\S+)(?:\\s+(\\d{1,2})(?::(\\d{2}))?)?");
    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    /** What stands in a field; nothing for no moment. */
    String text(@Nullable Instant at) {
        return at == null
                ? ""
                : DateTimeFormatter.ofPattern(pattern).withZone(zone).format(at);
    }

    /** The beginning of a day. */
    Instant beginning(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** What was typed; a day alone is its beginning. Problem: {@code catalogue.no-moment}. */
    Outcome<Instant> typed(String text, Instant now) {
        var match = TYPED.matcher(text.strip());
        if (!match.matches()) {
            return none();
        }
        var day = TypedDay.of(match.group(1), day(now), Missing.NEXT);
        int hour = number(match.group(2));
        int minute = number(match.group(3));
        if (day.isEmpty() || hour >= HOURS || minute >= MINUTES) {
            return none();
        }
        return Outcome.ok(
                day.get().atTime(LocalTime.of(hour, minute)).atZone(zone).toInstant());
    }

    /** The same, where nothing may be typed for no moment. */
    Outcome<Optional<Instant>> typedOrNone(String text, Instant now) {
        return text.isBlank() ? Outcome.ok(Optional.empty()) : typed(text, now).map(Optional::of);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static <T> Outcome<T> none() {
        return Outcome.failed(
                "catalogue.no-moment", "That is no day. Type it like 24.12.2026, and an hour behind it if it matters.");
    }
}
