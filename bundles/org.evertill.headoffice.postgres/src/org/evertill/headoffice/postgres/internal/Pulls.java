package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Outcome;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.RowDigest;
import org.jspecify.annotations.Nullable;

/** PULL: rows beyond the till's cursors, one page from one snapshot. */
final class Pulls {

    /** Rows that are read before it is known how large they are. */
    private static final int FIRST_PART = 50;

    private static final SortedMap<String, Long> NONE = Collections.emptySortedMap();

    private static final int ENTRY_BYTES = 120;
    private static final int VALUE_BYTES = 10;

    private final Transactions transactions;
    private final Tables tables;
    private final TillCursors tillCursors;
    private final Epochs epochs;
    private final Misfits misfits;
    /** Null until it was looked; as the database was opened, which does not change. */
    private volatile @Nullable Boolean knowsAll;

    Pulls(Transactions transactions, Tables tables, TillCursors tillCursors, Epochs epochs, Misfits misfits) {
        this.transactions = transactions;
        this.tables = tables;
        this.tillCursors = tillCursors;
        this.epochs = epochs;
        this.misfits = misfits;
    }

    Outcome<Pull.Answer> pull(Caller caller, Pull.Request request) {
        var answer = epochs.answer(() -> transactions.snapshot(connection -> {
            Devices.checkReplica(caller, request.replica());
            long ackedSeq = ackedSeq(connection, caller.replica(), request.incarnation());
            return page(connection, request, ackedSeq);
        }));
        if (answer instanceof Outcome.Ok(var page)) {
            var has = new TreeMap<String, Long>();
            page.cursors().keySet().forEach(scope -> has.put(scope, request.cursor(scope)));
            tillCursors.note(caller.replica(), has);
        }
        return answer;
    }

    private Pull.Answer page(Connection connection, Pull.Request request, long ackedSeq) throws SQLException {
        int limit = Math.clamp(request.limit(), 1, Limits.MAX_PULL_ROWS);
        int epoch = transactions.epoch();
        var reach = Subscriptions.reach(connection, request.replica());
        var reloads = request.reloads(reach, Epochs.lost(connection, epoch, request.cursors(), reach));
        var cursors = new TreeMap<String, Long>();
        var found = new ArrayList<FeedEntry>();
        for (var entry : reach.entrySet()) {
            String scope = entry.getKey();
            long cursor = reloads.containsKey(scope) ? 0 : request.cursor(scope);
            cursors.put(scope, cursor);
            if (cursor < entry.getValue().head() && found.size() <= limit) {
                found.addAll(feed(connection, scope, cursor, limit + 1 - found.size()));
            }
        }
        var wanted = found.size() > limit ? found.subList(0, limit) : found;
        var entries = new ArrayList<Pull.Entry>(wanted.size());
        var page = wanted.subList(0, fill(connection, wanted, entries));
        page.forEach(entry -> cursors.put(entry.scope, entry.seq));
        boolean more = page.size() < found.size();
        if (!more) {
            // Behind the last entry there may be numbers of what was taken out: the till has come past them.
            reach.forEach((scope, to) -> cursors.merge(scope, to.head(), Math::max));
        }
        return new Pull.Answer(
                epoch, entries, cursors, reloads, ackedSeq, more, more ? NONE : digests(connection, reach));
    }

    /** Of a scope with rows of a kind that this server does not know the till cannot have all: then nothing is compared. */
    private SortedMap<String, Long> digests(Connection connection, SortedMap<String, Pull.Reach> reach)
            throws SQLException {
        var known = knowsAll;
        if (known == null) {
            var names = tables.all().stream().map(Table::name).collect(Collectors.toSet());
            var unknown = new ArrayList<String>();
            Scan.each(connection, "SELECT table_name FROM known_entity", row -> {
                if (!names.contains(row.getString(1))) {
                    unknown.add(row.getString(1));
                }
            });
            known = unknown.isEmpty();
            knowsAll = known;
        }
        var digests = new TreeMap<String, Long>();
        if (known) {
            reach.forEach((scope, to) -> digests.put(scope, to.digest()));
        }
        return digests;
    }

    /** Rows of a scope by name, those that live, until the answer is large enough. */
    List<Pull.Entry> named(Connection connection, String scope, List<Digest.Name> names) throws SQLException {
        var feed = new ArrayList<FeedEntry>();
        try (var query = connection.prepareStatement("SELECT m.seq, m.table_name, m.entity_id, m.version, m.digest"
                + " FROM unnest(?::text[], ?::text[]) AS k (name, id) JOIN row_meta m ON m.table_name = k.name"
                + " AND m.entity_id = k.id AND m.scope = ? WHERE NOT m.deleted ORDER BY m.seq")) {
            Sql.texts(query, 1, names.stream().map(Digest.Name::table).toList());
            Sql.texts(query, 2, names.stream().map(Digest.Name::id).toList());
            query.setString(3, scope);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    feed.add(new FeedEntry(
                            scope,
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getLong(4),
                            false,
                            false,
                            rows.getLong(5)));
                }
            }
        }
        var entries = new ArrayList<Pull.Entry>(feed.size());
        fill(connection, feed, entries);
        return entries;
    }

    /**
     * Fills a page with rows until it is large enough, and gives how many entries of the feed it holds, at least one. Rows
     * are read in parts, so that large ones do not come into memory all at once.
     */
    private int fill(Connection connection, List<FeedEntry> wanted, List<Pull.Entry> page) throws SQLException {
        long bytes = 0;
        int taken = 0;
        int part = FIRST_PART;
        while (taken < wanted.size()) {
            var next = wanted.subList(taken, Math.min(wanted.size(), taken + part));
            var rows = rows(connection, next);
            for (FeedEntry feed : next) {
                var row = feed.gone ? Row.EMPTY : merged(connection, feed, rows.get(new RowKey(feed.table, feed.id)));
                // Left out: a row whose table this server has no description of (a bundle was removed), and one that
                // is not what was merged and cannot be rebuilt.
                if (row != null) {
                    page.add(feed.with(row));
                    bytes += bytes(row);
                }
                taken++;
                if (bytes >= Limits.PAGE_BYTES) {
                    return taken;
                }
            }
            part = (int) Math.clamp((Limits.PAGE_BYTES - bytes) / Math.max(1, bytes / taken), 1, Limits.MAX_PULL_ROWS);
        }
        return taken;
    }

    /** What was merged, whatever somebody made of it past head office. */
    private @Nullable Row merged(Connection connection, FeedEntry feed, @Nullable Row found) throws SQLException {
        var table = tables.find(feed.table);
        boolean fits = found != null && RowDigest.of(feed.table, feed.id, feed.version, found) == feed.digest;
        return fits || table.isEmpty()
                ? found
                : misfits.judge(connection, table.get(), feed.id, found).orElse(null);
    }

    /** Roughly what a row takes on the wire. */
    private static long bytes(Row row) {
        long bytes = ENTRY_BYTES;
        for (var value : row.values().entrySet()) {
            bytes += value.getKey().length() + VALUE_BYTES;
            bytes += value.getValue() instanceof String text ? text.length() : 0;
        }
        return bytes;
    }

    /** One entry of the change feed. */
    private record FeedEntry(
            String scope, long seq, String table, String id, long version, boolean deleted, boolean gone, long digest) {

        Pull.Entry with(Row row) {
            return new Pull.Entry(scope, seq, table, id, version, deleted, gone, row);
        }
    }

    private static List<FeedEntry> feed(Connection connection, String scope, long cursor, int limit)
            throws SQLException {
        var feed = new ArrayList<FeedEntry>();
        try (var query =
                connection.prepareStatement("SELECT seq, table_name, entity_id, version, deleted, FALSE, digest"
                        + " FROM row_meta WHERE scope = ? AND seq > ?"
                        + " UNION ALL SELECT seq, table_name, entity_id, version, FALSE, TRUE, 0"
                        + " FROM row_left WHERE scope = ? AND seq > ? ORDER BY seq LIMIT ?")) {
            query.setString(1, scope);
            query.setLong(2, cursor);
            query.setString(3, scope);
            query.setLong(4, cursor);
            query.setInt(5, limit);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    feed.add(new FeedEntry(
                            scope,
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getLong(4),
                            rows.getBoolean(5),
                            rows.getBoolean(6),
                            rows.getLong(7)));
                }
            }
        }
        return feed;
    }

    private Map<RowKey, Row> rows(Connection connection, List<FeedEntry> feed) throws SQLException {
        var byTable = new LinkedHashMap<String, List<FeedEntry>>();
        feed.stream()
                .filter(f -> !f.gone)
                .forEach(f ->
                        byTable.computeIfAbsent(f.table, t -> new ArrayList<>()).add(f));
        var rows = new HashMap<RowKey, Row>();
        for (var group : byTable.entrySet()) {
            var table = tables.find(group.getKey());
            if (table.isPresent()) {
                fetch(connection, table.get(), group.getValue(), rows);
            }
        }
        return rows;
    }

    private static void fetch(Connection connection, Table table, List<FeedEntry> feed, Map<RowKey, Row> into)
            throws SQLException {
        String sql = "SELECT k.id, " + table.selectList("t")
                + " FROM unnest(?::text[], ?::text[]) AS k (id, scope)"
                + " CROSS JOIN LATERAL (" + table.selectOne("k.id", "k.scope") + ") t";
        try (var query = connection.prepareStatement(sql)) {
            Sql.texts(query, 1, feed.stream().map(FeedEntry::id).toList());
            Sql.texts(query, 2, feed.stream().map(FeedEntry::scope).toList());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    into.put(new RowKey(table.name(), rows.getString(1)), table.read(rows, 2));
                }
            }
        }
    }

    private static long ackedSeq(Connection connection, String replica, int incarnation) throws SQLException {
        return TillLog.read(connection, replica, incarnation, Replica.Whom.LET_IN)
                .end(connection)
                .seq();
    }
}
