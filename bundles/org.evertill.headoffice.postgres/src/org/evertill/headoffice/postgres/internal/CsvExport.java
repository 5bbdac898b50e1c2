package org.evertill.headoffice.postgres.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.evertill.domain.BookExport;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows as CSV: UTF-8, comma, a header, amounts as decimals of the major unit, moments in UTC. Memory stays flat. */
final class CsvExport {

    private static final Logger LOG = LoggerFactory.getLogger(CsvExport.class);
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
        if (Files.isDirectory(target)) {
            return Outcome.failed(unwritable(target));
        }
        var part = target.resolveSibling(target.getFileName() + ".part");
        return transactions.longSnapshot(TIME_LIMIT, connection -> {
            try {
                long rows = write(connection, export.get(), part);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                return rows;
            } catch (IOException e) {
                throw new ProblemException(unwritable(target), e);
            } finally {
                discard(part);
            }
        });
    }

    static Problem unwritable(Path target) {
        return Problem.of(
                        "headoffice.export-failed",
                        "The file could not be written. Check that the folder is there, may be written to and has room.")
                .with("file", target);
    }

    /** Deletes what is left of a file that did not become whole; nothing when it did. */
    static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.debug("what was written of an export stays at {}", part, e);
        }
    }

    private static long write(Connection connection, BookExport what, Path file) throws SQLException, IOException {
        try (var csv = CsvWriter.builder().build(file);
                var query = connection.prepareStatement(what.sql())) {
            csv.writeRecord(what.header());
            query.setFetchSize(FETCH_ROWS);
            long count = 0;
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    csv.writeRecord(what.texts(rows));
                    count++;
                }
            }
            return count;
        }
    }
}
