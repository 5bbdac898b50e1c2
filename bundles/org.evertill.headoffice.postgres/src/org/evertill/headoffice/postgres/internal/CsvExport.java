package org.evertill.headoffice.postgres.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.evertill.domain.BookExport;
import org.evertill.file.Csv;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/** Rows as CSV: UTF-8, comma, a header, amounts as decimals of the major unit, moments in UTC. Memory stays flat. */
final class CsvExport {

    private static final int FETCH_ROWS = 1_000;
    private static final Duration TIME_LIMIT = Duration.ofMinutes(30);

    private final Transactions transactions;

    CsvExport(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Writes the file, which appears only when it is complete; gives the number of rows below the header. */
    Outcome<Long> export(String what, Path target) {
        var export = BookExport.named(what);
        if (export.isEmpty()) {
            return Outcome.failed(
                    "headoffice.unknown-export", "There is no such export. Choose sales, lines, payments or stock.");
        }
        return transactions.longSnapshot(TIME_LIMIT, connection -> write(connection, export.get(), target));
    }

    static Problem unwritable(Path target) {
        return Problem.of(
                        "headoffice.export-failed",
                        "The file could not be written. Check that the folder is there, may be written to and has room.")
                .with("file", target);
    }

    private static long write(Connection connection, BookExport what, Path target) throws SQLException {
        try {
            return Csv.<SQLException>write(target, what.header(), csv -> add(connection, what, csv));
        } catch (IOException e) {
            throw new ProblemException(unwritable(target), e);
        }
    }

    private static void add(Connection connection, BookExport what, Csv csv) throws SQLException {
        try (var query = connection.prepareStatement(what.sql())) {
            query.setFetchSize(FETCH_ROWS);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    csv.add(what.texts(rows));
                }
            }
        }
    }
}
