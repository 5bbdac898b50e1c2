package org.evertill.storage.sqlite.internal;

import java.time.Instant;
import java.util.List;

/**
 * Applies the staged pages at one cut, inside one transaction and with the guard open. Rows without pending operations
 * become head office's; of the others head office's image goes to the shadow, and the visible row is that image with
 * the pending operations replayed.
 */
final class Cut {

    /** Staged rows of which this till has operations that the cut does not contain. */
    private static final String PENDING = "EXISTS (SELECT 1 FROM temp.pending_op p"
            + " WHERE p.table_name = s.table_name AND p.entity_id = s.entity_id)";

    private final Session session;
    private final Tables tables;
    private final long ackedSeq;
    private final String now;

    Cut(Session session, Tables tables, long ackedSeq, String now) {
        this.session = session;
        this.tables = tables;
        this.ackedSeq = ackedSeq;
        this.now = now;
    }

    /** How many staged rows there were. */
    long apply() {
        long staged = session.number("SELECT count(*) FROM pull_stage");
        KeptEdits.keep(session, tables);
        new Erasures(session, tables).ofCut();
        collectPending();
        moveImagesToShadow();
        for (String table : session.list(
                "SELECT DISTINCT table_name FROM pull_stage ORDER BY table_name", List.of(), r -> r.getString(1))) {
            tables.named(table).ifPresentOrElse(this::replaceRows, () -> UnknownData.keep(session, table));
        }
        for (String table : Departures.tables(session)) {
            tables.named(table)
                    .ifPresentOrElse(
                            known -> Departures.apply(session, known, ackedSeq),
                            () -> Departures.applyUnknown(session, table));
        }
        boolean anew = Reloads.end(session, tables, ackedSeq) || Departures.haveDerived(session);
        new Overlay(session, tables, ackedSeq, now).replay();
        Identities.read(session).ifPresent(till -> mark(new ConflictMarks(session, tables, till.replica()), anew));
        session.update("DELETE FROM temp.pending_op");
        finish();
        return staged;
    }

    private void mark(ConflictMarks marks, boolean anew) {
        marks.show();
        if (anew) {
            marks.showAnew(ackedSeq);
        }
    }

    /** The operations that the cut does not contain, by row. */
    private void collectPending() {
        session.run("CREATE TEMP TABLE IF NOT EXISTS pending_op (table_name TEXT NOT NULL, entity_id TEXT NOT NULL,"
                + " seq INTEGER NOT NULL, PRIMARY KEY (table_name, entity_id, seq)) WITHOUT ROWID");
        session.update("DELETE FROM temp.pending_op");
        session.update(
                "INSERT INTO temp.pending_op SELECT table_name, entity_id, seq FROM sync_log WHERE seq > ?", ackedSeq);
    }

    private void moveImagesToShadow() {
        session.update(
                "INSERT INTO shadow (table_name, entity_id, scope, version, deleted, row, after_seq)"
                        + " SELECT table_name, entity_id, scope, version, deleted, row, ? FROM pull_stage s WHERE "
                        + "s.gone = 0 AND " + PENDING + " ORDER BY n"
                        + " ON CONFLICT (table_name, entity_id) DO UPDATE SET scope = excluded.scope,"
                        + " version = excluded.version, deleted = excluded.deleted, row = excluded.row, gone = 0",
                ackedSeq);
    }

    private void replaceRows(EntityTable<?> table) {
        String which = " AND s.gone = 0 AND NOT " + PENDING + " ORDER BY s.n";
        if (table.isSealed()) {
            PulledRows.upsertSealed(session, table, "pull_stage", "s.table_name = ?1" + which, now);
        } else {
            session.update(PulledRows.upsert(table, "pull_stage", "s.table_name = ?2" + which), now, table.table());
        }
        session.update(
                "DELETE FROM shadow WHERE table_name = ?1 AND entity_id IN (SELECT entity_id FROM pull_stage s"
                        + " WHERE s.table_name = ?1 AND s.gone = 0 AND NOT " + PENDING + ")",
                table.table());
    }

    private void finish() {
        Retention.notice(session);
        session.update(
                "INSERT INTO sync_cursor (scope, epoch, seq, told)"
                        + " SELECT c.scope, r.epoch, c.seq, c.told FROM pull_cursor c, replica_state r WHERE true"
                        + " ON CONFLICT (scope) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq, told = excluded.told");
        session.update("DELETE FROM only_here WHERE EXISTS (SELECT 1 FROM pull_stage s WHERE s.gone = 0"
                + " AND s.table_name = only_here.table_name AND s.entity_id = only_here.entity_id)");
        session.update("DELETE FROM pull_stage");
        session.update("DELETE FROM pull_cursor");
        KeptEdits.letGo(session, Instant.parse(now));
        session.update(
                "UPDATE replica_state SET cut_epoch = epoch, pulled_seq = max(pulled_seq, ?1), applied_at = ?2,"
                        + " looked_at = coalesce(looked_at, ?2) WHERE id = 1",
                ackedSeq,
                now);
    }
}
