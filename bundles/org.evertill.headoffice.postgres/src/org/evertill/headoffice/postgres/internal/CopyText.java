package org.evertill.headoffice.postgres.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the text format of PostgreSQL's COPY. They are sent piece by piece while the rest is still being
 * made, so that the database is at work meanwhile. Memory: one piece.
 */
final class CopyText implements Journey.Values {

    private static final int PIECE_CHARS = 32_768;

    private final StringBuilder text = new StringBuilder(4096);
    private boolean lineStart = true;

    private CopyText() {}

    /** Sends all rows. */
    static <T> void send(Connection connection, String tableAndColumns, Iterable<T> rows, Journey.Line<? super T> line)
            throws SQLException {
        var api = connection.unwrap(PGConnection.class).getCopyAPI();
        var copy = api.copyIn("COPY " + tableAndColumns + " FROM STDIN");
        try {
            var text = new CopyText();
            for (T row : rows) {
                line.append(text, row);
                text.endLine();
                if (text.text.length() >= PIECE_CHARS) {
                    text.pass(copy);
                }
            }
            text.pass(copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    @Override
    public CopyText value(@Nullable Object value) {
        if (!lineStart) {
            text.append('\t');
        }
        lineStart = false;
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    private void endLine() {
        text.append('\n');
        lineStart = true;
    }

    /** Passes whole lines on. */
    private void pass(CopyIn copy) throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.flushCopy();
        text.setLength(0);
    }

    /** Most values need no escape at all, and go whole, which is several times faster than as a part of a text. */
    private void escape(String value) {
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            char escaped = escaped(value.charAt(i));
            if (escaped != 0) {
                text.append(value, done, i).append('\\').append(escaped);
                done = i + 1;
            }
        }
        if (done == 0) {
            text.append(value);
        } else {
            text.append(value, done, value.length());
        }
    }

    /** The letter that stands for a character behind a backslash, 0 for one that stands for itself. */
    private static char escaped(char c) {
        return switch (c) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }
}
