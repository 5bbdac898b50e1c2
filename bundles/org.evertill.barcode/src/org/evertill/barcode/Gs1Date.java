package org.evertill.barcode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Dates of six digits, YYMMDD (GS1 General Specifications, 3.4 and 7.12). Pure. */
final class Gs1Date {

    private static final int CENTURY = 100;

    /** A year that seems so much later than today is one of the century before; one so much earlier, of the next. */
    private static final int FURTHEST_AHEAD = 50;

    private Gs1Date() {}

    /**
     * The day; day 00 is the last of the month. Empty when there is no such day.
     *
     * @param today decides the century: a date lies at most 49 years back and 50 ahead
     */
    static Optional<LocalDate> of(String yymmdd, LocalDate today) {
        if (yymmdd.length() != 6 || !Digits.areAll(yymmdd)) {
            return Optional.empty();
        }
        int day = Integer.parseInt(yymmdd.substring(4));
        try {
            var month = YearMonth.of(year(Integer.parseInt(yymmdd.substring(0, 2)), today), month(yymmdd));
            return Optional.of(day == 0 ? month.atEndOfMonth() : month.atDay(day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int month(String yymmdd) {
        return Integer.parseInt(yymmdd.substring(2, 4));
    }

    private static int year(int ofCentury, LocalDate today) {
        int century = today.getYear() - today.getYear() % CENTURY;
        int ahead = ofCentury - today.getYear() % CENTURY;
        if (ahead > FURTHEST_AHEAD) {
            return century - CENTURY + ofCentury;
        }
        return ahead <= -FURTHEST_AHEAD ? century + CENTURY + ofCentury : century + ofCentury;
    }
}
