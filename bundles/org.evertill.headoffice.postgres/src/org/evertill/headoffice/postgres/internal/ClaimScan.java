package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.entity.UniqueClaim;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.FieldVersionsJson;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.merge.StoredRow;

/** The living rows of a table by what they claim: rows with one value follow each other, so only those are in memory. */
final class ClaimScan {

    private final Table table;
    private final UniqueClaim claim;
    private final Step step;
    private final Map<String, StoredRow> sharing = new HashMap<>();
    private String value = "";

    /** What is done with a value and the rows that have it, by their identifiers. */
    @FunctionalInterface
    interface Step {
        void at(ClaimKey key, Map<String, StoredRow> rows) throws SQLException;
    }

    private ClaimScan(Table table, UniqueClaim claim, Step step) {
        this.table = table;
        this.claim = claim;
        this.step = step;
    }

    /** Gives every value that is claimed to the step. */
    static void each(Connection connection, Table table, UniqueClaim claim, Step step) throws SQLException {
        var scan = new ClaimScan(table, claim, step);
        String columns = claim.columns().stream().map(c -> "t." + c).collect(Collectors.joining(", "));
        Scan.each(
                connection,
                "SELECT m.entity_id, m.scope, m.version, m.field_versions, " + table.selectList("t") + " FROM "
                        + table.name() + " t JOIN row_meta m ON m.table_name = '" + table.name()
                        + "' AND m.entity_id = t." + table.idColumn() + " WHERE NOT m.deleted ORDER BY " + columns,
                scan::add);
        scan.endOfValue();
    }

    private void add(ResultSet result) throws SQLException {
        var row = table.read(result, 5);
        Optional<String> claimed = claim.valueOf(row);
        if (claimed.isEmpty()) {
            return;
        }
        if (!claimed.get().equals(value)) {
            endOfValue();
            value = claimed.get();
        }
        var state = new RowState(row, result.getLong(3), FieldVersionsJson.parse(result.getString(4)), false);
        sharing.put(result.getString(1), new StoredRow(result.getString(2), state));
    }

    private void endOfValue() throws SQLException {
        if (!sharing.isEmpty()) {
            step.at(new ClaimKey(table.name(), claim.name(), value), Map.copyOf(sharing));
            sharing.clear();
        }
    }
}
