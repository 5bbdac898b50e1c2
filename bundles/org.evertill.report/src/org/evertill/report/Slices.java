package org.evertill.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How days of a store's calendar are cut. They are cut here and not in a statement, because the two databases do not know the same of
 * time zones: each slice is one range of an index on both.
 */
public enum Slices {
    /** One for all days. */
    WHOLE,
    /** One for each day; named {@code 2026-03-01}. */
    DAYS,
    /** One for each hour of the clock; the hours of several days have the same name, {@code 09}. */
    HOURS,
    /** No time at all: how things are. */
    NOW;

    private static final long HALF_AN_HOUR = 1_800;

    /**
     * A part of the time.
     *
     * @param name empty for {@link #WHOLE}
     * @param until not in it any more
     */
    public record Slice(String name, Instant from, Instant until) {}

    /**
     * The slices of the days from one to another, both included, without gap or overlap.
     *
     * @param zone of the store's clock
     */
    public List<Slice> of(LocalDate from, LocalDate to, ZoneId zone) {
        var begin = from.atStartOfDay(zone).toInstant();
        var end = to.plusDays(1).atStartOfDay(zone).toInstant();
        return switch (this) {
            case WHOLE, NOW -> List.of(new Slice("", begin, end));
            case DAYS ->
                from.datesUntil(to.plusDays(1))
                        .map(day -> new Slice(
                                day.toString(),
                                day.atStartOfDay(zone).toInstant(),
                                day.plusDays(1).atStartOfDay(zone).toInstant()))
                        .toList();
            case HOURS -> hours(begin, end, zone);
        };
    }

    private static List<Slice> hours(Instant begin, Instant end, ZoneId zone) {
        var hours = new ArrayList<Slice>();
        for (var at = begin; at.isBefore(end); ) {
            var local = at.atZone(zone);
            var next = local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
            if (!next.isAfter(at)) {
                // a clock that is put back by half an hour begins in the middle of one
                next = at.plusSeconds(HALF_AN_HOUR);
            }
            var until = next.isAfter(end) ? end : next;
            hours.add(new Slice((local.getHour() < 10 ? "0" : "") + local.getHour(), at, until));
            at = until;
        }
        return hours;
    }
}
