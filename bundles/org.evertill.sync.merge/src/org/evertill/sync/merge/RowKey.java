package org.evertill.sync.merge;

/** What names a row: its table and its identifier. */
public record RowKey(String table, String id) {

    private static final int MAX_ID_LENGTH = 64;

    /** Whether a text can name a row. */
    public static boolean isIdentifier(String text) {
        return !text.isBlank() && text.length() <= MAX_ID_LENGTH && text.indexOf('\u0000') < 0;
    }
}
