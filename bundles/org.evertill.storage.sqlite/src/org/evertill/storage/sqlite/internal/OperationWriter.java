package org.evertill.storage.sqlite.internal;

import java.util.Objects;
import java.util.Optional;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.HlcClock;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/** Appends the operations of one transaction to the log and moves its head. One thread; the guard is open. */
final class OperationWriter {

    private static final String TOO_LARGE = "storage.transaction-too-large";

    private final Session session;
    private final Optional<TillIdentity> identity;
    private final HlcClock clock;
    private final IdSource ids;
    private final String userId;
    private final String createdAt;
    private final String txn;
    private final LogPosition start;
    private LogPosition head;
    private long chars;

    OperationWriter(
            Session session,
            Optional<TillIdentity> identity,
            LogPosition head,
            HlcClock clock,
            IdSource ids,
            Stamp stamp) {
        this.session = session;
        this.identity = identity;
        this.clock = clock;
        this.ids = ids;
        this.userId = stamp.userId();
        this.createdAt = stamp.createdAt();
        this.txn = ids.next();
        this.start = head;
        this.head = head;
    }

    /** Who writes, and when by the wall clock. */
    record Stamp(String userId, String createdAt) {}

    /** The vector a row gets with the next operation. */
    VersionVector nextVector(VersionVector old) {
        return old.with(replica(), head.seq() + 1);
    }

    /** Logs one operation on a row. */
    void append(
            EntityTable<?> table,
            OperationKind kind,
            Row before,
            Row after,
            VersionVector context,
            EntityTable.Image image) {
        long seq = head.seq() + 1;
        checkCount(seq - start.seq());
        Hlc hlc = clock.tick();
        var operation = new Operation(
                seq,
                txn,
                ids.next(),
                table.table(),
                Objects.requireNonNull(image.row().text(table.idColumn())),
                image.scope(),
                kind,
                before,
                after,
                context,
                hlc,
                userId,
                table.type().version(),
                "");
        var rows = OperationLog.Rows.of(operation);
        String body = HashChain.canonical(operation, rows.before(), rows.after());
        checkSize(body.length());
        String hash = HashChain.next(head.hash(), body);
        OperationLog.append(session, operation.withHash(hash), rows, createdAt);
        head = new LogPosition(seq, hash, hlc);
    }

    private static void checkCount(long operations) {
        if (operations > Limits.MAX_TXN_OPERATIONS) {
            throw new ProblemException(Problem.of(
                            TOO_LARGE,
                            "One transaction may change " + Limits.MAX_TXN_OPERATIONS
                                    + " rows at most. Nothing was changed; do it in several parts.")
                    .with("limit", Limits.MAX_TXN_OPERATIONS));
        }
    }

    /** What could not be sent is not committed: it would keep everything behind it waiting. */
    private void checkSize(int operation) {
        chars += operation;
        if (operation > Limits.MAX_ROW_CHARS) {
            throw new ProblemException(Problem.of(
                            TOO_LARGE,
                            "One row may have about " + Limits.MAX_ROW_CHARS
                                    + " characters at most, its old and its new values together. Nothing was changed;"
                                    + " shorten its texts.")
                    .with("limit", Limits.MAX_ROW_CHARS));
        }
        if (chars > Limits.MAX_TXN_CHARS) {
            throw new ProblemException(Problem.of(
                            TOO_LARGE,
                            "The rows of one transaction may have about " + Limits.MAX_TXN_CHARS
                                    + " characters at most. Nothing was changed; do it in several parts.")
                    .with("limit", Limits.MAX_TXN_CHARS));
        }
    }

    /** Keeps head office's image of a row that is about to get its first operation on top of it. */
    void keepShadow(EntityTable<?> table, String id, EntityTable.Image old) {
        if (old.vector().get(replica()) > 0) {
            return;
        }
        session.update(
                "INSERT INTO shadow (table_name, entity_id, scope, version, deleted, row, after_seq)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                table.table(),
                id,
                old.scope(),
                old.vector().get(VersionVector.HEAD_OFFICE),
                old.deleted(),
                table.text(session, id, old.whole()),
                head.seq());
    }

    /** The log's end, with what was logged. */
    LogPosition head() {
        return head;
    }

    /** Whether anything was logged. */
    boolean hasMoved() {
        return head.seq() > start.seq();
    }

    /** Writes the head of the log. */
    void finish() {
        head.write(session);
    }

    private String replica() {
        return identity.orElseThrow(() -> new ProblemException(Problem.of(
                        "till.not-enrolled",
                        "This till has not been enrolled yet. Enrol it with a code from head office, then do it"
                                + " again.")))
                .replica();
    }
}
