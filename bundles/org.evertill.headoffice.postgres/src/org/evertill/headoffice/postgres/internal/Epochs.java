package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.evertill.headoffice.postgres.internal.Home.Restore;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Epoch;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;

/**
 * What comes to light of head office's epochs: a till has what is not here any more. Nobody is at work on the database while an epoch
 * begins, so a transaction is of one epoch. Any thread.
 */
final class Epochs {

    /** Of cursors, the epochs that began behind them, and where the scopes stood then. */
    private static final String BEGUN = """
        SELECT k.scope, k.seq, e.epoch,
               coalesce(n.head, CASE e.restore WHEN 'OF_ALL' THEN (e.follows - 1)::bigint << 28 ELSE 0 END) AS stood
          FROM unnest(?::text[], ?::bigint[]) AS k (scope, seq)
          JOIN epoch e ON k.seq < (e.epoch - 1)::bigint << 28
          LEFT JOIN lost_number n ON n.epoch = e.epoch AND n.scope = k.scope
        """;

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Court court;
    private final Inbox inbox;

    Epochs(Transactions transactions, OpPartitions partitions, Court court, Inbox inbox) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.court = court;
        this.inbox = inbox;
    }

    /** Answers somebody; when that shows that something was lost, the next epoch begins, and he is answered in it. */
    <R> Outcome<R> answer(Supplier<Outcome<R>> answer) {
        try {
            return answer.get();
        } catch (EpochEnded e) {
            return end(e.epoch()).then(epoch -> answer.get());
        }
    }

    /** Ends the present epoch, because somebody says so. */
    Outcome<Integer> end() {
        return transactions.snapshot(connection -> transactions.epoch()).then(this::end);
    }

    /**
     * Begins the epoch behind a known one, unless that was done before, and tells people, unless that was done before.
     *
     * @return the present one
     */
    private Outcome<Integer> end(int known) {
        return partitions
                .receiveNow()
                .then(at -> transactions.writeAlone(connection -> {
                    int epoch = transactions.epoch();
                    if (epoch == known) {
                        epoch = Home.beginEpoch(connection, at, Restore.OF_ROWS);
                    }
                    tell(connection, epoch, at);
                    return epoch;
                }));
    }

    private void tell(Connection connection, int epoch, Instant at) throws SQLException {
        try (var update =
                connection.prepareStatement("UPDATE epoch SET told_at = ? WHERE epoch = ? AND told_at IS NULL")) {
            Sql.instant(update, 1, at);
            update.setInt(2, epoch);
            if (update.executeUpdate() == 0) {
                return;
            }
        }
        var author = Replica.lock(connection, VersionVector.HEAD_OFFICE).author();
        var batch = new Batch(author, List.of(), at);
        var heads = ScopeHeads.lock(connection, new TreeSet<>(Set.of(author.incidentScope())));
        var judgement = court.judge(connection, epoch, batch, j -> j.restored(epoch));
        inbox.store(connection, judgement, batch, heads);
        heads.store(connection, VersionVector.HEAD_OFFICE);
    }

    /**
     * Holds what a till takes for safe against what is here of its log.
     *
     * @param request of a till that knows of epochs or not
     * @param known the newest operation that is here
     */
    static void check(Connection connection, int epoch, Hello.Request request, long known) throws SQLException {
        if (Epoch.isLossShown(epoch, request, known)) {
            show(connection, epoch, request.epoch());
        }
    }

    /**
     * The scopes in which a till has come to numbers that are lost.
     *
     * @param cursors the till's
     * @param reach of the scopes that it sees
     */
    static Set<String> lost(
            Connection connection, int epoch, SortedMap<String, Long> cursors, SortedMap<String, Pull.Reach> reach)
            throws SQLException {
        var old = new ArrayList<Map.Entry<String, Long>>();
        for (var scope : reach.entrySet()) {
            long cursor = cursors.getOrDefault(scope.getKey(), 0L);
            if (cursor > 0 && cursor < Epoch.before(epoch)) {
                old.add(Map.entry(scope.getKey(), cursor));
            } else if (cursor > scope.getValue().head() && cursor <= Epoch.before(epoch + 1)) {
                throw new EpochEnded(epoch);
            }
        }
        var lost = lost(connection, old);
        if (!lost.isEmpty()) {
            show(connection, epoch, 0);
        }
        return lost;
    }

    /** When an epoch has ended, it begins the next one; when that is done, it tells people. */
    private static void show(Connection connection, int epoch, int ended) throws SQLException {
        boolean isTold =
                Scan.number(connection, "SELECT count(*) FROM epoch WHERE told_at IS NOT NULL AND epoch = " + epoch)
                        > 0;
        if (ended == epoch || !isTold) {
            throw new EpochEnded(ended);
        }
    }

    private static Set<String> lost(Connection connection, List<Map.Entry<String, Long>> old) throws SQLException {
        var lost = new HashSet<String>();
        if (!old.isEmpty()) {
            try (var query = connection.prepareStatement(BEGUN)) {
                Sql.texts(query, 1, old.stream().map(Map.Entry::getKey).toList());
                Sql.longs(query, 2, old.stream().map(Map.Entry::getValue).toList());
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        if (Epoch.hasLost(rows.getInt(3), rows.getLong(2), rows.getLong(4))) {
                            lost.add(rows.getString(1));
                        }
                    }
                }
            }
        }
        return lost;
    }
}
