package org.evertill.pricing;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.evertill.kernel.Outcome;

/** Hours of a week by the store's clock: {@code MO-FR 17:00-19:00, SA 22:00-02:00}. Those that end before they begin end on the next day. */
public record Hours(List<Span> spans) {

    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    public Hours {
        spans = List.copyOf(spans);
    }

    /**
     * One stretch.
     *
     * @param days on which it begins
     * @param from inclusive
     * @param until exclusive; the same as from for a whole day
     */
    public record Span(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

        public Span {
            days = Set.copyOf(days);
        }

        boolean contains(LocalDateTime moment) {
            var time = moment.toLocalTime();
            var day = moment.getDayOfWeek();
            if (from.isBefore(until)) {
                return days.contains(day) && !time.isBefore(from) && time.isBefore(until);
            }
            return days.contains(day) && !time.isBefore(from) || days.contains(day.minus(1)) && time.isBefore(until);
        }
    }

    /** Whether a moment of the store's clock is in one of them. */
    public boolean contains(LocalDateTime moment) {
        return spans.stream().anyMatch(span -> span.contains(moment));
    }

    /** Reads them. Problem: {@code promotion.bad-hours}. */
    public static Outcome<Hours> read(String text) {
        var spans = new ArrayList<Span>();
        try {
            for (String part : text.toUpperCase(Locale.ROOT).split(",")) {
                spans.add(span(part.strip()));
            }
            return Outcome.ok(new Hours(spans));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Outcome.failed(
                    "promotion.bad-hours",
                    "These are no hours: " + text + ". Write them like MO-FR 17:00-19:00, SA 09:00-12:00.");
        }
    }

    private static Span span(String text) {
        var words = text.split("\\s+");
        var times = words[words.length - 1].split("-");
        if (words.length > 2 || times.length != 2) {
            throw new IllegalArgumentException(text);
        }
        var days = words.length == 2 ? days(words[0]) : EnumSet.allOf(DayOfWeek.class);
        return new Span(days, time(times[0]), time(times[1]));
    }

    private static LocalTime time(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static Set<DayOfWeek> days(String text) {
        var ends = text.split("-");
        if (ends.length > 2) {
            throw new IllegalArgumentException(text);
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        var last = day(ends[ends.length - 1]);
        for (var day = day(ends[0]); ; day = day.plus(1)) {
            days.add(day);
            if (day == last) {
                return days;
            }
        }
    }

    private static DayOfWeek day(String text) {
        int index = DAYS.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException(text);
        }
        return DayOfWeek.of(index + 1);
    }
}
