package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.entity.EntityType;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Erasing;
import org.evertill.sync.merge.Erasure;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.RowChange;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Epoch;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation.Contents;

/**
 * Erases a person's data from a row, in one transaction while nobody else is at work: out of what was received and what gave way, then,
 * by an operation of head office's own, out of the row and its conflicts, and out of what incidents say.
 */
final class PersonErasing {

    /** What an incident says that might have named somebody. */
    private static final String SAID = "What this said is erased with a person's data.";

    private final Connection connection;
    private final int epoch;
    private final Tables tables;
    private final OwnWrites writes;

    PersonErasing(Connection connection, int epoch, Tables tables, OwnWrites writes) {
        this.connection = connection;
        this.epoch = epoch;
        this.tables = tables;
        this.writes = writes;
    }

    /** Whether somebody has to be known here. */
    enum Person {
        KNOWN,
        /** Erased before, and perhaps not here yet, since a backup was put back: whatever arrives is erased. */
        PERHAPS_TO_COME
    }

    /** Gives the erasure that there is then, which may be one of before. */
    Erasure erase(Erasure wanted, Person person, Instant at) throws SQLException {
        var done = found(wanted);
        if (done.isPresent()) {
            return done.get();
        }
        var type = type(wanted.tableName());
        var words = new Erasing.Words();
        int kept = KeptEdits.drop(connection, wanted.tableName(), wanted.entityId());
        int received = operations(wanted, type, words);
        int apart = ApartErasing.erase(connection, wanted, type, words);
        if (received + apart + kept == 0 && person == Person.KNOWN) {
            throw new ProblemException(PersonExport.noSuchPerson(wanted.entityId()));
        }
        losses(wanted, type, words);
        var row = new OwnWrites.Wanted(tables.get(Erasure.TYPE.table()), Erasure.TYPE.toRow(wanted));
        writes.save(connection, List.of(row), wanted.erasedBy(), at);
        incidents(wanted, at);
        return wanted;
    }

    private Optional<Erasure> found(Erasure wanted) throws SQLException {
        return RowStore.read(connection, Map.of(tables.get(Erasure.TYPE.table()), Set.of(wanted.id())))
                .values()
                .stream()
                .findFirst()
                .map(row -> Erasure.TYPE.fromRow(row.state().row()));
    }

    private EntityType<?> type(String name) {
        var type = PostgresRowDesk.known(tables, name).type();
        if (!Erasing.concerns(type)) {
            throw new ProblemException(Problem.of(
                            "headoffice.nothing-personal", "Rows of this kind hold no person's data. Nothing was done.")
                    .with("table", name));
        }
        return type;
    }

    /** An operation as it is kept. */
    private record Kept(String replica, long seq, Instant at, String hash, String body, Contents contents) {}

    /** In the order in which they became part of the row, so that going through them again meets the words in that order. */
    private int operations(Erasure erasure, EntityType<?> type, Erasing.Words words) throws SQLException {
        var kept = new ArrayList<Kept>();
        try (var query = connection.prepareStatement("SELECT replica, seq, received_at, hash, body, contents FROM op"
                + " WHERE entity_id = ? AND table_name = ? ORDER BY arrival")) {
            query.setString(1, erasure.entityId());
            query.setString(2, erasure.tableName());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    kept.add(new Kept(
                            rows.getString(1),
                            rows.getLong(2),
                            Sql.instant(rows, "received_at").orElseThrow(),
                            rows.getString(4),
                            rows.getString(5),
                            Contents.valueOf(rows.getString(6))));
                }
            }
        }
        // A reason begins with its code, which stays; what follows may quote a value.
        try (var update = connection.prepareStatement("UPDATE op SET body = ?, contents = 'ERASED',"
                + " reason = substring(reason FROM '^[a-z.-]+') WHERE replica = ? AND seq = ? AND received_at = ?")) {
            for (Kept op : kept) {
                if (op.contents != Contents.LOST) {
                    var masked = words.masked(type, HashChain.operation(op.body, op.hash));
                    update.setString(1, HashChain.canonical(masked));
                    update.setString(2, op.replica);
                    update.setLong(3, op.seq);
                    Sql.instant(update, 4, op.at);
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
        return kept.size();
    }

    private record Loss(long id, String winner, String loser) {}

    private void losses(Erasure erasure, EntityType<?> type, Erasing.Words words) throws SQLException {
        var losses = new ArrayList<Loss>();
        try (var query = connection.prepareStatement("SELECT id, winner_value, loser_value FROM merge_audit"
                + " WHERE entity_id = ? AND table_name = ? ORDER BY id")) {
            query.setString(1, erasure.entityId());
            query.setString(2, erasure.tableName());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    losses.add(new Loss(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        try (var update =
                connection.prepareStatement("UPDATE merge_audit SET winner_value = ?, loser_value = ? WHERE id = ?")) {
            for (Loss loss : losses) {
                update.setString(1, masked(type, words, loss.winner));
                update.setString(2, masked(type, words, loss.loser));
                update.setLong(3, loss.id);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static String masked(EntityType<?> type, Erasing.Words words, String value) {
        return RowJson.write(words.masked(type, RowJson.parse(value)));
    }

    /** Incidents are made by head office of what arrives; what they say is no part of what the operations come to. */
    private void incidents(Erasure erasure, Instant at) throws SQLException {
        var table = tables.get(Incident.TYPE.table());
        var ids = new ArrayList<String>();
        try (var query = connection.prepareStatement(
                "SELECT t.id FROM sync_incidents t WHERE NOT t.is_deleted AND " + PersonExport.INCIDENTS)) {
            query.setString(1, erasure.entityId());
            query.setString(2, erasure.tableName());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        rewrite(RowStore.read(connection, Map.of(table, Set.copyOf(ids))), at);
    }

    private void rewrite(Map<RowKey, StoredRow> incidents, Instant at) throws SQLException {
        var scopes = new TreeSet<String>();
        var changes = new ArrayList<RowChange>();
        incidents.forEach((key, row) -> {
            scopes.add(row.scope());
            var state = row.state();
            long version = Math.max(state.version(), Epoch.before(epoch)) + 1;
            var after = new RowState(state.row().with("message", SAID), version, state.fields(), state.deleted());
            changes.add(new RowChange(key, Optional.of(row), new StoredRow(row.scope(), after)));
        });
        var heads = ScopeHeads.lock(connection, scopes);
        RowStore.write(connection, tables, changes, at);
        Feed.number(connection, changes, heads);
        heads.store(connection, VersionVector.HEAD_OFFICE);
    }
}
