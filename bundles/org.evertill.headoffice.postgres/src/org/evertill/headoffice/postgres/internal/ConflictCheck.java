package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evertill.entity.UniqueClaim;
import org.evertill.sync.merge.Claim;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.OpenConflict;
import org.evertill.sync.merge.OpenConflictsJson;

/** Who claims what, taken anew from the rows; and the open conflicts, each of which is remembered where it is about. */
final class ConflictCheck {

    private static final int CLAIMS_AT_ONCE = 1_000;

    private static final String REMEMBERED = """
            SELECT conflicts FROM row_meta WHERE conflicts IS NOT NULL
            UNION ALL SELECT conflict FROM unique_claim WHERE conflict IS NOT NULL
            """;

    private final Connection connection;
    private final Findings findings;

    private ConflictCheck(Connection connection, Findings findings) {
        this.connection = connection;
        this.findings = findings;
    }

    static void run(Connection connection, Tables tables, Findings findings) throws SQLException {
        var check = new ConflictCheck(connection, findings);
        long claims = 0;
        for (Table table : tables.all()) {
            for (UniqueClaim claim : table.type().claims()) {
                claims += check.claims(table, claim);
            }
        }
        findings.counted(claims + " values that rows claim");
        findings.counted(check.conflicts() + " open conflicts");
    }

    private long claims(Table table, UniqueClaim claim) throws SQLException {
        var found = new HashMap<ClaimKey, Set<String>>();
        var total = new long[1];
        ClaimScan.each(connection, table, claim, (key, rows) -> {
            found.put(key, rows.keySet());
            total[0]++;
            if (found.size() >= CLAIMS_AT_ONCE) {
                compare(found);
            }
        });
        compare(found);
        long kept = kept(table.name(), claim.name());
        if (kept != total[0]) {
            findings.add("unique_claim: " + table.name() + " has " + total[0] + " values of " + claim.name() + ", "
                    + kept + " are claimed");
        }
        return total[0];
    }

    private void compare(Map<ClaimKey, Set<String>> found) throws SQLException {
        var kept = ClaimStore.read(connection, found.keySet());
        found.forEach((key, ids) -> {
            var claim = kept.getOrDefault(key, Claim.NONE);
            if (!claim.ids().equals(ids)) {
                findings.add("unique_claim: " + key.table() + " " + key.claim() + " " + key.value() + " is of "
                        + sorted(ids) + ", and claimed by " + sorted(claim.ids()));
            }
            if (ids.size() > 1 != (claim.conflict() != null)) {
                findings.add("unique_claim: " + key.table() + " " + key.claim() + " " + key.value() + " is of "
                        + ids.size() + " rows, and its conflict is " + (claim.conflict() == null ? "missing" : "open"));
            }
        });
        found.clear();
    }

    private long kept(String table, String claim) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT count(*) FROM unique_claim WHERE table_name = ? AND claim = ?")) {
            query.setString(1, table);
            query.setString(2, claim);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Those that are open now, and few beside the rows. */
    private long conflicts() throws SQLException {
        var remembered = new TreeMap<String, Long>();
        Scan.each(connection, REMEMBERED, row -> {
            for (OpenConflict open : OpenConflictsJson.parse(row.getString(1)).values()) {
                remembered.put(open.conflict().id(), open.version());
            }
        });
        long open = Scan.each(
                connection,
                "SELECT c.id, m.version FROM sync_conflicts c JOIN row_meta m ON m.table_name = 'sync_conflicts'"
                        + " AND m.entity_id = c.id WHERE c.status = 'OPEN' ORDER BY c.id",
                row -> {
                    Long version = remembered.remove(row.getString(1));
                    if (version == null || version != row.getLong(2)) {
                        findings.add("sync_conflicts: " + row.getString(1) + " is open, and "
                                + (version == null ? "nothing remembers it" : "another version of it is remembered"));
                    }
                });
        remembered
                .keySet()
                .forEach(id -> findings.add("sync_conflicts: " + id + " is remembered as open, and is not there"));
        return open;
    }

    private static String sorted(Set<String> ids) {
        return ids.stream().sorted().collect(Collectors.joining(", ", "[", "]"));
    }
}
