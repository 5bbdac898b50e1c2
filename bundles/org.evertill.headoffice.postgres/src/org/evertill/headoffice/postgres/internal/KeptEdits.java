package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Erasing;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Epoch;
import org.evertill.sync.protocol.RowDigest;
import org.evertill.sync.protocol.Salvage;

/**
 * Edits of master data that tills offer because head office may have lost them. Those are kept whose version is not among the ones that
 * head office gave to the row as it knows it, and which are not what it has anyhow.
 */
final class KeptEdits {

    /** So many wait at most; the till keeps what is too much. */
    private static final int MAX_OPEN = 1_000_000;

    private static final Problem FULL = Problem.of(
            "headoffice.busy",
            "Head office keeps a million edits already. Decide about them; the others come by themselves.");

    private static final String OPEN =
            "SELECT count(*) FROM (SELECT FROM kept_edit WHERE decision IS NULL LIMIT " + MAX_OPEN + ") k";

    /**
     * Of rows and versions, as the epoch that gave it and its place in it, those that are part of the row: it is there, at that version or a
     * later one, and so many operations or more were merged into it in that epoch. Each counts one, so more cannot be known of than were.
     */
    private static final String KNOWN = """
        SELECT k.n FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[]) WITH ORDINALITY
               AS k (name, id, version, epoch, place, n)
          JOIN epoch e ON e.epoch = k.epoch
         WHERE k.version <= (SELECT max(version) FROM (
                     SELECT version FROM row_meta WHERE table_name = k.name AND entity_id = k.id
                     UNION ALL SELECT version FROM buried_row WHERE table_name = k.name AND entity_id = k.id) r)
           AND k.place <= (SELECT count(*) FROM op o
                            WHERE o.entity_id = k.id AND o.table_name = k.name AND o.scope NOT LIKE 'facts:%'
                              AND o.verdict <> 'QUARANTINED' AND o.arrival >= e.first_arrival
                              AND o.arrival < coalesce((SELECT min(l.first_arrival) FROM epoch l
                                                         WHERE l.first_arrival > e.first_arrival), 9223372036854775807))
        """;

    /** Unless a later edit of the row is known that was lost together with it; that one held this one's values. */
    private static final String KEEP = """
        INSERT INTO kept_edit (table_name, entity_id, version, deleted, digest, row, replicas, offered_at)
        SELECT k.* FROM (VALUES (?, ?, ?::bigint, ?::boolean, ?::bigint, ?, ARRAY[?::text], ?::timestamptz))
               AS k (name, id, version, deleted, digest, row, replicas, offered_at)
         WHERE NOT EXISTS (SELECT FROM kept_edit l WHERE l.table_name = k.name AND l.entity_id = k.id
                              AND l.version > k.version AND l.version <= ?)
        ON CONFLICT (table_name, entity_id, version, digest, deleted) DO UPDATE
           SET replicas = ARRAY(SELECT DISTINCT r FROM unnest(kept_edit.replicas || excluded.replicas) r ORDER BY r)
         WHERE kept_edit.decision IS NULL
        """;

    private static final String DROP_EARLIER = "DELETE FROM kept_edit WHERE table_name = ? AND entity_id = ?"
            + " AND decision IS NULL AND version < ? AND version > ?";

    private final Tables tables;

    KeptEdits(Tables tables) {
        this.tables = tables;
    }

    /** An edit that this till may offer. */
    private record Checked(Table table, Salvage.Edit edit) {

        RowKey key() {
            return new RowKey(edit.table(), edit.id());
        }

        int epoch() {
            return Epoch.of(edit.version());
        }
    }

    /** Gives those that wait for people now; what is not the till's, not whole or no edit is passed over. */
    List<RowKey> keep(Connection connection, Author till, List<Salvage.Edit> offered, Instant at) throws SQLException {
        var wanted = new ArrayList<Checked>();
        offered.forEach(edit -> checked(till, edit).ifPresent(wanted::add));
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (Scan.number(connection, OPEN) >= MAX_OPEN) {
            throw new ProblemException(FULL);
        }
        wanted.sort(Comparator.<Checked, String>comparing(w -> w.edit.table())
                .thenComparing(w -> w.edit.id())
                .thenComparing(w -> w.edit.version()));
        var unknown = unknown(connection, withoutPersons(connection, wanted));
        var rows = RowStore.read(connection, names(unknown));
        var kept = new LinkedHashSet<RowKey>();
        for (Checked edit : unknown) {
            var difference = new EditDifference(edit.table.type(), edit.edit, rows.get(edit.key()));
            if (difference.isThere() && isKept(connection, till.till(), edit, at)) {
                kept.add(edit.key());
            }
        }
        return List.copyOf(kept);
    }

    private Optional<Checked> checked(Author till, Salvage.Edit edit) {
        return tables.find(edit.table())
                .filter(table -> table.type().nature() == Nature.MASTER)
                .filter(table -> RowKey.isIdentifier(edit.id()) && edit.version() > 0 && till.mayWrite(edit.scope()))
                .filter(table -> edit.id().equals(edit.row().get(table.idColumn()))
                        && table.type().problemsOfPart(edit.row()).isEmpty()
                        && table.type().isInScope(edit.row(), edit.scope()))
                .map(table -> new Checked(table, edit));
    }

    private static Map<Table, Set<String>> names(List<Checked> edits) {
        var names = new LinkedHashMap<Table, Set<String>>();
        edits.forEach(
                e -> names.computeIfAbsent(e.table, t -> new LinkedHashSet<>()).add(e.edit.id()));
        return names;
    }

    /** Nobody who was erased comes back by an edit. */
    private static List<Checked> withoutPersons(Connection connection, List<Checked> edits) throws SQLException {
        var erased = Erased.among(connection, names(edits));
        return edits.stream()
                .map(e -> erased.contains(e.key()) ? withoutPerson(e) : e)
                .toList();
    }

    private static Checked withoutPerson(Checked checked) {
        var edit = checked.edit;
        var left = Erasing.erased(checked.table.type(), edit.row());
        return new Checked(
                checked.table,
                new Salvage.Edit(edit.table(), edit.id(), edit.scope(), edit.version(), edit.deleted(), left));
    }

    private static List<Checked> unknown(Connection connection, List<Checked> edits) throws SQLException {
        var known = new HashSet<Integer>();
        try (var query = connection.prepareStatement(KNOWN)) {
            Sql.texts(query, 1, edits.stream().map(e -> e.edit.table()).toList());
            Sql.texts(query, 2, edits.stream().map(e -> e.edit.id()).toList());
            Sql.longs(query, 3, edits.stream().map(e -> e.edit.version()).toList());
            Sql.longs(query, 4, edits.stream().map(e -> (long) e.epoch()).toList());
            Sql.longs(
                    query,
                    5,
                    edits.stream()
                            .map(e -> e.edit.version() - Epoch.before(e.epoch()))
                            .toList());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getInt(1) - 1);
                }
            }
        }
        var unknown = new ArrayList<Checked>();
        for (int i = 0; i < edits.size(); i++) {
            if (!known.contains(i)) {
                unknown.add(edits.get(i));
            }
        }
        return unknown;
    }

    private static boolean isKept(Connection connection, String till, Checked checked, Instant at) throws SQLException {
        var edit = checked.edit;
        try (var insert = connection.prepareStatement(KEEP);
                var delete = connection.prepareStatement(DROP_EARLIER)) {
            insert.setString(1, edit.table());
            insert.setString(2, edit.id());
            insert.setLong(3, edit.version());
            insert.setBoolean(4, edit.deleted());
            insert.setLong(5, RowDigest.of(edit.table(), edit.id(), edit.version(), edit.row()));
            insert.setString(6, RowJson.write(edit.row()));
            insert.setString(7, till);
            Sql.instant(insert, 8, at);
            insert.setLong(9, Epoch.before(checked.epoch() + 1));
            if (insert.executeUpdate() == 0) {
                return false;
            }
            delete.setString(1, edit.table());
            delete.setString(2, edit.id());
            delete.setLong(3, edit.version());
            delete.setLong(4, Epoch.before(checked.epoch()));
            delete.executeUpdate();
            return true;
        }
    }

    /** Takes all away that was kept of a row; gives how many there were. */
    static int drop(Connection connection, String table, String id) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM kept_edit WHERE table_name = ? AND entity_id = ?")) {
            delete.setString(1, table);
            delete.setString(2, id);
            return delete.executeUpdate();
        }
    }
}
