package org.evertill.storage.sqlite.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.jspecify.annotations.Nullable;

/** The rows of one entity's table whose values are brought to their form, see {@link Sealing}. */
final class SealedRows {

    private final EntityTable<?> table;
    private final Set<String> before;
    private final List<String> columns;
    private final Map<String, Column> sensitive;

    /**
     * @param before the columns that are sealed throughout: of the others a value may be in clear
     */
    SealedRows(EntityTable<?> table, List<String> before) {
        this.table = table;
        this.before = new LinkedHashSet<>(before);
        if (!before.isEmpty()) {
            this.before.add(Bookkeeping.EXTRA);
        }
        this.sensitive =
                table.type().sensitiveColumns().stream().collect(Collectors.toMap(Column::name, column -> column));
        var all = new LinkedHashSet<String>(sensitive.keySet());
        before.stream().filter(table.type().columnNames()::contains).forEach(all::add);
        all.add(Bookkeeping.EXTRA);
        this.columns = List.copyOf(all);
    }

    /** A row as the table holds it. */
    private record Kept(long rowid, String id, Map<String, @Nullable String> values) {}

    /** One slice of rows beyond a row number. */
    Sealing.Slice bring(Session session, List<Object> after) {
        var names = new ArrayList<String>(columns);
        blind().forEach(column -> names.add(column.blindColumn()));
        var rows = session.list(
                "SELECT rowid, " + table.idColumn() + ", " + String.join(", ", names) + " FROM " + table.table()
                        + " WHERE rowid > ? ORDER BY rowid LIMIT " + Sealing.SLICE,
                after.isEmpty() ? List.of(Long.MIN_VALUE) : after,
                row -> kept(row, names));
        int unreadable = 0;
        for (Kept row : rows) {
            unreadable += bring(session, row);
        }
        return new Sealing.Slice(rows.isEmpty() ? after : List.of(rows.getLast().rowid()), rows.size(), unreadable);
    }

    private List<Column> blind() {
        return sensitive.values().stream().filter(Column::isBlindlyIndexed).toList();
    }

    private static Kept kept(ResultSet row, List<String> names) throws SQLException {
        var values = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), row.getString(i + 3));
        }
        return new Kept(row.getLong(1), row.getString(2), values);
    }

    private int bring(Session session, Kept row) {
        var wanted = new LinkedHashMap<>(row.values());
        int unreadable = 0;
        for (String column : columns) {
            @Nullable String kept = row.values().get(column);
            var plain = kept == null ? Optional.<String>empty() : plain(session.vault(), column, row.id(), kept);
            if (kept != null && plain.isEmpty()) {
                unreadable++;
            } else {
                want(session.vault(), row, column, plain, wanted);
            }
        }
        if (!wanted.equals(row.values())) {
            var arguments = new ArrayList<@Nullable Object>(wanted.values());
            arguments.add(row.rowid());
            session.update(
                    "UPDATE " + table.table() + " SET "
                            + wanted.keySet().stream()
                                    .map(name -> name + " = ?")
                                    .collect(Collectors.joining(", "))
                            + " WHERE rowid = ?",
                    arguments.toArray());
        }
        return unreadable;
    }

    private Optional<String> plain(Vault vault, String column, String id, String kept) {
        var opened = vault.opened(table.table(), column, id, kept);
        return opened.isPresent() || before.contains(column) ? opened : Optional.of(kept);
    }

    private void want(
            Vault vault, Kept row, String column, Optional<String> plain, Map<String, @Nullable String> wanted) {
        String name = table.table();
        @Nullable Column described = sensitive.get(column);
        boolean sealed = described != null || column.equals(Bookkeeping.EXTRA) && table.isSealed();
        @Nullable String kept = row.values().get(column);
        plain.ifPresent(value -> {
            boolean right = sealed && isSealedNow(vault, column, row.id(), Objects.requireNonNull(kept));
            if (!right) {
                wanted.put(column, sealed ? vault.seal(name, column, row.id(), value) : value);
            }
        });
        if (described != null && described.isBlindlyIndexed()) {
            wanted.put(
                    described.blindColumn(),
                    plain.map(value -> vault.blind(name, column, value)).orElse(null));
        }
    }

    private boolean isSealedNow(Vault vault, String column, String id, String kept) {
        return vault.opened(table.table(), column, id, kept).isPresent() && vault.isNewest(kept);
    }
}
