package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.evertill.entity.Row;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.RowDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows that are not what was merged, as whoever reads rows comes across them. They are noted here, because that happens in
 * transactions that may be undone or must not write; {@link RowLook} tells people, and finds again what was noted and not told when
 * head office ended. Any thread.
 */
final class Misfits {

    private static final Logger LOG = LoggerFactory.getLogger(Misfits.class);

    /** A table that is wholly wrong does not fill the list of incidents. */
    private static final int MAX_NOTED = 20;

    private final Map<RowKey, Misfit> untold = new LinkedHashMap<>();

    /**
     * @param found what stands in the table, null when nothing does
     * @param right what was merged, where the operations give it
     */
    record Misfit(
            RowKey key,
            String scope,
            long version,
            @Nullable Row found,
            Optional<Row> right) {

        /** One is told once, unless the row is changed again. */
        String source() {
            long digest = found == null ? 0 : RowDigest.of(key.table(), key.id(), version, found);
            return "misfit|" + key.table() + "|" + key.id() + "|" + version + "|" + Long.toHexString(digest);
        }

        /** The columns in which the two differ. */
        List<String> columns() {
            if (found == null || right.isEmpty()) {
                return List.of();
            }
            var columns = new TreeSet<>(found.columns());
            columns.addAll(right.get().columns());
            columns.removeIf(column -> found.agrees(right.get(), List.of(column)));
            return List.copyOf(columns);
        }

        /** For people, without values: they may be anybody's. */
        String told() {
            String name = key.table() + ": row " + key.id() + " in " + scope;
            String what = found == null ? " was taken out of the table" : " is not what was merged";
            String where = columns().isEmpty() ? "" : " (" + String.join(", ", columns()) + ")";
            return name
                    + what
                    + where
                    + (right.isPresent()
                            ? "; the operations say what it has to be"
                            : "; the operations do not give it back");
        }
    }

    /** Takes note of one, if there is room; the look at all rows finds it otherwise. */
    synchronized void note(Misfit misfit) {
        if (untold.size() < MAX_NOTED && untold.put(misfit.key(), misfit) == null) {
            LOG.warn("{}", misfit.told());
        }
    }

    /** What was noted since the last time. */
    synchronized List<Misfit> take() {
        var taken = List.copyOf(untold.values());
        untold.clear();
        return taken;
    }

    /** Looks at a row that may not be what was merged, and takes note of it if it is not; gives what it has to be. */
    Optional<Row> judge(Connection connection, Table table, String id, @Nullable Row found) throws SQLException {
        var kept = Rebuilt.kept(connection, table.name(), id);
        if (kept.isEmpty() || found != null && kept.get().fits(table.name(), id, found)) {
            return Optional.ofNullable(found);
        }
        var misfit = misfit(connection, table, id, kept.get(), found);
        note(misfit);
        return misfit.right();
    }

    static Misfit misfit(Connection connection, Table table, String id, Rebuilt.Kept kept, @Nullable Row found)
            throws SQLException {
        var right = Rebuilt.of(connection, table, id, kept, found);
        return new Misfit(new RowKey(table.name(), id), kept.scope(), kept.version(), found, right);
    }
}
