package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.IncidentDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that were set aside: judged again when what they waited for has arrived, or when a person wants it; each in a
 * database transaction of its own, which keeps nobody from sending. Any thread.
 */
final class Releases implements IncidentDesk {

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
    private static final String SYSTEM = "system:headoffice";
    private static final int MAX_AT_ONCE = 100;
    private static final int MAX_LISTED = 1_000;
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(2);
    /** One that is released may be what another waits for. */
    private static final int MAX_TURNS = 20;

    private static final String READY = """
        SELECT i.id FROM sync_incidents i
         WHERE i.status = 'OPEN' AND i.kind = 'QUARANTINE'
           AND (i.waits_for_id IS NULL AND i.waits_for_table = ANY (?)
                OR EXISTS (SELECT FROM row_meta m
                            WHERE m.table_name = i.waits_for_table AND m.entity_id = i.waits_for_id))
         ORDER BY i.opened_at, i.first_seq LIMIT ?
        """;

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Tables tables;
    private final Table incidents;
    private final Inbox inbox;
    private final Court court;

    Releases(Transactions transactions, OpPartitions partitions, Tables tables, Inbox inbox, Court court) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.tables = tables;
        this.incidents = tables.get(Incident.TYPE.table());
        this.inbox = inbox;
        this.court = court;
    }

    /**
     * Judges again what waits for rows that are there by now. Never fails, whatever becomes of it: who brought the rows has
     * nothing to do with it. Ends after a while; what is left is for the next one.
     */
    void sweep() {
        long end = System.nanoTime() + LONGEST_SWEEP.toNanos();
        for (int turn = 0; turn < MAX_TURNS; turn++) {
            if (!(transactions.snapshot(this::ready) instanceof Outcome.Ok(var ids))) {
                return;
            }
            long released = ids.stream()
                    .takeWhile(id -> System.nanoTime() < end)
                    .filter(this::isReleased)
                    .count();
            if (released == 0) {
                return;
            }
            LOG.info("{} transactions that waited are part of the rows now", released);
        }
    }

    @Override
    public List<Incident> incidents() {
        return open(Incident.TYPE, "opened_at, first_seq");
    }

    @Override
    public List<Conflict> conflicts() {
        return open(Conflict.TYPE, "opened_at, id");
    }

    @Override
    public Outcome<Incident> release(String id, String userId) {
        var released = releaseOne(id, userId);
        if (released instanceof Outcome.Ok(var incident) && incident.status() == Incident.Status.RELEASED) {
            sweep();
        }
        return released;
    }

    private Outcome<Incident> releaseOne(String id, String userId) {
        return changed(id, work -> {
            if (work.incident.kind() != Incident.Kind.QUARANTINE) {
                throw new ProblemException(Problem.of(
                        "headoffice.not-quarantined",
                        "This is part of the rows already. Close it when it is seen to."));
            }
            var start = work.connection.setSavepoint();
            var mark = work.heads.mark();
            try {
                return settle(work, j -> j.judgeAgain(work.incident, work.operations(), work.at, userId));
            } catch (SQLException | RuntimeException e) {
                var refusal = Refusal.of(e);
                work.connection.rollback(start);
                work.heads.returnTo(mark);
                return settle(work, j -> j.keepAside(work.incident, refusal));
            }
        });
    }

    @Override
    public Outcome<Incident> close(String id, String userId) {
        return changed(id, work -> {
            var how = switch (work.incident.kind()) {
                case QUARANTINE -> Incident.Status.REJECTED;
                case EXCEPTION -> Incident.Status.SEEN;
            };
            return settle(work, j -> j.close(work.incident, how, work.at, userId));
        });
    }

    @Override
    public List<Operation> operations(String id) {
        return transactions
                .snapshot(connection -> {
                    var incident = row(connection, id);
                    return incident.isEmpty() ? List.<Operation>of() : operations(connection, incident.get());
                })
                .orThrow();
    }

    private static List<Operation> operations(Connection connection, Incident incident) throws SQLException {
        return OpLog.received(
                        connection,
                        incident.replica(),
                        incident.firstSeq(),
                        incident.lastSeq(),
                        verdicts(incident.kind()))
                .stream()
                .map(OpLog.Received::operation)
                .toList();
    }

    private Judgement settle(Work work, Court.Case what) throws SQLException {
        var judgement = court.judge(work.connection, work.batch, names(work), what);
        inbox.store(work.connection, judgement, work.batch, work.heads);
        return judgement;
    }

    private <T extends Record> List<T> open(EntityType<T> type, String order) {
        return transactions
                .snapshot(connection -> {
                    var table = tables.get(type.table());
                    var found = new ArrayList<T>();
                    try (var query = connection.prepareStatement("SELECT " + table.selectList("t") + " FROM "
                            + table.name() + " t WHERE t.status = 'OPEN' AND NOT t.is_deleted ORDER BY " + order
                            + " LIMIT " + MAX_LISTED)) {
                        try (var rows = query.executeQuery()) {
                            while (rows.next()) {
                                found.add(type.fromRow(table.read(rows, 1)));
                            }
                        }
                    }
                    return List.copyOf(found);
                })
                .orThrow();
    }

    private boolean isReleased(String id) {
        try {
            return releaseOne(id, SYSTEM) instanceof Outcome.Ok(var incident)
                    && incident.status() == Incident.Status.RELEASED;
        } catch (RuntimeException e) {
            LOG.error("incident {} could not be judged again", id, e);
            return false;
        }
    }

    private List<String> ready(Connection connection) throws SQLException {
        var ids = new ArrayList<String>();
        try (var query = connection.prepareStatement(READY)) {
            Sql.texts(query, 1, tables.all().stream().map(Table::name).toList());
            query.setInt(2, MAX_AT_ONCE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    /** An incident with what it is about, under the locks of all that may change. */
    private record Work(
            Connection connection,
            Incident incident,
            List<OpLog.Received> received,
            Batch batch,
            ScopeHeads heads,
            Instant at) {

        List<Operation> operations() {
            return batch.operations();
        }
    }

    private interface Step {
        Judgement apply(Work work) throws SQLException;
    }

    private Outcome<Incident> changed(String id, Step step) {
        return partitions.receiveNow().then(at -> transactions.write(connection -> change(connection, id, at, step)));
    }

    private Incident change(Connection connection, String id, Instant at, Step step) throws SQLException {
        var replica = Replica.lock(connection, find(connection, id).replica(), Replica.Whom.EVEN_SHUT_OUT);
        var work = work(connection, replica, find(connection, id), at);
        var judgement = step.apply(work);
        work.heads.store(connection, VersionVector.HEAD_OFFICE);
        var after = find(connection, id);
        if (after.status() == Incident.Status.RELEASED) {
            OpLog.release(connection, replica.id(), work.received, judgement.remarks());
        }
        return after;
    }

    private Work work(Connection connection, Replica replica, Incident incident, Instant at) throws SQLException {
        var kept = OpLog.received(
                connection, replica.id(), incident.firstSeq(), incident.lastSeq(), verdicts(incident.kind()));
        var received = inbox.withoutErased(connection, kept);
        if (incident.status() != Incident.Status.OPEN || received.isEmpty() && incident.hasOperations()) {
            throw new ProblemException(Problem.of(
                    "headoffice.incident-closed", "Somebody has seen to this already. Look at the list again."));
        }
        var operations = received.stream().map(OpLog.Received::operation).toList();
        var arrivedAt =
                received.isEmpty() ? incident.openedAt() : received.getFirst().at();
        var batch = new Batch(replica.author(), operations, arrivedAt, at);
        return new Work(connection, incident, received, batch, inbox.locked(connection, batch), at);
    }

    private Map<Table, Set<String>> names(Work work) {
        var names = new HashMap<>(inbox.names(work.operations(), table -> true));
        names.computeIfAbsent(incidents, t -> new HashSet<>()).add(work.incident.id());
        return names;
    }

    private static List<String> verdicts(Incident.Kind kind) {
        return switch (kind) {
            case QUARANTINE -> List.of("QUARANTINED");
            case EXCEPTION -> List.of("APPLIED", "MERGED", "CONFLICT");
        };
    }

    private Incident find(Connection connection, String id) throws SQLException {
        return row(connection, id)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        "headoffice.no-incident",
                        "There is no such incident. Look for its name in the list of incidents.")));
    }

    private Optional<Incident> row(Connection connection, String id) throws SQLException {
        var row = RowStore.read(connection, Map.of(incidents, Set.of(id))).get(new RowKey(incidents.name(), id));
        return Optional.ofNullable(row).map(r -> Incident.TYPE.fromRow(r.state().row()));
    }
}
