package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.entity.RowJson;
import org.evertill.headoffice.KeptEditDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Salvage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people decide about the edits that {@link KeptEdits} keeps. */
final class PostgresKeptEdits implements KeptEditDesk {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresKeptEdits.class);

    private static final String SELECT =
            "SELECT id, table_name, entity_id, version, deleted, row, replicas, offered_at FROM kept_edit"
                    + " WHERE decision IS NULL AND ";

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Tables tables;
    private final OwnWrites writes;
    private final Releases releases;

    PostgresKeptEdits(
            Transactions transactions, OpPartitions partitions, Tables tables, OwnWrites writes, Releases releases) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.tables = tables;
        this.writes = writes;
        this.releases = releases;
    }

    /** An edit as it is kept. */
    private record Kept(long id, Table table, Salvage.Edit edit, List<String> replicas, Instant offeredAt) {

        RowKey key() {
            return new RowKey(edit.table(), edit.id());
        }

        EditDifference from(Map<RowKey, StoredRow> rows) {
            return new EditDifference(table.type(), edit, rows.get(key()));
        }

        KeptEdit shown(EditDifference difference) {
            return new KeptEdit(
                    id,
                    edit.table(),
                    edit.id(),
                    difference.here(),
                    edit.deleted(),
                    difference.isChangedSince(),
                    difference.fields(),
                    replicas,
                    offeredAt);
        }
    }

    /** What somebody decides. */
    private enum Decision {
        TAKEN,
        LEFT,
        SETTLED
    }

    @Override
    public List<KeptEdit> open(long after) {
        return partitions
                .receiveNow()
                .then(at -> transactions.write(connection -> open(connection, after, at)))
                .orThrow();
    }

    /** What head office has by now is settled on this occasion, so that a later edit of it is not taken for a loss. */
    private List<KeptEdit> open(Connection connection, long after, Instant at) throws SQLException {
        var open = new ArrayList<KeptEdit>();
        long last = after;
        List<Kept> page;
        do {
            page = read(connection, SELECT + "id > ? ORDER BY id LIMIT " + MAX_LISTED, last);
            var rows = rows(connection, page, at);
            for (Kept kept : page) {
                var difference = kept.from(rows);
                if (!difference.isThere()) {
                    decide(connection, kept, Decision.SETTLED, VersionVector.HEAD_OFFICE, at);
                } else if (open.size() < MAX_LISTED) {
                    open.add(kept.shown(difference));
                }
                last = kept.id;
            }
        } while (page.size() == MAX_LISTED && open.size() < MAX_LISTED);
        return open;
    }

    private static Map<RowKey, StoredRow> rows(Connection connection, List<Kept> kept, Instant at) throws SQLException {
        var names = new LinkedHashMap<Table, Set<String>>();
        kept.forEach(
                k -> names.computeIfAbsent(k.table, t -> new LinkedHashSet<>()).add(k.edit.id()));
        return Graves.read(connection, names, at);
    }

    /** Those of tables that this server does not know wait until it does. */
    private List<Kept> read(Connection connection, String sql, long argument) throws SQLException {
        var found = new ArrayList<Kept>();
        try (var query = connection.prepareStatement(sql)) {
            query.setLong(1, argument);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    kept(rows).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private Optional<Kept> kept(ResultSet row) throws SQLException {
        var table = tables.find(row.getString(2));
        if (table.isEmpty()) {
            return Optional.empty();
        }
        var values = RowJson.parse(row.getString(6));
        var edit = new Salvage.Edit(
                row.getString(2),
                row.getString(3),
                table.get().type().scopeOf(values),
                row.getLong(4),
                row.getBoolean(5),
                values);
        var replicas = List.of((String[]) row.getArray(7).getArray());
        return Optional.of(new Kept(
                row.getLong(1),
                table.get(),
                edit,
                replicas,
                Sql.instant(row, "offered_at").orElseThrow()));
    }

    @Override
    public Outcome<KeptEdit> take(long id, Set<String> columns, String userId) {
        var taken = decided(id, Decision.TAKEN, userId, (connection, kept, difference, at) -> {
            var fields = difference.fields().stream().map(Field::column).toList();
            if (!fields.containsAll(columns)) {
                throw new ProblemException(
                        Problem.of(
                                "headoffice.unknown-field",
                                "The edit does not differ in such a field. Nothing was done; list the edits to see the fields."));
            }
            var row = difference.taken(columns);
            var wanted = new OwnWrites.Wanted(kept.table, row, kept.edit.deleted());
            writes.save(connection, List.of(wanted), userId, at);
        });
        if (taken.isOk()) {
            releases.sweep();
        }
        return taken;
    }

    @Override
    public Outcome<KeptEdit> leave(long id, String userId) {
        return decided(id, Decision.LEFT, userId, (connection, kept, difference, at) -> {});
    }

    /** What is done with an edit before it counts as decided. */
    @FunctionalInterface
    private interface Deed {
        void on(Connection connection, Kept kept, EditDifference difference, Instant at) throws SQLException;
    }

    private Outcome<KeptEdit> decided(long id, Decision decision, String userId, Deed deed) {
        return partitions
                .receiveNow()
                .then(at -> transactions.write(connection -> {
                    // Head office's own log first, as whoever writes to it does.
                    Replica.lock(connection, VersionVector.HEAD_OFFICE);
                    var kept = read(connection, SELECT + "id = ? FOR UPDATE", id).stream()
                            .findFirst()
                            .orElseThrow(() -> new ProblemException(Problem.of(
                                    "headoffice.edit-decided",
                                    "No edit waits under this number: it was decided, or head office has it again. List"
                                            + " those that wait.")));
                    var difference = kept.from(rows(connection, List.of(kept), at));
                    var shown = kept.shown(difference);
                    deed.on(connection, kept, difference, at);
                    decide(connection, kept, decision, userId, at);
                    LOG.info("kept edit {} of {} {}: {}", id, kept.edit.table(), kept.edit.id(), decision);
                    return shown;
                }));
    }

    private static void decide(Connection connection, Kept kept, Decision decision, String userId, Instant at)
            throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE kept_edit SET decision = ?, decided_by = ?, decided_at = ?, row = NULL WHERE id = ?")) {
            update.setString(1, decision.name());
            update.setString(2, userId);
            Sql.instant(update, 3, at);
            update.setLong(4, kept.id);
            update.executeUpdate();
        }
    }
}
