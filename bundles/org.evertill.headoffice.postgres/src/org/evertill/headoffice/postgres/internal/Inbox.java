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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.evertill.entity.Entity.Nature;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Problem;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push.Remark;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes new operations of a replica whose row is locked: audit first, then judgement transaction by transaction, then
 * numbers, all in the caller's database transaction. Any thread.
 */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Tables tables;
    private final Merger merger;

    Inbox(Tables tables, Merger merger) {
        this.tables = tables;
        this.merger = merger;
    }

    /**
     * Takes operations that follow the author's newest one.
     *
     * @param operations at least one, whole local transactions, their chain proven
     * @return what was not plainly applied, in order of seq
     */
    List<Remark> take(Connection connection, Author author, List<OpLog.Logged> operations, Instant receivedAt)
            throws SQLException {
        var pending = operations.stream().map(OpLog.Logged::operation).toList();
        var mutable = names(pending, table -> table.type().nature() != Nature.FACT);
        var early = mutable.isEmpty() ? null : ScopeHeads.lock(connection, writable(author, pending));
        OpLog.insert(connection, author.replica(), operations, receivedAt);
        var remarks = apply(connection, new Batch(author, pending, receivedAt), mutable, early);
        OpLog.judge(connection, author.replica(), receivedAt, remarks);
        Operation last = pending.getLast();
        author.advance(connection, last.seq(), last.hash(), last.txn(), newest(author, pending, receivedAt));
        return remarks;
    }

    /**
     * What is judged.
     *
     * @param operations whole local transactions of the author
     */
    private record Batch(Author author, List<Operation> operations, Instant receivedAt) {}

    /** All at once; only when the database refuses a value, one local transaction after the other. */
    private List<Remark> apply(
            Connection connection, Batch batch, Map<Table, Set<String>> mutable, @Nullable ScopeHeads early)
            throws SQLException {
        var start = connection.setSavepoint();
        try {
            return together(connection, batch, mutable, early);
        } catch (SQLException e) {
            if (SqlFailure.of(e) != SqlFailure.DATA) {
                throw e;
            }
            LOG.info("replica {}: SQLSTATE {}, judging one by one", batch.author.replica(), e.getSQLState());
            connection.rollback(start);
            return oneByOne(connection, batch);
        }
    }

    /**
     * New facts need no look at what is there; only where rows change, they are read, under the locks of their scopes.
     *
     * @param early those locks; null when there are only facts, whose scopes are locked as late as can be
     */
    private List<Remark> together(
            Connection connection, Batch batch, Map<Table, Set<String>> mutable, @Nullable ScopeHeads early)
            throws SQLException {
        var known = RowStore.read(connection, mutable);
        var judgement = new Judgement(merger, batch.author, tables, known, batch.receivedAt);
        transactionsOf(batch.operations).forEach(judgement::judge);
        var changes = judgement.changes();
        RowStore.write(connection, changes, batch.receivedAt);
        var heads = early == null ? ScopeHeads.lock(connection, scopesOf(changes)) : early;
        RowStore.number(connection, changes, heads);
        heads.store(connection, batch.author.replica());
        finish(connection, judgement, changes, batch.receivedAt);
        return judgement.remarks();
    }

    private List<Remark> oneByOne(Connection connection, Batch batch) throws SQLException {
        var heads = ScopeHeads.lock(connection, writable(batch.author, batch.operations));
        var remarks = new ArrayList<Remark>();
        for (List<Operation> transaction : transactionsOf(batch.operations)) {
            var start = connection.setSavepoint();
            var mark = heads.mark();
            try {
                remarks.addAll(alone(connection, new Batch(batch.author, transaction, batch.receivedAt), heads));
            } catch (SQLException e) {
                if (SqlFailure.of(e) != SqlFailure.DATA) {
                    throw e;
                }
                connection.rollback(start);
                heads.returnTo(mark);
                remarks.addAll(Judgement.quarantined(transaction, unstorable(e)));
            }
            connection.releaseSavepoint(start);
        }
        heads.store(connection, batch.author.replica());
        return remarks;
    }

    /** One local transaction, with all its rows read. */
    private List<Remark> alone(Connection connection, Batch batch, ScopeHeads heads) throws SQLException {
        var known = RowStore.read(connection, names(batch.operations, table -> true));
        var judgement = new Judgement(merger, batch.author, tables, known, batch.receivedAt);
        judgement.judge(batch.operations);
        var changes = judgement.changes();
        RowStore.write(connection, changes, batch.receivedAt);
        RowStore.number(connection, changes, heads);
        finish(connection, judgement, changes, batch.receivedAt);
        return judgement.remarks();
    }

    private static void finish(Connection connection, Judgement judgement, List<RowChange> changes, Instant receivedAt)
            throws SQLException {
        StockBalances.add(connection, changes);
        MergeAudit.insert(connection, judgement.losses(), receivedAt);
    }

    private Map<Table, Set<String>> names(List<Operation> operations, Predicate<Table> wanted) {
        var names = new LinkedHashMap<Table, Set<String>>();
        for (Operation op : operations) {
            var table = tables.find(op.table()).filter(wanted);
            if (table.isPresent() && Admission.isIdentifier(op.entityId())) {
                names.computeIfAbsent(table.get(), t -> new LinkedHashSet<>()).add(op.entityId());
            }
        }
        return names;
    }

    private static SortedSet<String> writable(Author author, List<Operation> operations) {
        var scopes = new TreeSet<String>();
        operations.stream().map(Operation::scope).filter(author::mayWrite).forEach(scopes::add);
        return scopes;
    }

    private static SortedSet<String> scopesOf(List<RowChange> changes) {
        var scopes = new TreeSet<String>();
        changes.forEach(c -> scopes.add(c.scope()));
        return scopes;
    }

    /** Runs of operations that share a local transaction, in order. */
    static List<List<Operation>> transactionsOf(List<Operation> operations) {
        var transactions = new ArrayList<List<Operation>>();
        int start = 0;
        for (int i = 1; i <= operations.size(); i++) {
            if (i == operations.size()
                    || !operations.get(i).txn().equals(operations.get(start).txn())) {
                transactions.add(operations.subList(start, i));
                start = i;
            }
        }
        return transactions;
    }

    private static Hlc newest(Author author, List<Operation> operations, Instant receivedAt) {
        Hlc newest = author.lastHlc();
        for (Operation op : operations) {
            Hlc clamped = op.hlc().clampedTo(receivedAt.toEpochMilli() + Merger.MAX_AHEAD_MILLIS);
            newest = clamped.compareTo(newest) > 0 ? clamped : newest;
        }
        return newest;
    }

    private static Problem unstorable(SQLException e) {
        return Problem.of("sync.unstorable", "The database cannot hold a value of this transaction.")
                .with("sqlstate", e.getSQLState());
    }
}
