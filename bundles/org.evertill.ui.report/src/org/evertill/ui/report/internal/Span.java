package org.evertill.ui.report.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.evertill.ui.TypedDay;
import org.evertill.ui.TypedDay.Missing;

/**
 * Days of a report. A value.
 *
 * @param to included, not before the first
 */
record Span(LocalDate from, LocalDate to) {

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
        return TypedDay.of(text, today, Missing.LAST);
    }
}
