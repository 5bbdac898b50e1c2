package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.evertill.kernel.ProblemException;

/**
 * Looks whether a database file is whole, before anything is written to it.
 *
 * <p>Reading every page takes some five seconds per gigabyte, and a till has to be ready in four. So every page is read
 * when there is a reason to doubt, that is when the last owner did not end well, or when the file is small enough not to
 * matter. After a clean end only the header and the length are compared, which notices a file that was cut short or
 * replaced. Of a file that is too large for it, also after a bad end, only the small tables are read on which all else
 * stands: an end without warning does no harm to a file with a write-ahead log, unless the disk itself is broken, and
 * that SQLite notices where it meets it. The {@link SqliteCheck} always reads all.
 */
final class FileCheck {

    /** Files up to this size are read whole at every start. */
    static final long SMALL_BYTES = 32L << 20;

    /** Files beyond this size are never read whole at a start. */
    static final long LARGE_BYTES = 512L << 20;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 100;
    private static final int PAGE_SIZE_AT = 16;
    private static final int PAGE_COUNT_AT = 28;
    private static final int LARGEST_PAGE = 65_536;

    private FileCheck() {}

    /** Looks at the file itself; {@code storage.damaged} when it cannot be whole. */
    static void beforeOpening(Path file, boolean lastEndedBadly) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        boolean logged = Files.exists(log) && Files.size(log) > 0;
        long size = Files.size(file);
        if (size == 0 && (lastEndedBadly || logged)) {
            // Killed while it was being made: SQLite goes on from the log, or from nothing.
            return;
        }
        ByteBuffer header = header(file);
        if (header.limit() < HEADER_BYTES || !startsWithMagic(header)) {
            throw damaged("the file does not begin like a database");
        }
        int pageSize = header.getShort(PAGE_SIZE_AT) & 0xFFFF;
        long expected = (header.getInt(PAGE_COUNT_AT) & 0xFFFFFFFFL) * (pageSize == 1 ? LARGEST_PAGE : pageSize);
        if (!logged && size < expected) {
            throw damaged("the file was cut short: " + size + " of " + expected + " bytes");
        }
    }

    /** Reads the whole file when there is a reason to; {@code storage.damaged} when something is wrong. */
    static void afterOpening(Session session, Path file, boolean lastEndedBadly) throws IOException {
        long size = Files.size(file);
        if (size <= SMALL_BYTES || lastEndedBadly && size <= LARGE_BYTES) {
            quickCheck(session);
        } else {
            session.list(
                            "SELECT name FROM sqlite_schema WHERE name IN ('migration', 'replica_state',"
                                    + " 'till_identity', 'shadow', 'sync_cursor', 'sync_conflicts')",
                            List.of(),
                            row -> row.getString(1))
                    .forEach(table -> check(session, "PRAGMA quick_check(" + table + ")"));
        }
    }

    /** Reads the whole file. */
    static void quickCheck(Session session) {
        check(session, "PRAGMA quick_check(1)");
    }

    private static void check(Session session, String pragma) {
        List<String> answers = session.list(pragma, List.of(), row -> row.getString(1));
        if (!answers.equals(List.of("ok"))) {
            throw damaged(String.join("; ", answers));
        }
    }

    private static ByteBuffer header(Path file) throws IOException {
        var header = ByteBuffer.allocate(HEADER_BYTES);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.read(header, 0);
        }
        return header.flip();
    }

    private static boolean startsWithMagic(ByteBuffer header) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (header.get(i) != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    private static ProblemException damaged(String how) {
        return new ProblemException(SqlProblems.damaged(how));
    }
}
