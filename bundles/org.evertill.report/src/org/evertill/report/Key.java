package org.evertill.report;

/**
 * A column that tells rows apart.
 *
 * @param name stable, in lower case with underscores: it heads the column in files, and words for people are found by it
 */
public record Key(String name, Kind kind) {

    public Key {
        Figure.checkName(name);
    }

    /** What stands in it. */
    public enum Kind {
        TEXT,
        /** Hundredths of a per cent; written as per cent. */
        RATE,
        /** A moment; written by the store's clock. */
        MOMENT,
        /** A person's identifier in the statement, the name in the report. */
        PERSON,
        /** A tender's identifier in the statement; in the report what the chain calls it, else the product's English word. */
        TENDER,
        /** A path from the general to the special, {@code Food / Dairy}; each part of it has a row with all that is below. */
        PATH
    }

    public static Key text(String name) {
        return new Key(name, Kind.TEXT);
    }
}
