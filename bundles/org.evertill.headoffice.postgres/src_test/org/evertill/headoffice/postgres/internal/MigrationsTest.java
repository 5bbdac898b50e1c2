package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.sync.protocol.HashChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database of every earlier step, with a till in it, is brought up to this software. */
class MigrationsTest {

    private static final String TILL = """
        INSERT INTO replica (id, store_id, register_id, last_hash) VALUES ('till', 'S1', 'S1-R1', '%s');
        INSERT INTO device (replica, token_hash, device_name, series, enrolled_at, last_seen)
            VALUES ('till', '\\x00', 'till', 'A', '2026-11-01Z', '2026-11-20Z');
        INSERT INTO subscription (replica, scope, every_month) VALUES ('till', 'chain', FALSE),
            ('till', 'store:S1', FALSE), ('till', 'register:S1-R1', FALSE), ('till', 'facts:S1:', TRUE);
        """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anEarlierDatabaseIsBroughtUp(int step) throws SQLException {
        var target = TestServer.newDatabase();
        make(target, step);
        try (var fixture = new Fixture(target)) {
            assertEquals(
                    List.of(Integer.toString(Migrations.FILES.size())),
                    fixture.query("SELECT max(number) FROM schema_migration"));
            assertTrue(fixture.office().ready().orThrow());
            assertEquals("till", fixture.desk().tills().getFirst().replica());
            assertEquals(List.of(), fixture.desk().verify().findings());
            // It was there before anybody asked for cursors, so it is waited for until it has told its own.
            assertEquals(List.of("{0,0,0}"), fixture.query("SELECT seqs FROM till_cursor"));
            fixture.till("S1", "R2").pullAll(10);
            assertEquals(0, fixture.desk().cleanup().clean().orThrow().deletions());
        }
    }

    /** Reports by plain SQL are written once for both sides. */
    @Test
    void rowsSayThatTheyAreSyncedAsTillsDo() {
        try (var fixture = new Fixture()) {
            fixture.till("S1", "R1");
            fixture.execute("UPDATE stores SET sync_status = 'SYNCED'");
            fixture.execute(Migrations.read("migration/0010-same-word.sql"));
            assertEquals(
                    List.of("synced"),
                    fixture.query("SELECT DISTINCT sync_status FROM (SELECT sync_status FROM stores UNION ALL"
                            + " SELECT sync_status FROM registers) AS all_rows"));
        }
    }

    private static void make(JdbcTarget target, int step) throws SQLException {
        try (Connection connection = TestServer.connect(target);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, file TEXT NOT NULL,"
                    + " applied_at TIMESTAMPTZ NOT NULL DEFAULT now())");
            for (int number = 1; number <= step; number++) {
                String file = Migrations.FILES.get(number - 1);
                statement.execute(Migrations.read("migration/" + file));
                statement.execute(
                        "INSERT INTO schema_migration (number, file) VALUES (" + number + ", '" + file + "')");
            }
            statement.execute(TILL.formatted(HashChain.genesis("till")));
        }
    }
}
