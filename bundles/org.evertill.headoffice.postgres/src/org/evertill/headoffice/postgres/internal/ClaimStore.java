package org.evertill.headoffice.postgres.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.entity.Row;
import org.evertill.sync.merge.Claim;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.OpenConflict;
import org.evertill.sync.merge.OpenConflictsJson;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.SiblingsJson;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Operation;

/** The table {@code unique_claim}; read and written set-wise, under the locks of the scopes that {@link ScopeLocks} names. */
final class ClaimStore {

    /** The database keeps no longer text in an index; what is longer stands there by its digest. */
    private static final int MAX_VALUE_CHARS = 500;

    private static final String COLUMNS = "unique_claim (table_name, claim, value, claimants, conflict)";

    private ClaimStore() {}

    /** What rows have, or may come to have by operations. */
    static Set<ClaimKey> keys(Tables tables, Map<RowKey, StoredRow> rows, List<Operation> operations) {
        var parts = new HashMap<RowKey, List<Row>>();
        for (Operation op : operations) {
            if (tables.hasClaims(op.table())) {
                parts.computeIfAbsent(new RowKey(op.table(), op.entityId()), key -> new ArrayList<>())
                        .add(op.after());
            }
        }
        var keys = new LinkedHashSet<ClaimKey>();
        parts.forEach((key, written) -> {
            var stored = rows.get(key);
            if (stored != null) {
                written.add(stored.state().row());
            }
            keys.addAll(ClaimKey.possible(tables.get(key.table()).type(), written));
        });
        return keys;
    }

    static Map<ClaimKey, Claim> read(Connection connection, Set<ClaimKey> keys) throws SQLException {
        var claims = new HashMap<ClaimKey, Claim>();
        if (keys.isEmpty()) {
            return claims;
        }
        var asked = new HashMap<ClaimKey, ClaimKey>();
        keys.forEach(key -> asked.put(stored(key), key));
        try (var query = connection.prepareStatement("SELECT c.table_name, c.claim, c.value, c.claimants, c.conflict"
                + " FROM unnest(?::text[], ?::text[], ?::text[]) AS k (name, claim, value)"
                + " CROSS JOIN LATERAL (SELECT * FROM unique_claim WHERE table_name = k.name AND claim = k.claim"
                + " AND value = k.value OFFSET 0) c")) {
            bind(query, asked.keySet());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var key = new ClaimKey(rows.getString(1), rows.getString(2), rows.getString(3));
                    claims.put(asked.get(key), claim(rows));
                }
            }
        }
        return claims;
    }

    /** Writes claims as they are now; one without claimants goes. */
    static void write(Connection connection, Map<ClaimKey, Claim> claims) throws SQLException {
        if (claims.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("DELETE FROM unique_claim c"
                + " USING unnest(?::text[], ?::text[], ?::text[]) AS k (name, claim, value)"
                + " WHERE c.table_name = k.name AND c.claim = k.claim AND c.value = k.value")) {
            bind(delete, claims.keySet().stream().map(ClaimStore::stored).toList());
            delete.executeUpdate();
        }
        var claimed = claims.entrySet().stream()
                .filter(entry -> !entry.getValue().claimants().isEmpty())
                .toList();
        Journey.send(connection, COLUMNS, claimed, (copy, entry) -> {
            var key = entry.getKey();
            copy.value(key.table())
                    .value(key.claim())
                    .value(stored(key).value())
                    .value(SiblingsJson.write(entry.getValue().claimants()))
                    .value(OpenConflictsJson.write(entry.getValue().conflict()));
        });
    }

    /** A claim from a result that has its columns. */
    static Claim claim(ResultSet row) throws SQLException {
        var open = OpenConflictsJson.parse(row.getString("conflict")).values();
        OpenConflict conflict = open.isEmpty() ? null : open.iterator().next();
        return new Claim(SiblingsJson.parse(row.getString("claimants")), conflict);
    }

    /** A key as it stands in the table. */
    static ClaimKey stored(ClaimKey key) {
        return key.value().length() <= MAX_VALUE_CHARS
                ? key
                : new ClaimKey(key.table(), key.claim(), "sha256:" + digest(key.value()));
    }

    private static String digest(String value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static void bind(PreparedStatement statement, Collection<ClaimKey> keys) throws SQLException {
        Sql.texts(statement, 1, keys.stream().map(ClaimKey::table).toList());
        Sql.texts(statement, 2, keys.stream().map(ClaimKey::claim).toList());
        Sql.texts(statement, 3, keys.stream().map(ClaimKey::value).toList());
    }
}
