package org.evertill.ui.report.internal;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days of a report. A value.
 *
 * @param to included, not before the first
 */
record Span(LocalDate from, LocalDate to) {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})(?:[.,](\\d{1,2})(?:[.,](\\d{4}|\\d{2})?)?)?");
    private static final int CENTURY = 2_000;
    private static final int YEARS_OF_TWO_DIGITS = 100;

    static Span of(LocalDate day) {
        return new Span(day, day);
    }

    static Span yesterday(LocalDate today) {
        return of(today.minusDays(1));
    }

    /** From Monday until today. */
    static Span thisWeek(LocalDate today) {
        return new Span(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), today);
    }

    /**
     * A day that somebody typed: {@code 5}, {@code 5.11}, {@code 5.11.2026} or {@code 2026-11-05}, with points or commas as the pad has
     * them. Without a month or year it is the last such day that was; empty when it is none.
     */
    static Optional<LocalDate> typed(String text, LocalDate today) {
        var trimmed = text.strip();
        try {
            var iso = ISO.matcher(trimmed);
            if (iso.matches()) {
                return Optional.of(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
            }
            var typed = TYPED.matcher(trimmed);
            return typed.matches() ? Optional.of(day(typed, today)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Matcher typed, LocalDate today) {
        int day = number(typed, 1);
        if (typed.group(2) == null) {
            var month = day <= today.getDayOfMonth() ? today : today.minusMonths(1);
            return LocalDate.of(month.getYear(), month.getMonthValue(), day);
        }
        int month = number(typed, 2);
        if (typed.group(3) == null) {
            var thisYear = LocalDate.of(today.getYear(), month, day);
            return thisYear.isAfter(today) ? thisYear.minusYears(1) : thisYear;
        }
        int year = number(typed, 3);
        return LocalDate.of(year < YEARS_OF_TWO_DIGITS ? CENTURY + year : year, month, day);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
