package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Which rows of customers are one person: whoever asks what is held, or to be erased, means all of them, whichever goes on in place of the
 * others. Deleted rows count, for what they say is kept.
 */
final class SamePerson {

    /** Rows of one person at most. */
    private static final int MAX_ROWS = 1_000;

    private static final String TIED = """
        SELECT s.id FROM customers c JOIN customers s ON s.id = c.merged_into WHERE c.id = ?
        UNION SELECT id FROM customers WHERE merged_into = ? ORDER BY 1
        """;

    private SamePerson() {}

    /** All rows of the person whom one of them names, that one first; only that one when nobody knows it. */
    static SequencedSet<String> rowsOf(Connection connection, String id) throws SQLException {
        var found = new LinkedHashSet<>(List.of(id));
        var next = new ArrayDeque<>(found);
        try (var query = connection.prepareStatement(TIED)) {
            while (!next.isEmpty() && found.size() < MAX_ROWS) {
                String at = next.remove();
                query.setString(1, at);
                query.setString(2, at);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        if (found.add(rows.getString(1))) {
                            next.add(rows.getString(1));
                        }
                    }
                }
            }
        }
        return found;
    }
}
