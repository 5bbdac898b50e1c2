package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.entity.UniqueClaim;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Claim;
import org.evertill.sync.merge.ClaimCollector;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.OpenConflict;
import org.evertill.sync.merge.RowChange;
import org.evertill.sync.merge.StoredRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the claims up to what the entities declare, when head office opens: one that is new, or over other columns than
 * before, is collected from the rows that are there; one that is gone is forgotten. Flat in memory.
 */
final class ClaimSetup {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimSetup.class);
    private static final String SYSTEM = "system:headoffice";
    private static final int CLAIMS_AT_ONCE = 1_000;

    private final Connection connection;
    private final Tables tables;
    private final Shape shape;
    private final Instant at;

    private ClaimSetup(Connection connection, Tables tables, Shape shape, Instant at) {
        this.connection = connection;
        this.tables = tables;
        this.shape = shape;
        this.at = at;
    }

    /** In the caller's transaction. */
    static void run(Connection connection, Tables tables, Shape shape, Instant at) throws SQLException {
        new ClaimSetup(connection, tables, shape, at).run();
    }

    private void run() throws SQLException {
        var known = known();
        for (Table table : tables.all()) {
            for (UniqueClaim claim : table.type().claims()) {
                String name = table.name() + "|" + claim.name();
                String columns = String.join(",", claim.columns());
                String before = known.remove(name);
                if (!columns.equals(before)) {
                    if (!shape.isNew(table.type())) {
                        shape.changes();
                    }
                    if (before != null) {
                        forget(table.name(), claim.name());
                    }
                    collect(table, claim);
                    know(table.name(), claim.name(), columns);
                }
            }
        }
        for (String name : known.keySet()) {
            String table = name.substring(0, name.indexOf('|'));
            // A bundle that is not there today may be back tomorrow.
            if (tables.find(table).isPresent()) {
                shape.changes();
                forget(table, name.substring(table.length() + 1));
            }
        }
    }

    private Map<String, String> known() throws SQLException {
        var known = new LinkedHashMap<String, String>();
        Scan.each(
                connection,
                "SELECT table_name, claim, columns FROM known_claim ORDER BY 1, 2",
                row -> known.put(row.getString(1) + "|" + row.getString(2), row.getString(3)));
        return known;
    }

    private void know(String table, String claim, String columns) throws SQLException {
        update("INSERT INTO known_claim (table_name, claim, columns) VALUES (?, ?, ?)", table, claim, columns);
    }

    private void collect(Table table, UniqueClaim claim) throws SQLException {
        LOG.info("collecting who claims what: {} of {}", claim.name(), table.name());
        var claims = new LinkedHashMap<ClaimKey, Claim>();
        ClaimScan.each(connection, table, claim, (key, rows) -> {
            claims.put(key, ClaimCollector.collect(table.type(), key, rows, SYSTEM, at));
            if (claims.size() >= CLAIMS_AT_ONCE) {
                write(claims);
            }
        });
        write(claims);
    }

    private void write(Map<ClaimKey, Claim> claims) throws SQLException {
        ClaimStore.write(connection, claims);
        var changes = new ArrayList<RowChange>();
        for (Claim held : claims.values()) {
            var open = held.conflict();
            if (open != null) {
                changes.add(new RowChange(open.key(), Optional.empty(), stored(open)));
            }
        }
        claims.clear();
        publish(changes);
    }

    private void forget(String table, String claim) throws SQLException {
        LOG.info("forgetting who claims what: {} of {}", claim, table);
        var changes = new ArrayList<RowChange>();
        try (var query = connection.prepareStatement("SELECT claimants, conflict FROM unique_claim"
                + " WHERE table_name = ? AND claim = ? AND conflict IS NOT NULL")) {
            query.setString(1, table);
            query.setString(2, claim);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var open = ClaimStore.claim(rows).conflict();
                    if (open != null) {
                        var settled = ClaimCollector.forget(open, SYSTEM, at);
                        changes.add(new RowChange(open.key(), Optional.of(stored(open)), stored(settled)));
                    }
                }
            }
        }
        publish(changes);
        update("DELETE FROM unique_claim WHERE table_name = ? AND claim = ?", table, claim);
        update("DELETE FROM known_claim WHERE table_name = ? AND claim = ?", table, claim);
    }

    private void publish(List<RowChange> changes) throws SQLException {
        if (!changes.isEmpty()) {
            RowStore.write(connection, tables, changes, at);
            var heads = ScopeHeads.lock(connection, ScopeLocks.of(changes));
            Feed.number(connection, changes, heads);
            heads.store(connection, VersionVector.HEAD_OFFICE);
        }
    }

    private StoredRow stored(OpenConflict open) {
        return open.row(VersionVector.HEAD_OFFICE, new Hlc(at.toEpochMilli(), 0));
    }

    private void update(String sql, String... arguments) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                update.setString(i + 1, arguments[i]);
            }
            update.executeUpdate();
        }
    }
}
