package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Copies a database that is in use, page by page, so that row numbers stay what the search index takes them for. The
 * copy gets its name only when it is whole, checked and on the disk.
 */
final class Backup {

    /** All pages in one step, which is one snapshot; smaller steps start anew whenever somebody writes. */
    private static final int ALL_PAGES = -1;

    private Backup() {}

    static Outcome<Path> copy(Path database, Path target) {
        Path absolute = target.toAbsolutePath().normalize();
        if (absolute.getFileName().toString().startsWith(database.getFileName().toString())
                && isSame(absolute.getParent(), database.toAbsolutePath().getParent())) {
            return Outcome.failed(
                    "storage.backup-target",
                    "The backup would replace the database itself. Choose another name or another directory for it.");
        }
        Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            Files.createDirectories(absolute.getParent());
            Files.deleteIfExists(unfinished);
            try {
                OwnerOnly.create(unfinished);
                pages(database, unfinished);
                check(unfinished);
                force(unfinished);
                Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                forceDirectory(absolute.getParent());
                return Outcome.ok(absolute);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        } catch (IOException e) {
            return Outcome.failed(SqlProblems.of(e, absolute));
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            // One of them is not there.
            return false;
        }
    }

    private static void pages(Path database, Path unfinished) {
        try (Session source = Connections.reader(database)) {
            var connection = (SQLiteConnection) source.connection();
            int result = connection.getDatabase().backup("main", unfinished.toString(), null, 100, 100, ALL_PAGES);
            SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(result);
            if (code != SQLiteErrorCode.SQLITE_OK && code != SQLiteErrorCode.SQLITE_DONE) {
                throw new SQLiteException("backup", code);
            }
        } catch (SQLException e) {
            throw SqlProblems.translate(e, "backup");
        }
    }

    private static void check(Path copy) {
        try (Session session = Connections.plain(copy)) {
            // The copy is one file that needs no log beside it.
            session.run("PRAGMA journal_mode = DELETE");
            FileCheck.quickCheck(session);
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes the new name durable; some systems cannot open a directory, and need not. */
    static void forceDirectory(Path directory) {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LoggerFactory.getLogger(Backup.class).debug("cannot force {}", directory, e);
        }
    }
}
