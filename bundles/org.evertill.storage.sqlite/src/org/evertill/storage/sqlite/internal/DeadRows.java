package org.evertill.storage.sqlite.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.evertill.entity.ColumnType;
import org.evertill.entity.EntityType;

/**
 * Takes deleted rows out of the till's tables a month after their deletion came from head office, which remembers them: what
 * this till has of its own about one, or what waits for a person, keeps it. Looked for once a day. One thread.
 */
final class DeadRows {

    /** Rows that leave in one transaction: a sale waits for it at most. */
    private static final int SLICE = 500;

    private static final Duration EVERY = Duration.ofDays(1);

    private final Writer writer;
    private final ReaderPool readers;
    private final Tables tables;
    private final Clock clock;
    private Instant doneAt = Instant.EPOCH;

    DeadRows(Writer writer, ReaderPool readers, Tables tables, Clock clock) {
        this.writer = writer;
        this.readers = readers;
        this.tables = tables;
        this.clock = clock;
    }

    /** Does one slice, unless somebody is writing or waits to; gives whether there may be more to do. */
    boolean step() {
        Instant now = clock.instant();
        if (now.isBefore(doneAt.plus(EVERY)) && !now.isBefore(doneAt)) {
            return false;
        }
        String limit = ColumnType.text(now.minus(LogCompaction.KEEP));
        for (EntityType<?> type : tables.types()) {
            EntityTable<?> table = tables.of(type);
            var ids = readers.read(session -> find(session, table, limit));
            if (!ids.isEmpty()) {
                return writer.whenIdle(session -> remove(session, table, limit, ids));
            }
        }
        doneAt = now;
        return false;
    }

    /** Finds the dead, which are few, whatever else there is; of what cannot be deleted it stays empty. */
    static String index(EntityType<?> type) {
        return "CREATE INDEX IF NOT EXISTS " + type.table() + "_dead ON " + type.table()
                + " (last_synced) WHERE is_deleted = 1";
    }

    private static String isOver(EntityTable<?> table) {
        String id = table.idColumn();
        return "t.is_deleted = 1 AND t.sync_status = '" + OperationLog.SYNCED + "' AND t.last_synced < ?1"
                + " AND NOT EXISTS (SELECT 1 FROM shadow h WHERE h.table_name = ?2 AND h.entity_id = t." + id + ")"
                + " AND NOT EXISTS (SELECT 1 FROM sync_log o WHERE o.entity_id = t." + id
                + " AND o.table_name = ?2) AND NOT EXISTS (SELECT 1 FROM early_row e WHERE e.table_name = ?2"
                + " AND e.entity_id = t." + id + ")";
    }

    private static List<String> find(Session session, EntityTable<?> table, String limit) {
        return session.list(
                "SELECT t." + table.idColumn() + " FROM " + table.table() + " t WHERE " + isOver(table) + " LIMIT "
                        + SLICE,
                List.of(limit, table.table()),
                row -> row.getString(1));
    }

    private boolean remove(Session session, EntityTable<?> table, String limit, List<String> ids) {
        writer.guard().open();
        String delete = "DELETE FROM " + table.table() + " AS t WHERE " + isOver(table) + " AND t." + table.idColumn()
                + " = ?3";
        ids.forEach(id -> session.update(delete, limit, table.table(), id));
        return true;
    }
}
