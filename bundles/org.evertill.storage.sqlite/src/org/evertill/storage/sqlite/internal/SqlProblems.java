package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite and the file system refuse, told so that a cashier knows what to do. */
final class SqlProblems {

    /** Begins the message of every guard trigger. */
    static final String GUARD = "evertill-guard:";

    private SqlProblems() {}

    /** The exception that stands for a failure of SQLite; what only a programmer can cause is no problem. */
    static RuntimeException translate(SQLException failure, String sql) {
        SQLiteErrorCode code =
                failure instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
        String message = String.valueOf(failure.getMessage());
        if (message.contains(GUARD)) {
            return new ProblemException(
                    Problem.of(
                            "storage.guarded",
                            "A statement tried to change a table that is written by the unit"
                                    + " of work only. Nothing was changed; use insert, update or delete instead."),
                    failure);
        }
        return switch (kind(code)) {
            case FULL -> new ProblemException(diskFull(), failure);
            case READ_ONLY -> new ProblemException(readOnly("The database file"), failure);
            case DAMAGED -> new ProblemException(damaged(message), failure);
            case BUSY -> new ProblemException(busy(), failure);
            case DISK ->
                new ProblemException(unavailable("The disk reported an error (" + code.name() + ")."), failure);
            case CONSTRAINT ->
                new ProblemException(
                        Problem.of("storage.constraint", "A row breaks a rule of its table. Nothing was changed.")
                                .with("constraint", code.name()),
                        failure);
            case PROGRAM -> new IllegalArgumentException("SQLite refuses: " + sql, failure);
        };
    }

    private enum Kind {
        FULL,
        READ_ONLY,
        DAMAGED,
        BUSY,
        DISK,
        CONSTRAINT,
        PROGRAM
    }

    private static Kind kind(SQLiteErrorCode code) {
        String name = code.name();
        // Without room SQLite also cannot enlarge the index of its write-ahead log.
        if (name.equals("SQLITE_FULL") || name.equals("SQLITE_IOERR_SHMSIZE")) {
            return Kind.FULL;
        }
        if (name.startsWith("SQLITE_READONLY") || name.equals("SQLITE_PERM")) {
            return Kind.READ_ONLY;
        }
        if (name.startsWith("SQLITE_CORRUPT") || name.equals("SQLITE_NOTADB")) {
            return Kind.DAMAGED;
        }
        if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
            return Kind.BUSY;
        }
        if (name.startsWith("SQLITE_IOERR") || name.startsWith("SQLITE_CANTOPEN")) {
            return Kind.DISK;
        }
        return name.startsWith("SQLITE_CONSTRAINT") ? Kind.CONSTRAINT : Kind.PROGRAM;
    }

    /** Whether a failure undid only its own statement, so that the transaction may go on. */
    static boolean isHarmless(ProblemException failure) {
        String code = failure.problem().code();
        return !code.startsWith("storage.") || code.equals("storage.constraint") || code.equals("storage.guarded");
    }

    /** What a failure of the file system is. */
    static Problem of(IOException failure, Path path) {
        // The file system names the reason only in words that come from the operating system.
        String reason = failure instanceof FileSystemException fs ? String.valueOf(fs.getReason()) : "";
        String words = (reason + " " + failure.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("no space left")
                || words.contains("not enough space")
                || words.contains("disk full")
                || words.contains("quota exceeded")) {
            return diskFull().with("path", path);
        }
        if (failure instanceof AccessDeniedException || words.contains("read-only") || words.contains("denied")) {
            return readOnly("The directory " + path).with("path", path);
        }
        if (failure instanceof FileAlreadyExistsException) {
            return Problem.of(
                            "storage.unavailable",
                            path + " is no directory. Choose another data directory with --data.")
                    .with("path", path);
        }
        return unavailable("The directory " + path + " cannot be used (" + failure.getMessage() + ").")
                .with("path", path);
    }

    /** What a file system that is read-only as a whole is. */
    static Problem of(ReadOnlyFileSystemException failure, Path path) {
        return readOnly("The directory " + path).with("path", path);
    }

    static Problem diskFull() {
        return Problem.of(
                "storage.disk-full",
                "The disk is full. Nothing was half done. Make room on the disk, then do it again.");
    }

    static Problem readOnly(String what) {
        return Problem.of(
                "storage.read-only",
                what + " cannot be written. Give the user of the till the right to write there, or choose another data"
                        + " directory.");
    }

    static Problem damaged(String how) {
        return Problem.of(
                        "storage.damaged",
                        "The till's database is damaged. Nothing was changed. Move till.db and the files that begin"
                                + " with till.db- away and keep them, put the newest backup in their place as till.db"
                                + " and start again; what head office has comes back from there.")
                .with("how", how);
    }

    static Problem busy() {
        return Problem.of(
                "storage.busy",
                "The database is in use by something that does not let go of it. Close other programs that have it"
                        + " open and try again.");
    }

    static Problem unavailable(String why) {
        return Problem.of(
                "storage.unavailable", why + " Check that the disk is connected and healthy, then start again.");
    }
}
