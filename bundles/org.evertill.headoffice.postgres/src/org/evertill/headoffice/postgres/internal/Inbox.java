package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.evertill.entity.Entity.Nature;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Erasure;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.merge.RowChange;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push.Remark;
import org.evertill.sync.protocol.Push.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes new operations of a replica whose row is locked: audit first, then judgement transaction by transaction, then
 * numbers, all in the caller's database transaction. Any thread.
 */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** The savepoint behind which nothing is but what was received. */
    private static final String UNJUDGED = "unjudged";

    private final Tables tables;
    private final Court court;
    private final Erased erased;

    Inbox(Tables tables, Court court) {
        this.tables = tables;
        this.court = court;
        this.erased = new Erased(tables);
    }

    /**
     * What became of operations.
     *
     * @param remarks on what was not plainly applied, in order of seq
     * @param newRows whether there are rows now that others may have waited for
     */
    record Taken(List<Remark> remarks, boolean newRows) {}

    /**
     * Takes operations that follow the author's newest one.
     *
     * @param operations at least one, whole local transactions, their chain proven
     */
    Taken take(Connection connection, Replica replica, List<OpLog.Logged> operations, Instant receivedAt)
            throws SQLException {
        var pending = operations.stream().map(OpLog.Logged::operation).toList();
        var arrived = new Batch(replica.author(), pending, receivedAt);
        var mutable = names(pending, Inbox::isMutable);
        if (isOwn(replica)) {
            erased.addTargets(connection, pending, mutable);
        }
        var early = mutable.isEmpty() ? null : locked(connection, arrived, mutable);
        var kept = erased.without(connection, mutable, operations);
        var batch = arrived.part(kept.stream().map(OpLog.Logged::operation).toList());
        Operation last = pending.getLast();
        var journey = new Journey(connection);
        OpLog.insert(journey, replica.id(), kept, receivedAt);
        replica.advance(journey, last.seq(), last.hash(), last.txn(), newest(replica, pending, receivedAt));
        journey.execute("SAVEPOINT " + UNJUDGED);
        journey.send();
        var taken = apply(connection, batch, mutable, early);
        OpLog.judge(connection, replica.id(), receivedAt, taken.remarks());
        return taken;
    }

    /**
     * The same for what head office writes itself, which is taken whole or not at all.
     *
     * @throws ProblemException {@code headoffice.not-saved}
     */
    void takeOwn(Connection connection, Replica hq, List<OpLog.Logged> operations, Instant receivedAt)
            throws SQLException {
        for (var remark : take(connection, hq, operations, receivedAt).remarks()) {
            if (remark.verdict() == Verdict.QUARANTINED) {
                throw new ProblemException(
                        Problem.of("headoffice.not-saved", "The row was refused: " + remark.reason()));
            }
        }
    }

    /** Operations that nobody judges yet, without the data of people who were erased. */
    List<OpLog.Logged> withoutPersons(
            Connection connection, Map<Table, Set<String>> names, List<OpLog.Logged> operations) throws SQLException {
        return erased.without(connection, names, operations);
    }

    /** What was received before, without the data of people who were erased since. */
    List<OpLog.Received> withoutErased(Connection connection, List<OpLog.Received> received) throws SQLException {
        var operations = received.stream().map(OpLog.Received::operation).toList();
        return erased.withoutAgain(connection, names(operations, table -> true), received);
    }

    /** The locks under which rows that change are judged. */
    ScopeHeads locked(Connection connection, Batch batch) throws SQLException {
        return locked(connection, batch, names(batch.operations(), table -> true));
    }

    private static ScopeHeads locked(Connection connection, Batch batch, Map<Table, Set<String>> names)
            throws SQLException {
        var heads = ScopeHeads.lock(connection, ScopeLocks.of(connection, batch.author(), batch.operations(), names));
        // Not before: a row may be buried while this waits for the lock.
        Graves.raise(connection, names, batch.receivedAt());
        return heads;
    }

    /** All at once; only when the database refuses a value, in halves, until the transactions that hold one stand alone. */
    private Taken apply(Connection connection, Batch batch, Map<Table, Set<String>> mutable, @Nullable ScopeHeads early)
            throws SQLException {
        try {
            return together(connection, batch, mutable, early);
        } catch (SQLException | RuntimeException e) {
            if (batch.operations().stream().anyMatch(Inbox::isErasure)) {
                // It is done whole, or somebody does it again.
                throw e;
            }
            LOG.info(
                    "replica {}: {}, judging in halves",
                    batch.author().replica(),
                    Refusal.of(e).code());
            Transactions.execute(connection, "ROLLBACK TO SAVEPOINT " + UNJUDGED);
            return inHalves(connection, batch);
        }
    }

    /**
     * New facts need no look at what is there; only where rows change, they are read, under the locks of their scopes.
     *
     * @param early those locks; null when there are only facts, whose scopes are locked as late as can be
     */
    private Taken together(
            Connection connection, Batch batch, Map<Table, Set<String>> mutable, @Nullable ScopeHeads early)
            throws SQLException {
        var judgement = court.judge(connection, batch, mutable);
        var changes = judgement.changes();
        if (early != null) {
            ScopeLocks.check(changes, early);
        }
        RowStore.write(connection, tables, changes, batch.receivedAt());
        var heads = early == null ? ScopeHeads.lock(connection, ScopeLocks.of(changes)) : early;
        var journey = new Journey(connection);
        Feed.number(connection, journey, changes, heads);
        heads.store(connection, journey, batch.author().till());
        journey.send();
        finish(connection, judgement, changes, batch.judgedAt());
        return new Taken(judgement.remarks(), hasNewRows(changes));
    }

    private Taken inHalves(Connection connection, Batch batch) throws SQLException {
        var heads = locked(connection, batch);
        var taken = halves(connection, batch, Batch.transactionsOf(batch.operations()), heads);
        heads.store(connection, batch.author().till());
        return taken;
    }

    /** Of transactions that are not taken together: the first half, then the other; one alone is set aside. */
    private Taken halves(Connection connection, Batch batch, List<List<Operation>> transactions, ScopeHeads heads)
            throws SQLException {
        int middle = transactions.size() / 2;
        var first = part(connection, batch, transactions.subList(0, middle), heads);
        var second = part(connection, batch, transactions.subList(middle, transactions.size()), heads);
        var remarks = new ArrayList<>(first.remarks());
        remarks.addAll(second.remarks());
        return new Taken(remarks, first.newRows() || second.newRows());
    }

    private Taken part(Connection connection, Batch batch, List<List<Operation>> transactions, ScopeHeads heads)
            throws SQLException {
        if (transactions.isEmpty()) {
            return new Taken(List.of(), false);
        }
        var operations = transactions.stream().flatMap(List::stream).toList();
        var part = batch.part(operations);
        var start = connection.setSavepoint();
        var mark = heads.mark();
        Taken taken;
        try {
            var judgement = court.judge(connection, part, names(operations, table -> true));
            taken = store(connection, judgement, part, heads);
        } catch (SQLException | RuntimeException e) {
            var refusal = Refusal.of(e);
            connection.rollback(start);
            heads.returnTo(mark);
            taken = transactions.size() == 1
                    ? store(connection, court.setAside(part, refusal), part, heads)
                    : halves(connection, batch, transactions, heads);
        }
        connection.releaseSavepoint(start);
        return taken;
    }

    /** Stores what a judgement came to, under locks that are held already. */
    Taken store(Connection connection, Judgement judgement, Batch batch, ScopeHeads heads) throws SQLException {
        var changes = judgement.changes();
        ScopeLocks.check(changes, heads);
        RowStore.write(connection, tables, changes, batch.receivedAt());
        Feed.number(connection, changes, heads);
        finish(connection, judgement, changes, batch.judgedAt());
        return new Taken(judgement.remarks(), hasNewRows(changes));
    }

    private static void finish(Connection connection, Judgement judgement, List<RowChange> changes, Instant judgedAt)
            throws SQLException {
        ClaimStore.write(connection, judgement.claims());
        StockBalances.add(connection, changes);
        MergeAudit.insert(connection, judgement.losses(), judgedAt);
    }

    private static boolean isOwn(Replica replica) {
        return replica.id().equals(VersionVector.HEAD_OFFICE);
    }

    private static boolean isErasure(Operation op) {
        return op.table().equals(Erasure.TYPE.table());
    }

    private boolean hasNewRows(List<RowChange> changes) {
        return changes.stream()
                .anyMatch(change -> change.before().isEmpty()
                        && isWaitedFor(tables.get(change.key().table()).type().nature()));
    }

    private static boolean isWaitedFor(Nature nature) {
        return switch (nature) {
            case MASTER, PROCESS -> true;
            case FACT, DERIVED -> false;
        };
    }

    /** Rows that may be there already, or that claim what others may have. */
    private static boolean isMutable(Table table) {
        return table.type().nature() != Nature.FACT || !table.type().claims().isEmpty();
    }

    /** The rows that operations are about, of the tables that are wanted. */
    Map<Table, Set<String>> names(List<Operation> operations, Predicate<Table> wanted) {
        var names = new LinkedHashMap<Table, Set<String>>();
        for (Operation op : operations) {
            var table = tables.find(op.table()).filter(wanted);
            if (table.isPresent() && RowKey.isIdentifier(op.entityId())) {
                names.computeIfAbsent(table.get(), t -> new LinkedHashSet<>()).add(op.entityId());
            }
        }
        return names;
    }

    private static Hlc newest(Replica replica, List<Operation> operations, Instant receivedAt) {
        Hlc newest = replica.lastHlc();
        for (Operation op : operations) {
            Hlc clamped = op.hlc().clampedTo(receivedAt.toEpochMilli() + Merger.MAX_AHEAD_MILLIS);
            newest = clamped.compareTo(newest) > 0 ? clamped : newest;
        }
        return newest;
    }
}
