package org.evertill.ui;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as people type them: {@code 5}, {@code 5.11}, {@code 5.11.2026} or {@code 2026-11-05}, with points or commas as the pad has them.
 * Pure.
 */
public final class TypedDay {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})(?:[.,](\\d{1,2})(?:[.,](\\d{4}|\\d{2}))?)?[.,]?");
    private static final int CENTURY = 2_000;
    private static final int YEARS_OF_TWO_DIGITS = 100;

    private TypedDay() {}

    /** Which day it is when month or year is missing. */
    public enum Missing {
        /** The last such day that was, today among them. */
        LAST,
        /** The next such day that comes, today among them. */
        NEXT
    }

    /** The day; empty when it is none. */
    public static Optional<LocalDate> of(String text, LocalDate today, Missing missing) {
        var trimmed = text.strip();
        try {
            var iso = ISO.matcher(trimmed);
            if (iso.matches()) {
                return Optional.of(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
            }
            var typed = TYPED.matcher(trimmed);
            return typed.matches() ? Optional.of(day(typed, today, missing)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Matcher typed, LocalDate today, Missing missing) {
        int day = number(typed, 1);
        if (typed.group(2) == null) {
            var month = switch (missing) {
                case LAST -> day <= today.getDayOfMonth() ? today : today.minusMonths(1);
                case NEXT -> day >= today.getDayOfMonth() ? today : today.plusMonths(1);
            };
            return LocalDate.of(month.getYear(), month.getMonthValue(), day);
        }
        int month = number(typed, 2);
        if (typed.group(3) == null) {
            var thisYear = LocalDate.of(today.getYear(), month, day);
            return switch (missing) {
                case LAST -> thisYear.isAfter(today) ? thisYear.minusYears(1) : thisYear;
                case NEXT -> thisYear.isBefore(today) ? thisYear.plusYears(1) : thisYear;
            };
        }
        int year = number(typed, 3);
        return LocalDate.of(year < YEARS_OF_TWO_DIGITS ? CENTURY + year : year, month, day);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
