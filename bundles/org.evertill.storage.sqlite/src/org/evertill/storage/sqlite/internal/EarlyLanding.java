package org.evertill.storage.sqlite.internal;

import java.time.Clock;
import org.evertill.entity.ColumnType;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.EarlyRows;
import org.evertill.sync.merge.Replay;
import org.evertill.sync.protocol.Rows;

/** Rows that head office answered with, made visible at once and remembered until the cut with them has come. */
final class EarlyLanding implements EarlyRows {

    private final Writer writer;
    private final Tables tables;
    private final Clock clock;

    EarlyLanding(Writer writer, Tables tables, Clock clock) {
        this.writer = writer;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public void land(Rows.Entry entry, long acknowledged) {
        tables.named(entry.table())
                .ifPresent(table -> writer.transaction(session -> {
                    if (isNews(session, table, entry, acknowledged)) {
                        writer.guard().open();
                        put(session, table, entry);
                    }
                    return 0;
                }));
    }

    /**
     * Before a cut: staged rows that are older than what is shown already are passed over, the others take over. That a row
     * left a scope is old only for one that is in that scope again.
     */
    static void reconcile(Session session) {
        if (session.number("SELECT EXISTS (SELECT 1 FROM early_row)") == 0) {
            return;
        }
        session.update("DELETE FROM pull_stage WHERE EXISTS (SELECT 1 FROM early_row e"
                + " WHERE e.table_name = pull_stage.table_name AND e.entity_id = pull_stage.entity_id"
                + " AND e.version > pull_stage.version AND (pull_stage.gone = 0 OR e.scope = pull_stage.scope))");
        session.update("DELETE FROM early_row WHERE EXISTS (SELECT 1 FROM pull_stage s"
                + " WHERE s.table_name = early_row.table_name AND s.entity_id = early_row.entity_id)");
    }

    /** When head office may have lost what it answered with; gives whether there was anything. */
    static boolean forget(Session session) {
        return session.update("DELETE FROM early_row") > 0;
    }

    private static boolean isNews(Session session, EntityTable<?> table, Rows.Entry entry, long acknowledged) {
        var known = table.find(session, entry.id());
        if (known.isEmpty()) {
            return true;
        }
        return known.get().vector().counters().entrySet().stream()
                .allMatch(counter -> counter.getKey().equals(VersionVector.HEAD_OFFICE)
                        ? counter.getValue() < entry.version()
                        : counter.getValue() <= acknowledged);
    }

    private void put(Session session, EntityTable<?> table, Rows.Entry entry) {
        // What the cut has of it goes on counting until the next cut.
        var counted = new CountedRows(session, tables).find(table, entry.id());
        var state = new Replay.State(entry.row(), entry.deleted());
        String now = ColumnType.text(clock.instant());
        table.upsert(session, table.ofHeadOffice(entry.id(), entry.scope(), entry.version(), state, now));
        session.update("DELETE FROM shadow WHERE table_name = ? AND entity_id = ?", entry.table(), entry.id());
        session.update(
                "INSERT INTO early_row (table_name, entity_id, version, scope, digest, of_scope)"
                        + " VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (table_name, entity_id) DO UPDATE SET version = excluded.version,"
                        + " scope = excluded.scope",
                entry.table(),
                entry.id(),
                entry.version(),
                entry.scope(),
                counted.map(CountedRows.Counted::digest).orElse(0L),
                counted.map(CountedRows.Counted::scope).orElse(""));
    }
}
