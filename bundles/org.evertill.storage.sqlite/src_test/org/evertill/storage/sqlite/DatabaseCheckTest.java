package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.DatabaseCheck;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way of tampering is refused, and where it was done by force it is found. */
class DatabaseCheckTest {

    @TempDir
    private Path directory;

    private TestTill till;

    @BeforeEach
    void open() {
        till = new TestTill(directory);
        till.pull(0, till.entry(Article.of("hq1", "From head office"), 1));
        till.insert(Article.of("a1", "Tea"));
        till.insert(Article.of("a2", "Coffee"));
        till.rename("a1", "Green tea");
        till.rename("hq1", "Renamed here");
        till.delete("a2");
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void allIsWellAndCounted() {
        var steps = new ArrayList<DatabaseCheck.Progress>();
        var report = till.store().check().check(steps::add);
        assertEquals(List.of(), report.findings());
        assertEquals(0, report.findingCount());
        assertTrue(
                report.counted()
                        .entrySet()
                        .containsAll(Map.of(
                                        "operations",
                                        5L,
                                        "pending",
                                        5L,
                                        "rows.articles",
                                        2L,
                                        "dead.articles",
                                        1L,
                                        "replayed.articles",
                                        3L,
                                        "rows.slips",
                                        0L)
                                .entrySet()),
                report.counted().toString());
        assertFalse(steps.isEmpty());
    }

    @Test
    void foreignSqlIsRefused() {
        for (String sql : List.of(
                "UPDATE articles SET price_minor = 0",
                "DELETE FROM articles",
                "INSERT OR REPLACE INTO articles (id, scope, sync_status, version_vector) VALUES ('a1','','','')",
                "UPDATE sync_log SET user_id = 'somebody else' WHERE seq = 1",
                "DELETE FROM sync_log WHERE seq = 5",
                "UPDATE replica_state SET last_seq = 4",
                "DELETE FROM replica_state",
                "DELETE FROM shadow",
                "UPDATE till_identity SET replica = 'x'",
                "INSERT INTO pull_cursor (scope, seq) VALUES ('chain', 99)",
                "INSERT INTO pull_load (scope, floor) VALUES ('chain', 99)",
                "INSERT INTO early_row (table_name, entity_id, version) VALUES ('articles', 'a1', 99)",
                "INSERT INTO oldest_month (store, scope) VALUES ('facts:S1:', 'facts:S1:2099-01')",
                "DELETE FROM sync_cursor")) {
            var refused = assertThrows(SQLException.class, () -> till.raw(sql), sql);
            assertTrue(refused.getMessage().contains("evertill-guard"), refused.getMessage());
        }
        assertEquals(List.of(), till.findings());
    }

    @Test
    void internalTablesAreNoLocalTables() {
        for (String table : List.of(
                "sync_log",
                "replica_state",
                "pull_stage",
                "migration",
                "unknown_row",
                "sqlite_schema",
                "\"sync_log\"",
                "main.sync_log",
                "temp.pending_op",
                "\"temp\" . \"pending_op\"",
                "[sync_log]",
                "SYNC_LOG")) {
            var refused = assertThrows(
                    ProblemException.class,
                    () -> till.write(tx -> tx.execute("DELETE FROM " + table, List.of())),
                    table);
            assertEquals("storage.guarded", refused.problem().code());
        }
        // Also not by a query that is more than it seems, in the middle of typed writes.
        var refused = assertThrows(
                ProblemException.class,
                () -> till.write(tx -> {
                    tx.insert(ARTICLE, Article.of("a9", "x"));
                    tx.query(
                            "WITH x AS (SELECT 1) DELETE FROM articles RETURNING id",
                            List.of(),
                            row -> row.getString(1));
                }));
        assertEquals("storage.guarded", refused.problem().code());
        assertEquals(List.of(), till.findings());
    }

    @Test
    void theGuardIsDownAgainAfterEveryEnd() throws Exception {
        assertThrows(
                IllegalStateException.class,
                () -> till.write(tx -> {
                    tx.insert(ARTICLE, Article.of("a9", "x"));
                    throw new IllegalStateException();
                }));
        assertEquals(List.of("0"), till.raw("SELECT writing FROM replica_state"));
        till.insert(Article.of("a9", "x"));
        assertEquals(List.of("0"), till.raw("SELECT writing FROM replica_state"));
    }

    @Test
    void aChangedOperationBreaksTheChain() throws Exception {
        force("UPDATE sync_log SET user_id = 'somebody else' WHERE seq = 2");
        assertEquals(List.of("log.broken-chain"), till.findings());
    }

    @Test
    void aMissingOperationIsAGap() throws Exception {
        force("DELETE FROM sync_log WHERE seq = 2");
        assertTrue(till.findings().containsAll(List.of("log.gap", "log.broken-chain", "row.no-history")));
    }

    @Test
    void aLogThatWasCutOffEndsTooEarly() throws Exception {
        force("DELETE FROM sync_log WHERE seq = 5");
        assertTrue(till.findings().contains("log.wrong-head"));
    }

    @Test
    void aRowThatWasChangedPastTheLogIsFound() throws Exception {
        force("UPDATE articles SET price_minor = 1 WHERE id = 'a1'");
        assertEquals(List.of("row.not-replayed"), till.findings());
        force("UPDATE articles SET is_deleted = 0 WHERE id = 'a2'");
        assertEquals(2, till.findings().size());
    }

    @Test
    void aPendingRowThatVanishedIsFound() throws Exception {
        force("DELETE FROM articles WHERE id = 'a1'");
        assertEquals(List.of("row.not-replayed", "row.not-replayed"), till.findings());
    }

    @Test
    void aRowWithoutScopeIsFound() throws Exception {
        force("UPDATE articles SET scope = '' WHERE id = 'a1'");
        assertEquals(List.of("row.no-scope"), till.findings());
    }

    @Test
    void anUnreadableOperationIsFound() throws Exception {
        force("UPDATE sync_log SET changes = 'rubbish' WHERE seq = 2");
        assertTrue(till.findings().contains("log.unreadable"));
    }

    /** What somebody who knows the file can do. */
    private void force(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("till.db"));
                var statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("UPDATE replica_state SET writing = 1");
            statement.execute(sql);
            statement.execute("UPDATE replica_state SET writing = 0");
            statement.execute("COMMIT");
        }
    }
}
