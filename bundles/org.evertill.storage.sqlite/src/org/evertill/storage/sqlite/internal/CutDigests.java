package org.evertill.storage.sqlite.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evertill.sync.protocol.RowDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a cut does to the digests of scopes: the rows that it brings come in, what stood in their places goes out, so it costs what has
 * changed. Inside the transaction of the cut. A digest that is not known stays so until it is taken anew.
 */
final class CutDigests {

    private final Session session;
    private final Map<String, Long> added = new TreeMap<>();
    private final Map<String, Long> removed = new TreeMap<>();
    private final Map<String, Optional<Long>> before = new TreeMap<>();
    private boolean unknown;

    private CutDigests(Session session) {
        this.session = session;
    }

    /** Before anything of the stage is put in its place. */
    static CutDigests begin(Session session, Tables tables) {
        var digests = new CutDigests(session);
        new CountedRows(session, tables).eachStaged(row -> digests.removed.merge(row.scope(), row.digest(), Long::sum));
        digests.add();
        session.forEach(
                "SELECT scope, digest FROM sync_cursor",
                List.of(),
                row -> Map.entry(
                        row.getString(1), Optional.ofNullable(row.getString(2)).map(RowDigest::parse)),
                cursor -> digests.before.put(cursor.getKey(), cursor.getValue()));
        return digests;
    }

    private record Staged(
            String table, String id, String scope, @Nullable Long digest, boolean deleted) {

        List<String> place() {
            return List.of(table, id, scope);
        }
    }

    /** Of each row what the stage says last, unless it left again. */
    private void add() {
        boolean early = session.number("SELECT EXISTS (SELECT 1 FROM early_row)") != 0;
        if (early) {
            session.update("UPDATE early_row SET digest = 0, of_scope = '' WHERE EXISTS (SELECT 1 FROM pull_stage s"
                    + " WHERE s.table_name = early_row.table_name AND s.entity_id = early_row.entity_id)");
        }
        var left = left();
        session.forEach(
                "SELECT table_name, entity_id, scope, digest, deleted, max(n) FROM pull_stage WHERE gone = 0"
                        + " GROUP BY table_name, entity_id",
                List.of(),
                row -> {
                    long digest = row.getLong(4);
                    Long found = row.wasNull() ? null : digest;
                    return new Staged(row.getString(1), row.getString(2), row.getString(3), found, row.getInt(5) != 0);
                },
                staged -> add(staged, left, early));
    }

    private void add(Staged staged, Set<List<String>> left, boolean early) {
        var digest = staged.digest();
        if (digest == null) {
            // Staged before pages had digests.
            unknown = true;
        } else if (!staged.deleted() && !left.contains(staged.place())) {
            added.merge(staged.scope(), digest, Long::sum);
            if (early) {
                session.update(
                        "UPDATE early_row SET digest = ?, of_scope = ? WHERE table_name = ? AND entity_id = ?",
                        digest,
                        staged.scope(),
                        staged.table(),
                        staged.id());
            }
        }
    }

    private Set<List<String>> left() {
        var left = new HashSet<List<String>>();
        if (session.number("SELECT EXISTS (SELECT 1 FROM pull_stage WHERE gone = 1)") != 0) {
            session.forEach(
                    "SELECT table_name, entity_id, scope, gone, max(n) FROM pull_stage"
                            + " GROUP BY table_name, entity_id, scope HAVING gone = 1",
                    List.of(),
                    row -> List.of(row.getString(1), row.getString(2), row.getString(3)),
                    left::add);
        }
        return left;
    }

    /** After the cursors have moved; scopes that had none begin from nothing. */
    void write() {
        if (unknown) {
            session.update("UPDATE sync_cursor SET digest = NULL");
            return;
        }
        var scopes = new TreeSet<>(session.list("SELECT scope FROM sync_cursor", List.of(), row -> row.getString(1)));
        for (String scope : scopes) {
            var old = before.getOrDefault(scope, Optional.of(0L));
            boolean isNew = !before.containsKey(scope);
            boolean changes = added.containsKey(scope) || removed.containsKey(scope);
            if (old.isPresent() && (isNew || changes)) {
                long gone = isNew ? 0 : removed.getOrDefault(scope, 0L);
                long sum = old.get() + added.getOrDefault(scope, 0L) - gone;
                session.update("UPDATE sync_cursor SET digest = ? WHERE scope = ?", RowDigest.text(sum), scope);
            }
        }
    }
}
