package org.evertill.simulation.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.entity.EntityType;
import org.evertill.entity.RowJson;
import org.evertill.sync.merge.Claim;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.FieldVersionsJson;
import org.evertill.sync.merge.OpenConflictsJson;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.merge.SiblingsJson;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.merge.SyncTypes;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;

/** What stands in head office's PostgreSQL, read past the product's own code. */
final class OfficeBooks {

    private OfficeBooks() {}

    /** An operation as head office has it, in the order in which they became part of the rows. */
    record Received(String replica, Operation operation, Instant at, boolean aside) {}

    static List<Received> operations(Connection connection) throws SQLException {
        var received = new ArrayList<Received>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT replica, body, hash, received_at, verdict FROM op ORDER BY arrival, replica, seq")) {
            while (rows.next()) {
                received.add(new Received(
                        rows.getString(1),
                        HashChain.operation(rows.getString(2), rows.getString(3)),
                        rows.getTimestamp(4).toInstant(),
                        rows.getString(5).equals("QUARANTINED")));
            }
        }
        return received;
    }

    /** Rows, those that are buried too, and claims. */
    static OfficeTables tables(Connection connection) throws SQLException {
        var tables = new OfficeTables();
        var types = Stream.concat(Entities.WITH_PRODUCT.stream(), SyncTypes.ALL.stream());
        for (EntityType<?> type : types.toList()) {
            rows(connection, type, tables);
        }
        buried(connection, tables);
        tables.putClaims(claims(connection));
        return tables;
    }

    private static void rows(Connection connection, EntityType<?> type, OfficeTables into) throws SQLException {
        String sql = "SELECT t.*, m.scope AS at, m.version AS v, m.deleted AS dead, m.field_versions, m.conflicts FROM "
                + type.table() + " t JOIN row_meta m ON m.table_name = '" + type.table() + "' AND m.entity_id = t."
                + type.idColumn();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var state = new RowState(
                        TillFile.row(type.columns(), rows),
                        rows.getLong("v"),
                        FieldVersionsJson.parse(rows.getString("field_versions")),
                        rows.getBoolean("dead"),
                        OpenConflictsJson.parse(rows.getString("conflicts")));
                into.put(
                        new RowKey(type.table(), rows.getString(type.idColumn())),
                        new StoredRow(rows.getString("at"), state));
            }
        }
    }

    private static void buried(Connection connection, OfficeTables into) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM buried_row")) {
            while (rows.next()) {
                var state = new RowState(
                        RowJson.parse(rows.getString("row")),
                        rows.getLong("version"),
                        FieldVersionsJson.parse(rows.getString("field_versions")),
                        true);
                into.put(
                        new RowKey(rows.getString("table_name"), rows.getString("entity_id")),
                        new StoredRow(rows.getString("scope"), state));
            }
        }
    }

    private static Map<ClaimKey, Claim> claims(Connection connection) throws SQLException {
        var claims = new HashMap<ClaimKey, Claim>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM unique_claim")) {
            while (rows.next()) {
                var open = OpenConflictsJson.parse(rows.getString("conflict")).values().stream()
                        .findFirst();
                claims.put(
                        new ClaimKey(rows.getString("table_name"), rows.getString("claim"), rows.getString("value")),
                        new Claim(SiblingsJson.parse(rows.getString("claimants")), open.orElse(null)));
            }
        }
        return claims;
    }

    /** What gave way, in the model's words. */
    static List<String> losses(Connection connection) throws SQLException {
        var losses = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM merge_audit")) {
            while (rows.next()) {
                losses.add(rows.getString("field_group") + " " + rows.getString("rule") + " "
                        + rows.getString("winner_replica") + ":" + rows.getLong("winner_seq") + " before "
                        + rows.getString("loser_replica") + ":" + rows.getLong("loser_seq"));
            }
        }
        return losses;
    }

    /** The rules that decided, once for each value that gave way. */
    static List<String> rules(Connection connection) throws SQLException {
        var rules = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT rule FROM merge_audit")) {
            while (rows.next()) {
                rules.add(rows.getString(1));
            }
        }
        return rules;
    }

    /** The operations of a replica that are set aside. */
    static Set<Long> aside(List<Received> received, String replica) {
        var aside = new HashSet<Long>();
        received.stream().filter(r -> r.aside && r.replica.equals(replica)).forEach(r -> aside.add(r.operation.seq()));
        return aside;
    }
}
