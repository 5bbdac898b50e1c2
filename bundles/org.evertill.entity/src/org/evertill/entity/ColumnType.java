package org.evertill.entity;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * The types a column has. In a {@link Row} a value is a {@link String}, a {@link Long} or a {@link Boolean}; instants
 * and dates are texts in the one form given here, so that equal values are equal texts everywhere.
 */
public enum ColumnType {
    TEXT("TEXT", "TEXT"),
    INTEGER("INTEGER", "BIGINT"),
    BOOLEAN("INTEGER", "BOOLEAN"),
    /** UTC with milliseconds: {@code 2026-11-23T15:04:05.000Z}. */
    INSTANT("TEXT", "TIMESTAMPTZ"),
    /** {@code 2026-11-23}. */
    DATE("TEXT", "DATE");

    private final String sqlite;
    private final String postgres;

    ColumnType(String sqlite, String postgres) {
        this.sqlite = sqlite;
        this.postgres = postgres;
    }

    /** The column's type in SQLite. */
    public String sqlite() {
        return sqlite;
    }

    /** The column's type in PostgreSQL. */
    public String postgres() {
        return postgres;
    }

    /** The text form of an instant of the years 1 to 9999, cut to milliseconds. */
    public static String text(Instant instant) {
        return InstantText.of(instant);
    }

    /** Whether a row value has this type, and its one form. */
    public boolean accepts(Object value) {
        return switch (this) {
            case TEXT -> value instanceof String;
            case INTEGER -> value instanceof Long;
            case BOOLEAN -> value instanceof Boolean;
            case INSTANT -> value instanceof String text && isInstant(text);
            case DATE -> value instanceof String text && isDate(text);
        };
    }

    private static boolean isInstant(String text) {
        try {
            InstantText.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            InstantText.parseDate(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
