package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.kernel.Problem;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Authority;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.Judgement.Known;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StaffAuthority;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where batches are judged: brings the judgement what there is. Any thread. */
final class Court {

    private static final Logger LOG = LoggerFactory.getLogger(Court.class);

    /** A rule of a chain may give a row a value that nobody wrote; who claims that is read then, and all is judged again. */
    private static final int MAX_TURNS = 4;

    private final Transactions transactions;
    private final Tables tables;
    private final Merger merger;
    private final PolicyGuard guard;
    private final Authority authority;
    private final Misfits misfits;

    /**
     * @param merger without the chain's rules; alone when they do not come to an end
     * @param misfits hears of rows that are not what was merged
     */
    Court(Transactions transactions, Tables tables, Merger merger, PolicyGuard guard, Misfits misfits) {
        this.transactions = transactions;
        this.tables = tables;
        this.merger = merger;
        this.guard = guard;
        this.misfits = misfits;
        this.authority = People.areKept(tables) ? new StaffAuthority() : Authority.OF_EVERYBODY;
    }

    /** Why who made an operation may not do it, as an operation of a till. */
    Optional<Problem> unauthorised(Connection connection, Author till, Operation op) throws SQLException {
        var rows = new HashMap<RowKey, StoredRow>();
        People.add(connection, tables, new Batch(till, List.of(op), Instant.EPOCH), rows);
        var type = tables.get(op.table()).type();
        return authority.problemOf(
                new Authority.Deed(op, type, till, List.of(op)), key -> Optional.ofNullable(rows.get(key)));
    }

    /**
     * Judges a batch.
     *
     * @param names of the rows that have to be read
     */
    Judgement judge(Connection connection, Batch batch, Map<Table, Set<String>> names) throws SQLException {
        return judge(
                connection,
                batch,
                names,
                judgement -> Batch.transactionsOf(batch.operations()).forEach(judgement::judge));
    }

    /** Any judgement about a batch's operations. */
    Judgement judge(Connection connection, Batch batch, Map<Table, Set<String>> names, Case what) throws SQLException {
        return judge(connection, transactions.epoch(), batch, names, what);
    }

    /** What head office itself notes, in an epoch that has just begun. */
    Judgement judge(Connection connection, int epoch, Batch batch, Case what) throws SQLException {
        return judge(connection, epoch, batch, Map.of(), what);
    }

    private Judgement judge(Connection connection, int epoch, Batch batch, Map<Table, Set<String>> names, Case what)
            throws SQLException {
        var watched =
                JournalWatch.over(connection, tables, batch).map(this::together).orElse(authority);
        var rows = rows(connection, names);
        People.add(connection, tables, batch, rows);
        var keys = ClaimStore.keys(tables, rows, batch.operations());
        var present = merger.in(epoch);
        var withPolicies = present.asking(guard.within(batch.patience()));
        for (int turn = 1; ; turn++) {
            var by = turn < MAX_TURNS ? withPolicies : present;
            var judgement = new Judgement(
                    by,
                    batch.author(),
                    new Known(rows, ClaimStore.read(connection, keys)),
                    batch.receivedAt(),
                    watched);
            what.judge(judgement);
            var touched = judgement.claims().keySet();
            if (keys.containsAll(touched) || turn > MAX_TURNS) {
                judgement.failures().forEach(e -> LOG.error("a rule failed on a transaction of {}", batch.author(), e));
                return judgement;
            }
            keys.addAll(touched);
        }
    }

    private Authority together(JournalWatch watch) {
        return (deed, rows) -> authority
                .problemOf(deed, rows)
                .or(() -> watch.problemOf(deed).stream().findFirst());
    }

    /** As they were merged: a value that somebody put there past head office is nothing to go by. */
    private Map<RowKey, StoredRow> rows(Connection connection, Map<Table, Set<String>> names) throws SQLException {
        var right = new HashMap<RowKey, StoredRow>();
        var rows = RowStore.read(
                connection,
                names,
                (table, key, row) -> misfits.judge(
                                connection, table, key.id(), row.state().row())
                        .ifPresent(merged -> right.put(key, row.with(merged))));
        rows.putAll(right);
        return rows;
    }

    /** Sets a whole local transaction aside that the database does not take. */
    Judgement setAside(Batch transaction, Problem reason) {
        var judgement = new Judgement(
                merger.in(transactions.epoch()), transaction.author(), Known.NOTHING, transaction.receivedAt());
        judgement.quarantine(transaction.operations(), reason);
        return judgement;
    }

    /** What is asked of a judgement; asked again from the start when more has to be known. */
    @FunctionalInterface
    interface Case {
        void judge(Judgement judgement);
    }
}
