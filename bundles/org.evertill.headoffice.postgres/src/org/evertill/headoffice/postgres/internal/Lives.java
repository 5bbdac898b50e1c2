package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Life;
import org.evertill.sync.protocol.Pull;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Head office's lives: whoever notices that its database was put back from a backup begins the next one, once. Nobody is at work
 * on the database meanwhile, so a transaction is of one life. Any thread.
 */
final class Lives {

    private static final Logger LOG = LoggerFactory.getLogger(Lives.class);

    /** Of cursors, the scopes that some life began without them. */
    private static final String LOST = """
        SELECT k.scope FROM unnest(?::text[], ?::bigint[]) AS k (scope, seq)
         WHERE EXISTS (SELECT 1 FROM life l
                        WHERE k.seq < (l.epoch - 1)::bigint << 32
                          AND k.seq > coalesce((SELECT n.head FROM lost_number n
                                                 WHERE n.epoch = l.epoch AND n.scope = k.scope), 0))
        """;

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Court court;
    private final Inbox inbox;

    Lives(Transactions transactions, OpPartitions partitions, Court court, Inbox inbox) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.court = court;
        this.inbox = inbox;
    }

    /** At the opening, in its transaction: begins a life when the database is elsewhere than it was. */
    static void open(Connection connection, Shape shape, Clock clock) throws SQLException {
        String home = Home.of(connection);
        String before = HeadOfficeState.home(connection);
        if (before != null && !before.equals(home)) {
            shape.alone();
            begin(connection, clock.instant(), "the database is another copy, or on another server");
        }
        HeadOfficeState.moveTo(connection, home);
    }

    /** Answers somebody; when that shows that something was lost, the next life begins, and he is answered in it. */
    <R> Outcome<R> answer(Supplier<Outcome<R>> answer) {
        try {
            return answer.get();
        } catch (LifeEnded e) {
            return end(e.epoch(), "a till has what is lost here").then(epoch -> answer.get());
        }
    }

    /** Ends the present life, because somebody says so. */
    Outcome<Integer> end() {
        return transactions
                .snapshot(connection -> transactions.epoch())
                .then(epoch -> end(epoch, "said by the people who put the database back"));
    }

    /**
     * Begins the life behind a known one, unless that was done before, and tells people, unless that was done before.
     *
     * @return the present life's epoch
     */
    private Outcome<Integer> end(int known, String reason) {
        return partitions
                .receiveNow()
                .then(at -> transactions.writeAlone(connection -> {
                    int epoch = transactions.epoch();
                    if (epoch == known) {
                        begin(connection, at, reason);
                        epoch++;
                    }
                    tell(connection, epoch, at);
                    return epoch;
                }));
    }

    private static void begin(Connection connection, Instant at, String reason) throws SQLException {
        int epoch = HeadOfficeState.read(connection).epoch() + 1;
        LOG.warn("head office's life {} begins: {}", epoch, reason);
        try (var insert = connection.prepareStatement("INSERT INTO life (epoch, began_at, first_arrival, reason)"
                + " VALUES (?, ?, nextval('op_arrival'), ?)")) {
            insert.setInt(1, epoch);
            Sql.instant(insert, 2, at);
            insert.setString(3, reason);
            insert.executeUpdate();
        }
        Transactions.execute(
                connection,
                "INSERT INTO lost_number (epoch, scope, head) SELECT " + epoch + ", id, head FROM scope; UPDATE scope"
                        + " SET head = " + Life.before(epoch) + "; UPDATE head_office SET epoch = " + epoch);
    }

    private void tell(Connection connection, int epoch, Instant at) throws SQLException {
        try (var update =
                connection.prepareStatement("UPDATE life SET told_at = ? WHERE epoch = ? AND told_at IS NULL")) {
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
        boolean knowsEpoch = request.epoch() > 0 && request.epoch() <= epoch;
        if (knowsEpoch && request.acknowledgedSeq() > known) {
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
            if (cursor > 0 && cursor < Life.before(epoch)) {
                old.add(Map.entry(scope.getKey(), cursor));
            } else if (cursor > scope.getValue().head() && cursor <= Life.before(epoch + 1)) {
                throw new LifeEnded(epoch);
            }
        }
        var lost = lost(connection, old);
        if (!lost.isEmpty()) {
            show(connection, epoch, epoch - 1);
        }
        return lost;
    }

    /** When a life has ended, it begins the next one; when that is done, it tells people. */
    private static void show(Connection connection, int epoch, int ended) throws SQLException {
        boolean isTold =
                Scan.number(connection, "SELECT count(*) FROM life WHERE told_at IS NOT NULL AND epoch = " + epoch) > 0;
        if (ended == epoch || !isTold) {
            throw new LifeEnded(ended);
        }
    }

    private static Set<String> lost(Connection connection, List<Map.Entry<String, Long>> old) throws SQLException {
        var lost = new HashSet<String>();
        if (!old.isEmpty()) {
            try (var query = connection.prepareStatement(LOST)) {
                Sql.texts(query, 1, old.stream().map(Map.Entry::getKey).toList());
                Sql.longs(query, 2, old.stream().map(Map.Entry::getValue).toList());
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        lost.add(rows.getString(1));
                    }
                }
            }
        }
        return lost;
    }
}
