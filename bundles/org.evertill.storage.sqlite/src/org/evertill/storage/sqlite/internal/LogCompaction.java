package org.evertill.storage.sqlite.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.entity.ColumnType;

/**
 * Takes operations out of the log that are safe at head office: acknowledged, contained in a cut that this till has
 * applied, and old enough that head office has them in its backups. The base of the log moves in the transaction that
 * takes them out, so the chain is verifiable after a crash at any point. One that is set aside stays for people to see.
 * Any thread.
 */
final class LogCompaction {

    /** How long an operation stays, so that a head office put back from a backup can get it once more. */
    static final Duration KEEP = Duration.ofDays(30);

    /** Operations that leave in one transaction: a sale waits for it at most. */
    static final int SLICE = 500;

    private final Writer writer;
    private final ReaderPool readers;
    private final Clock clock;

    LogCompaction(Writer writer, ReaderPool readers, Clock clock) {
        this.writer = writer;
        this.readers = readers;
        this.clock = clock;
    }

    /** Does one slice, unless somebody is writing or waits to; gives whether there may be more to do. */
    boolean step() {
        var goal = readers.read(this::goal);
        return goal.isPresent() && writer.whenIdle(session -> compact(session, goal.get()));
    }

    /** The operation that the next slice ends with. */
    private Optional<LogBase> goal(Session session) {
        long base = LogBase.read(session).seq();
        long safe = session.number("SELECT min(acked_seq, pulled_seq) FROM replica_state");
        String limit = ColumnType.text(clock.instant().minus(KEEP));
        // Where the clock was set back and forth, the first young one ends it: the log only ever loses its beginning.
        var slice = session.list(
                "SELECT seq, hash, created_at FROM sync_log WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT " + SLICE,
                List.of(base, safe),
                row -> new Aged(new LogBase(row.getLong(1), row.getString(2)), row.getString(3)));
        return slice.stream()
                .takeWhile(operation -> operation.createdAt().compareTo(limit) < 0)
                .map(Aged::operation)
                .reduce((first, second) -> second);
    }

    private record Aged(LogBase operation, String createdAt) {}

    private boolean compact(Session session, LogBase goal) {
        if (LogBase.read(session).seq() >= goal.seq()) {
            return false;
        }
        writer.guard().open();
        session.update(
                "DELETE FROM sync_log WHERE seq <= ? AND sync_status <> '" + OperationLog.QUARANTINED + "'",
                goal.seq());
        goal.write(session);
        return true;
    }
}
