package org.evertill.storage.sqlite.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.EntityType;
import org.evertill.entity.ScopeKind;
import org.evertill.kernel.VersionVector;

/**
 * Lets go of the facts of months that head office no longer sends to this till. Which those are the cut tells: it names
 * every scope that the till is subscribed to, so a store's months before the oldest one named are not this till's any
 * more. Only rows go that came in a cut, or whose operations did; whatever is on its way up stays. Any thread.
 */
final class Retention {

    /** Rows that leave in one transaction: a sale waits for it at most. */
    static final int SLICE = 500;

    /** A store's scopes differ in their last characters, a year and a month. */
    private static final String STORE = "substr(scope, 1, length(scope) - 7)";

    private final Writer writer;
    private final ReaderPool readers;
    private final Tables tables;

    Retention(Writer writer, ReaderPool readers, Tables tables) {
        this.writer = writer;
        this.readers = readers;
        this.tables = tables;
    }

    /**
     * At a cut, in its transaction: takes notice of months that are not named any more. Their cursors go, so that they
     * come whole when they are named again.
     */
    static void notice(Session session) {
        session.update(
                "DELETE FROM sync_cursor WHERE scope LIKE 'facts:%' AND scope NOT IN (SELECT scope FROM pull_cursor)"
                        + " AND scope < (SELECT min(p.scope) FROM pull_cursor p WHERE p.scope LIKE 'facts:%' AND"
                        + " substr(p.scope, 1, length(p.scope) - 7) = substr(sync_cursor.scope, 1,"
                        + " length(sync_cursor.scope) - 7))");
        // What is named again is not let go of any further.
        session.update("DELETE FROM letting_go WHERE scope IN (SELECT scope FROM pull_cursor)");
    }

    /** Does one slice, unless somebody is writing or waits to; gives whether there may be more to do. */
    boolean step() {
        for (Month month : readers.read(Retention::toDo)) {
            for (EntityType<?> type : tables.types()) {
                if (isLetGo(type)) {
                    var rows = readers.read(session -> find(session, tables.of(type), month));
                    if (!rows.isEmpty()) {
                        return writer.whenIdle(session -> letGo(session, tables.of(type), month, rows));
                    }
                }
            }
            writer.whenIdle(session -> done(session, month));
        }
        return false;
    }

    private static boolean isLetGo(EntityType<?> type) {
        return type.scopeKind() == ScopeKind.STORE_MONTH && type.nature() == Nature.FACT;
    }

    /**
     * A store's oldest month that stays.
     *
     * @param known the one up to which everything is done; empty for a store that is new here
     */
    private record Month(String store, String oldest, Optional<String> known) {}

    private record Row(String id, String scope) {}

    private static List<Month> toDo(Session session) {
        var months = session.list(
                "SELECT c.store, c.oldest, o.scope FROM (SELECT " + STORE + " AS store, min(scope) AS oldest"
                        + " FROM sync_cursor WHERE scope LIKE 'facts:%' GROUP BY " + STORE + ") c"
                        + " LEFT JOIN oldest_month o ON o.store = c.store",
                List.of(),
                row -> new Month(row.getString(1), row.getString(2), Optional.ofNullable(row.getString(3))));
        return months.stream()
                .filter(month -> !month.known().equals(Optional.of(month.oldest())))
                .toList();
    }

    /** The oldest rows stand first in their table, so that only the last look goes through all of it. */
    private static List<Row> find(Session session, EntityTable<?> table, Month month) {
        if (month.known().isEmpty() || month.known().get().compareTo(month.oldest()) > 0) {
            return List.of();
        }
        long pulled = session.number("SELECT pulled_seq FROM replica_state");
        String replica = Identities.read(session).orElseThrow().replica();
        String sql = "SELECT " + table.idColumn() + ", scope, version_vector, sync_status FROM " + table.table()
                + " WHERE scope > ? AND scope < ? ORDER BY rowid";
        return session.use(sql, statement -> {
            Session.bind(statement, month.store(), month.oldest());
            var rows = new ArrayList<Row>();
            try (var found = statement.executeQuery()) {
                while (rows.size() < SLICE && found.next()) {
                    VersionVector vector = VectorText.parse(found.getString(3));
                    if (vector.get(replica) <= pulled && !found.getString(4).equals(OperationLog.CONFLICT)) {
                        rows.add(new Row(found.getString(1), found.getString(2)));
                    }
                }
            }
            return rows;
        });
    }

    private boolean letGo(Session session, EntityTable<?> table, Month month, List<Row> rows) {
        if (!toDo(session).contains(month)) {
            return false;
        }
        writer.guard().open();
        rows.stream()
                .map(Row::scope)
                .distinct()
                .forEach(scope ->
                        session.update("INSERT INTO letting_go (scope) VALUES (?) ON CONFLICT DO NOTHING", scope));
        String delete = "DELETE FROM " + table.table() + " WHERE " + table.idColumn() + " = ? AND scope = ?";
        rows.forEach(row -> session.update(delete, row.id(), row.scope()));
        return true;
    }

    private boolean done(Session session, Month month) {
        if (!toDo(session).contains(month)) {
            return false;
        }
        writer.guard().open();
        session.update("DELETE FROM letting_go WHERE scope > ? AND scope < ?", month.store(), month.oldest());
        session.update(
                "INSERT INTO oldest_month (store, scope) VALUES (?, ?)"
                        + " ON CONFLICT (store) DO UPDATE SET scope = excluded.scope",
                month.store(),
                month.oldest());
        return true;
    }
}
