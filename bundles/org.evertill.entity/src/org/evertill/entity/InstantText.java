package org.evertill.entity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The one text of an instant, {@code 2026-11-23T15:04:05.000Z}, and of a date, {@code 2026-11-23}, of the years 0001 to
 * 9999, which both databases hold. By hand, because every fact has several of them and the formatters of java.time cost
 * more than the rest of the row.
 */
final class InstantText {

    private static final String PATTERN = "0000-00-00T00:00:00.000Z";
    private static final int DATE_LENGTH = 10;

    private InstantText() {}

    /** Cut to milliseconds. Years that have no text are a programmer's error. */
    static String of(Instant instant) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw new IllegalArgumentException("an instant beyond the years 1 to 9999: " + instant);
        }
        char[] text = PATTERN.toCharArray();
        put(text, 0, 4, time.getYear());
        put(text, 5, 2, time.getMonthValue());
        put(text, 8, 2, time.getDayOfMonth());
        put(text, 11, 2, time.getHour());
        put(text, 14, 2, time.getMinute());
        put(text, 17, 2, time.getSecond());
        put(text, 20, 3, time.getNano() / 1_000_000);
        return new String(text);
    }

    /**
     * Reads the text of an instant.
     *
     * @throws DateTimeException when it is not in the one form
     */
    static Instant parse(String text) {
        checkShape(text, PATTERN.length());
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of day");
        }
        long seconds = date(text).toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, number(text, 20, 3) * 1_000_000L);
    }

    /**
     * Reads the text of a date.
     *
     * @throws DateTimeException when it is not in the one form
     */
    static LocalDate parseDate(String text) {
        checkShape(text, DATE_LENGTH);
        return date(text);
    }

    private static LocalDate date(String text) {
        int year = number(text, 0, 4);
        if (year == 0) {
            throw new DateTimeException("no year 0");
        }
        return LocalDate.of(year, number(text, 5, 2), number(text, 8, 2));
    }

    private static void checkShape(String text, int length) {
        if (text.length() != length) {
            throw new DateTimeException("not of " + length + " characters");
        }
        for (int i = 0; i < length; i++) {
            char expected = PATTERN.charAt(i);
            char c = text.charAt(i);
            boolean fits = expected == '0' ? c >= '0' && c <= '9' : c == expected;
            if (!fits) {
                throw new DateTimeException("not of the form " + PATTERN.substring(0, length));
            }
        }
    }

    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = 10 * number + (text.charAt(i) - '0');
        }
        return number;
    }

    private static void put(char[] text, int from, int digits, int value) {
        int rest = value;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
