package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.evertill.headoffice.HeadOfficeDesk.Till;

/** All tills, those shut out included. */
final class TillList {

    private static final String QUERY = """
            SELECT r.id, r.register_id, r.store_id, r.last_seq, d.device_name, d.enrolled_at, d.last_seen,
                   d.pending_reported, d.clock_skew_millis, d.app_version, d.revoked_at,
                   (SELECT count(*) FROM apart_op a WHERE a.replica = r.id) AS apart
              FROM replica r JOIN device d ON d.replica = coalesce(r.till, r.id)
             ORDER BY r.register_id, d.enrolled_at, r.id
            """;

    private TillList() {}

    static List<Till> read(Connection connection) throws SQLException {
        var tills = new ArrayList<Till>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                tills.add(new Till(
                        rows.getString("id"),
                        rows.getString("register_id"),
                        rows.getString("store_id"),
                        rows.getString("device_name"),
                        Sql.instant(rows, "enrolled_at").orElseThrow(),
                        Sql.instant(rows, "last_seen"),
                        rows.getLong("last_seq"),
                        rows.getLong("pending_reported"),
                        Duration.ofMillis(rows.getLong("clock_skew_millis")),
                        rows.getString("app_version"),
                        Sql.instant(rows, "revoked_at"),
                        rows.getLong("apart")));
            }
        }
        return List.copyOf(tills);
    }
}
