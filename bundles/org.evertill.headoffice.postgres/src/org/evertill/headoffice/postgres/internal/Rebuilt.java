package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.sync.merge.FieldVersion;
import org.evertill.sync.merge.FieldVersions;
import org.evertill.sync.merge.FieldVersionsJson;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.RowDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a row has to be: who last wrote each field group stands beside the row, and what he wrote in his operation. What comes of
 * it is held against the digest that was kept when the row was merged, so a row that is rebuilt is right, whatever became of the
 * table. A value that a rule made of several (a sum) stands in no operation; such a row is rebuilt only if that value was left alone.
 */
final class Rebuilt {

    private static final String KEPT = "SELECT scope, version, deleted, field_versions, digest FROM row_meta"
            + " WHERE table_name = ? AND entity_id = ?";

    private Rebuilt() {}

    /** What head office keeps beside a row. */
    record Kept(String scope, long version, boolean deleted, FieldVersions fields, long digest) {

        /** Whether this is the row that was merged. */
        boolean fits(String table, String id, Row row) {
            return RowDigest.of(table, id, version, row) == digest;
        }
    }

    /** What is kept beside the row of a name. */
    static Optional<Kept> kept(Connection connection, String table, String id) throws SQLException {
        try (var query = connection.prepareStatement(KEPT)) {
            query.setString(1, table);
            query.setString(2, id);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Kept(
                                row.getString(1),
                                row.getLong(2),
                                row.getBoolean(3),
                                FieldVersionsJson.parse(row.getString(4)),
                                row.getLong(5)))
                        : Optional.empty();
            }
        }
    }

    /**
     * The row that was merged; empty when the operations do not give it.
     *
     * @param found what stands in the table, null when nothing does
     */
    static Optional<Row> of(Connection connection, Table table, String id, Kept kept, @Nullable Row found)
            throws SQLException {
        var writes = writes(connection, table, kept.fields());
        return candidates(writes, found == null ? Row.EMPTY : found).stream()
                .map(row -> row.with(table.idColumn(), id))
                .filter(row -> kept.fits(table.name(), id, row))
                .findFirst();
    }

    /** All written values, and one group's at a time over what was found. */
    private static List<Row> candidates(List<Row> writes, Row found) {
        var candidates = new ArrayList<Row>();
        var row = found;
        for (Row write : writes) {
            row = row.overlaidBy(write);
        }
        candidates.add(row);
        writes.forEach(write -> candidates.add(found.overlaidBy(write)));
        return candidates;
    }

    /** What the last writer of each group wrote there, the one who made the row first. */
    private static List<Row> writes(Connection connection, Table table, FieldVersions fields) throws SQLException {
        var read = new HashMap<String, Row>();
        var writes = new ArrayList<Row>();
        written(connection, fields.first(), read).ifPresent(writes::add);
        for (Map.Entry<String, FieldVersion> group : fields.later().entrySet()) {
            written(connection, group.getValue(), read)
                    .map(row -> row.only(columns(table, group.getKey(), row)))
                    .ifPresent(writes::add);
        }
        return writes;
    }

    /** A column that this version does not know is a group by itself. */
    private static List<String> columns(Table table, String group, Row row) {
        return table.type().groups().stream()
                .filter(known -> known.name().equals(group))
                .findFirst()
                .map(FieldGroup::columns)
                .orElse(List.of(group))
                .stream()
                .filter(row::has)
                .toList();
    }

    private static Optional<Row> written(Connection connection, FieldVersion by, Map<String, Row> read)
            throws SQLException {
        String name = by.replica() + ' ' + by.seq();
        if (!read.containsKey(name)) {
            try (var query = connection.prepareStatement("SELECT body FROM op WHERE replica = ? AND seq = ?")) {
                query.setString(1, by.replica());
                query.setLong(2, by.seq());
                try (var row = query.executeQuery()) {
                    if (row.next()) {
                        read.put(name, HashChain.operation(row.getString(1), "").after());
                    }
                }
            }
        }
        return Optional.ofNullable(read.get(name));
    }
}
