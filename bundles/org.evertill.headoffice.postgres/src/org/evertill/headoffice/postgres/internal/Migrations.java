package org.evertill.headoffice.postgres.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings head office's own tables up to this software, in numbered steps. A step is one SQL file; one that was shipped
 * is never edited.
 */
final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** Number n stands at place n − 1. */
    static final List<String> FILES = List.of(
            "0001-head-office.sql",
            "0002-row-requests.sql",
            "0003-row-history.sql",
            "0004-months-of-facts.sql",
            "0005-conflicts.sql",
            "0006-shape.sql",
            "0007-cleanup.sql",
            "0008-stock-counts.sql",
            "0009-history-of-a-month.sql",
            "0010-same-word.sql",
            "0011-branches.sql",
            "0012-epochs.sql",
            "0013-keys.sql",
            "0014-contents.sql",
            "0015-journal.sql",
            "0016-key-with-scope.sql",
            "0017-erasures.sql",
            "0018-row-digests.sql",
            "0019-kept-edits.sql",
            "0020-kept-apart.sql",
            "0021-reports.sql",
            "0022-z-ledger.sql",
            "0023-z-ledger-digest.sql",
            "0024-z-in-file.sql");

    /** From this step on every row has its digest beside it. */
    static final int DIGESTS_OF_ROWS = 18;

    private Migrations() {}

    /**
     * Runs what is missing, in the caller's transaction.
     *
     * @return the number of the newest step before, 0 for a new database
     * @throws ProblemException {@code headoffice.newer} when the database has steps that this software does not know
     */
    static int run(Connection connection, Shape shape) throws SQLException {
        Transactions.execute(
                connection,
                "CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER PRIMARY KEY, file TEXT NOT NULL,"
                        + " applied_at TIMESTAMPTZ NOT NULL DEFAULT now())");
        int done = newest(connection);
        if (done > FILES.size()) {
            throw new ProblemException(Problem.of(
                            "headoffice.newer",
                            "This database was made by a newer Evertill. Update this head office, or give it the"
                                    + " database that belongs to it. Nothing was changed.")
                    .with("database", done)
                    .with("software", FILES.size()));
        }
        if (done > 0 && done < FILES.size()) {
            shape.changes();
        }
        for (int number = done + 1; number <= FILES.size(); number++) {
            apply(connection, number);
        }
        return done;
    }

    private static int newest(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT coalesce(max(number), 0) FROM schema_migration")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void apply(Connection connection, int number) throws SQLException {
        String file = FILES.get(number - 1);
        LOG.info("migrating the database: {}", file);
        Transactions.execute(connection, read("migration/" + file));
        try (var insert = connection.prepareStatement("INSERT INTO schema_migration (number, file) VALUES (?, ?)")) {
            insert.setInt(1, number);
            insert.setString(2, file);
            insert.executeUpdate();
        }
    }

    static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Migrations.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
