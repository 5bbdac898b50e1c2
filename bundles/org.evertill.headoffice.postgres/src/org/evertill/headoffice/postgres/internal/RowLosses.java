package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.evertill.entity.RowJson;
import org.evertill.sync.protocol.History;

/** Which values of operations lost, as the merge's audit has it. */
final class RowLosses {

    private static final String BY_LOSER = """
        SELECT m.loser_replica, m.loser_seq, m.scope, m.decided_at, m.field_group, m.rule, m.loser_value,
               m.winner_replica, m.winner_seq, m.winner_value
          FROM merge_audit m JOIN unnest(?::text[], ?::bigint[]) AS o (replica, seq)
            ON m.loser_replica = o.replica AND m.loser_seq = o.seq
         WHERE m.table_name = ? AND m.entity_id = ?
         ORDER BY m.id LIMIT\s\
        """ + History.MAX_LOSSES;

    private final Map<Operation, List<History.Loss>> byOperation = new HashMap<>();

    private RowLosses() {}

    private record Operation(String replica, long seq) {}

    static RowLosses read(
            Connection connection, String table, String id, List<History.Entry> entries, Predicate<String> seen)
            throws SQLException {
        var losses = new RowLosses();
        if (entries.isEmpty()) {
            return losses;
        }
        try (var query = connection.prepareStatement(BY_LOSER)) {
            Sql.texts(query, 1, entries.stream().map(e -> e.author().replica()).toList());
            Sql.longs(query, 2, entries.stream().map(History.Entry::seq).toList());
            query.setString(3, table);
            query.setString(4, id);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    if (seen.test(rows.getString("scope"))) {
                        losses.take(rows);
                    }
                }
            }
        }
        return losses;
    }

    private void take(ResultSet row) throws SQLException {
        var loser = new Operation(row.getString("loser_replica"), row.getLong("loser_seq"));
        byOperation
                .computeIfAbsent(loser, k -> new ArrayList<>())
                .add(new History.Loss(
                        Sql.instant(row, "decided_at").orElseThrow(),
                        row.getString("field_group"),
                        row.getString("rule"),
                        RowJson.parse(row.getString("loser_value")),
                        row.getString("winner_replica"),
                        row.getLong("winner_seq"),
                        RowJson.parse(row.getString("winner_value"))));
    }

    /** The entry with what its operation lost. */
    History.Entry with(History.Entry entry) {
        var lost = byOperation.getOrDefault(new Operation(entry.author().replica(), entry.seq()), List.of());
        return new History.Entry(
                entry.place(),
                entry.receivedAt(),
                entry.author(),
                entry.seq(),
                entry.kind(),
                entry.scope(),
                entry.hlc(),
                entry.before(),
                entry.after(),
                entry.verdict(),
                entry.reason(),
                lost);
    }
}
