package org.evertill.storage.sqlite.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.Stored;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.RowKey;

/**
 * Keeps the {@code sync_status} of rows and operations in step with the conflicts and incidents of a cut: a row waits for a
 * person while a conflict about it is open, or while operations on it are in quarantine. Inside the transaction of a cut.
 */
final class ConflictMarks {

    private static final String ROWS = "SELECT table_name, entity_id FROM sync_conflicts";

    /** Of rows that claim one value, the conflict names each by a sibling. */
    private static final String CLAIMS = " WHERE field_group LIKE 'unique:%' AND ";

    /** Names the condition of its partial index in full, see {@link LogTracker#COUNT_QUARANTINED}. */
    private static final String QUARANTINED = "SELECT DISTINCT table_name, entity_id FROM sync_log"
            + " WHERE sync_status IN ('conflict', 'quarantined') AND sync_status = 'quarantined'";

    private final Session session;
    private final Tables tables;
    private final String replica;

    ConflictMarks(Session session, Tables tables, String replica) {
        this.session = session;
        this.tables = tables;
        this.replica = replica;
    }

    /** After the rows of the cut are in place, and before the stage and the pending operations are emptied. */
    void show() {
        String staged = " (SELECT entity_id FROM pull_stage WHERE table_name = '%s')";
        String arrived = "id IN" + staged.formatted(Conflict.TYPE.table());
        String incidents = staged.formatted(Incident.TYPE.table());
        endQuarantine(incidents);
        var waiting = waiting();
        var changed = keys(ROWS + " WHERE " + arrived);
        changed.addAll(claimants(arrived));
        changed.addAll(closed("<> 'OPEN'", incidents));
        changed.removeAll(waiting);
        var rejected = closed("= 'REJECTED'", incidents);
        rejected.removeAll(waiting);
        rejected.forEach(this::forget);
        waiting.forEach(this::mark);
        changed.forEach(this::clear);
    }

    /**
     * When conflicts and incidents have left, which they do long after they were closed: a till that was silent meanwhile never
     * got to know how. What no open one stands for waits no more.
     */
    void showAnew(long ackedSeq) {
        session.update(
                "UPDATE sync_log SET sync_status = 'synced' WHERE sync_status IN ('conflict', 'quarantined') AND"
                        + " sync_status = 'quarantined' AND seq <= ?1 AND NOT EXISTS (SELECT 1 FROM sync_incidents i WHERE"
                        + " i.status = 'OPEN' AND sync_log.seq BETWEEN i.first_seq AND i.last_seq AND "
                        + Branches.IS_OWN + ")",
                ackedSeq);
        var waiting = waiting();
        for (EntityType<?> type : tables.types()) {
            String table = type.table();
            var marked = keys("SELECT '" + table + "', " + type.idColumn() + " FROM " + table
                    + " WHERE sync_status = 'conflict'");
            marked.removeAll(waiting);
            marked.forEach(this::forget);
            marked.forEach(this::clear);
        }
    }

    /** Operations of this till that head office has taken after all, or never will. */
    private void endQuarantine(String staged) {
        session.forEach(
                "SELECT first_seq, last_seq FROM sync_incidents i WHERE kind = 'QUARANTINE' AND status <> 'OPEN'"
                        + " AND " + Branches.IS_OWN + " AND id IN" + staged,
                List.of(),
                row -> List.of(row.getLong(1), row.getLong(2)),
                range -> session.update(
                        "UPDATE sync_log SET sync_status = 'synced' WHERE seq BETWEEN ? AND ?"
                                + " AND sync_status = 'quarantined'",
                        range));
    }

    /** Rows that operations of this till are about which have waited. */
    private Set<RowKey> closed(String status, String staged) {
        var keys = new LinkedHashSet<RowKey>();
        session.forEach(
                "SELECT DISTINCT o.table_name, o.entity_id FROM sync_incidents i, sync_log o"
                        + " WHERE i.kind = 'QUARANTINE' AND i.status " + status + " AND " + Branches.IS_OWN
                        + " AND i.id IN"
                        + staged
                        + " AND o.seq BETWEEN i.first_seq AND i.last_seq",
                List.of(),
                row -> new RowKey(row.getString(1), row.getString(2)),
                keys::add);
        return keys;
    }

    private Set<RowKey> waiting() {
        var waiting = keys(ROWS + " WHERE status = 'OPEN'", QUARANTINED);
        waiting.addAll(claimants("status = 'OPEN'"));
        return waiting;
    }

    private Set<RowKey> claimants(String condition) {
        var table = tables.of(Conflict.TYPE);
        var claimants = new LinkedHashSet<RowKey>();
        session.forEach(
                table.select() + CLAIMS + condition,
                List.of(),
                table.image(session),
                image -> table.stored(image)
                        .map(Stored::value)
                        .ifPresent(conflict -> conflict.values()
                                .forEach(sibling -> claimants.add(new RowKey(
                                        conflict.tableName(),
                                        String.valueOf(sibling.value().text("entity_id")))))));
        return claimants;
    }

    private Set<RowKey> keys(String... queries) {
        var keys = new LinkedHashSet<RowKey>();
        for (String query : queries) {
            session.forEach(query, List.of(), row -> new RowKey(row.getString(1), row.getString(2)), keys::add);
        }
        return keys;
    }

    private void mark(RowKey key) {
        tables.named(key.table())
                .ifPresent(table -> session.update(
                        "UPDATE " + table.table() + " SET sync_status = 'conflict' WHERE " + table.idColumn()
                                + " = ? AND sync_status <> 'conflict'",
                        key.id()));
    }

    /**
     * A row that was made here and that head office never will have: nobody else sees it either. A fact stays, because it
     * has happened.
     */
    private void forget(RowKey key) {
        tables.named(key.table())
                .filter(table -> table.type().nature() != Entity.Nature.FACT)
                .ifPresent(table -> session.update(
                        "DELETE FROM " + table.table() + " WHERE " + table.idColumn()
                                + " = ? AND instr(version_vector, ?) = 0 AND NOT EXISTS (SELECT 1 FROM"
                                + " temp.pending_op p WHERE p.table_name = ? AND p.entity_id = ?)",
                        key.id(),
                        '"' + VersionVector.HEAD_OFFICE + '"',
                        key.table(),
                        key.id()));
    }

    private void clear(RowKey key) {
        tables.named(key.table())
                .ifPresent(table -> session.update(
                        "UPDATE " + table.table() + " SET sync_status = CASE WHEN instr(version_vector, ?) > 0"
                                + " THEN 'pending' ELSE 'synced' END WHERE " + table.idColumn()
                                + " = ? AND sync_status = 'conflict'",
                        '"' + replica + '"',
                        key.id()));
        session.update(
                "UPDATE sync_log SET sync_status = 'synced' WHERE sync_status IN ('conflict', 'quarantined')"
                        + " AND sync_status = 'conflict' AND table_name = ? AND entity_id = ?",
                key.table(),
                key.id());
    }
}
