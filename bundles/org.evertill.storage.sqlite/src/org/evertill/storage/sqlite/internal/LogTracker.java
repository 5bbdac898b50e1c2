package org.evertill.storage.sqlite.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.evertill.kernel.HlcClock;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.ServerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operation log as the engine sees it. Any thread. */
final class LogTracker implements ChangeTracker {

    private static final Logger LOG = LoggerFactory.getLogger(LogTracker.class);

    /** What an operation needs on the wire beside the values of its columns, roughly, in bytes. */
    private static final int OVERHEAD_BYTES = 400;

    /** Asked at every sale, so it has to name the condition of its partial index in full: SQLite does not infer it. */
    static final String COUNT_QUARANTINED = "SELECT count(*) FROM sync_log"
            + " WHERE sync_status IN ('conflict', 'quarantined') AND sync_status = 'quarantined'";

    private final Writer writer;
    private final ReaderPool readers;
    private final Tables tables;
    private final HlcClock clock;
    private final OwnIdentity identity;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    LogTracker(Writer writer, ReaderPool readers, Tables tables, HlcClock clock, OwnIdentity identity) {
        this.writer = writer;
        this.readers = readers;
        this.tables = tables;
        this.clock = clock;
        this.identity = identity;
    }

    @Override
    public LogHead head() {
        var head = readers.read(LogPosition::read);
        return new LogHead(head.seq(), head.hash());
    }

    @Override
    public long acknowledgedSeq() {
        return readers.read(session -> session.number("SELECT acked_seq FROM replica_state"));
    }

    @Override
    public long compactedSeq() {
        return readers.read(session -> LogBase.read(session).seq());
    }

    @Override
    public Optional<String> hashOf(long seq) {
        return readers.read(session -> hash(session, seq));
    }

    static Optional<String> hash(Session session, long seq) {
        var base = LogBase.read(session);
        if (seq < base.seq()) {
            return Optional.empty();
        }
        if (seq == 0) {
            return Identities.read(session).map(identity -> HashChain.genesis(identity.replica()));
        }
        return seq == base.seq()
                ? Optional.of(base.hash())
                : session.first("SELECT hash FROM sync_log WHERE seq = ?", List.of(seq), row -> row.getString(1));
    }

    @Override
    public List<Hello.Branch> branches() {
        return readers.read(Branches::all);
    }

    @Override
    public void goOnBehind(long seq) {
        identity.goOnBehind(seq);
    }

    @Override
    public void headOfficeIsKnownBy(List<ServerKey> keys) {
        identity.headOfficeIsKnownBy(keys);
    }

    @Override
    public void shutOut(long keptApartSeq) {
        noteApart(OptionalLong.of(keptApartSeq));
    }

    @Override
    public void letIn() {
        noteApart(OptionalLong.empty());
    }

    private void noteApart(OptionalLong seq) {
        if (!keptApartSeq().equals(seq)) {
            writer.transaction(session -> {
                writer.guard().open();
                return seq.isPresent()
                        ? session.update("UPDATE replica_state SET kept_apart_seq = ? WHERE id = 1", seq.getAsLong())
                        : session.update("UPDATE replica_state SET kept_apart_seq = NULL WHERE id = 1");
            });
        }
    }

    @Override
    public OptionalLong keptApartSeq() {
        return readers.read(session -> session
                .first(
                        "SELECT kept_apart_seq FROM replica_state WHERE kept_apart_seq IS NOT NULL",
                        List.of(),
                        row -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst());
    }

    @Override
    public void clockIsAhead(Duration by) {
        clock.correct(by);
    }

    @Override
    public List<Operation> from(long seq, int maxOperations, int maxBytes) {
        return readers.read(session -> {
            long last = lastOf(session, seq, maxOperations, maxBytes);
            return session.list(
                    OperationLog.select() + "WHERE seq BETWEEN ? AND ? ORDER BY seq",
                    List.of(seq, last),
                    OperationLog.in(session));
        });
    }

    /** The last operation of the last transaction that fits; the first transaction always does. */
    private static long lastOf(Session session, long seq, int maxOperations, int maxBytes) {
        return session.use(
                "SELECT seq, txn, octet_length(changes) FROM sync_log WHERE seq >= ? ORDER BY seq", statement -> {
                    Session.bind(statement, seq);
                    try (var rows = statement.executeQuery()) {
                        var fit = new Fit(seq - 1, maxOperations, maxBytes);
                        while (fit.open && rows.next()) {
                            fit.take(rows.getLong(1), rows.getString(2), rows.getLong(3) + OVERHEAD_BYTES);
                        }
                        return fit.open ? fit.lastSeen : fit.end;
                    }
                });
    }

    /** Counts transactions until one does not fit any more. */
    private static final class Fit {
        private final int maxOperations;
        private final int maxBytes;
        private String txn = "";
        private boolean open = true;
        private boolean hasWhole;
        private long end;
        private long lastSeen;
        private long operations;
        private long bytes;

        Fit(long end, int maxOperations, int maxBytes) {
            this.end = end;
            this.lastSeen = end;
            this.maxOperations = maxOperations;
            this.maxBytes = maxBytes;
        }

        void take(long seq, String nextTxn, long size) {
            if (!nextTxn.equals(txn)) {
                hasWhole = !txn.isEmpty();
                end = lastSeen;
                txn = nextTxn;
            }
            operations++;
            bytes += size;
            if (hasWhole && (operations > maxOperations || bytes > maxBytes)) {
                open = false;
            } else {
                lastSeen = seq;
            }
        }
    }

    @Override
    public void acknowledged(long lastSeq, List<Push.Remark> remarks) {
        writer.transaction(session -> {
            writer.guard().open();
            acknowledge(session, lastSeq, remarks);
            return lastSeq;
        });
    }

    @Override
    public void lost(long afterSeq) {
        writer.transaction(session -> {
            writer.guard().open();
            return session.update("UPDATE replica_state SET acked_seq = min(acked_seq, ?) WHERE id = 1", afterSeq);
        });
    }

    private void acknowledge(Session session, long lastSeq, List<Push.Remark> remarks) {
        long acked = session.number("SELECT acked_seq FROM replica_state");
        if (lastSeq > acked) {
            session.update(
                    "UPDATE sync_log SET sync_status = 'synced' WHERE seq > ? AND seq <= ? AND sync_status = 'pending'",
                    acked,
                    lastSeq);
            session.update("UPDATE replica_state SET acked_seq = min(?, last_seq) WHERE id = 1", lastSeq);
        }
        remarks.forEach(remark -> note(session, remark));
    }

    private void note(Session session, Push.Remark remark) {
        String status = switch (remark.verdict()) {
            case MERGED -> OperationLog.SYNCED;
            case CONFLICT -> OperationLog.CONFLICT;
            case QUARANTINED -> OperationLog.QUARANTINED;
        };
        OperationLog.note(session, remark.seq(), status, remark.reason());
        if (remark.verdict() != Push.Verdict.MERGED) {
            OperationLog.find(session, remark.seq()).ifPresent(op -> mark(session, op));
        }
    }

    /** Shows at the row that a person has to look at it. */
    private void mark(Session session, Operation op) {
        tables.named(op.table())
                .ifPresent(table -> session.update(
                        "UPDATE " + table.table() + " SET sync_status = 'conflict' WHERE " + table.idColumn() + " = ?",
                        op.entityId()));
    }

    @Override
    public Listening listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells the listeners that operations were committed; the commit stands whatever they do. */
    void committed() {
        for (var listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("a listener of the operation log failed", e);
            }
        }
    }

    @Override
    public Backlog backlog() {
        return readers.read(session -> {
            long acked = session.number("SELECT acked_seq FROM replica_state");
            long pending = session.number("SELECT last_seq FROM replica_state") - acked;
            Optional<Instant> oldest = OperationLog.createdAfter(session, acked).map(Instant::parse);
            return new Backlog(
                    pending,
                    oldest,
                    session.number("SELECT count(*) FROM sync_conflicts WHERE status = 'OPEN'"),
                    session.number(COUNT_QUARANTINED));
        });
    }
}
