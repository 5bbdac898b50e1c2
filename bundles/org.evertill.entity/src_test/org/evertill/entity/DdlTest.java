package org.evertill.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.evertill.entity.Ddl.Dialect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The statements run in a real SQLite; PostgreSQL's run where head office is tested. */
class DdlTest {

    /** The first version of {@link Extended}. */
    @Entity(table = "tools", scope = ScopeKind.CHAIN)
    record Original(@Id String id, @Indexed String name) {}

    @Entity(table = "tools", scope = ScopeKind.CHAIN, version = 2)
    record Extended(
            @Id String id,
            @Indexed String name,
            @Indexed @Nullable String brand,
            long weight) {}

    @Test
    void aNewTableHasAllColumnsAndIndexes() throws SQLException {
        try (var database = sqlite()) {
            run(database, Ddl.migrate(Thing.TYPE, Dialect.SQLITE, Set.of()));
            assertEquals(expectedColumns(Thing.TYPE), columns(database, "things"));
            assertEquals(Set.of("things__name", "things__unit_price_e4"), indexes(database));
        }
    }

    @Test
    void bothDialectsHaveTheSameColumnsInTheSameOrder() {
        var sqlite = Ddl.migrate(Thing.TYPE, Dialect.SQLITE, Set.of());
        var postgres = Ddl.migrate(Thing.TYPE, Dialect.POSTGRES, Set.of());
        assertEquals(expectedColumns(Thing.TYPE), declared(sqlite.getFirst()));
        assertEquals(expectedColumns(Thing.TYPE), declared(postgres.getFirst()));
        assertEquals(sqlite.subList(1, sqlite.size()), postgres.subList(1, postgres.size()));
        assertTrue(postgres.getFirst().contains("made_at TIMESTAMPTZ"));
        assertTrue(postgres.getFirst().contains("PRIMARY KEY (id, scope)"));
    }

    @Test
    void aSyncedTableHasNoRuleButItsPrimaryKey() throws SQLException {
        try (var database = sqlite()) {
            run(database, Ddl.migrate(Thing.TYPE, Dialect.SQLITE, Set.of()));
            for (String id : List.of("a", "b")) {
                run(
                        database,
                        List.of("INSERT INTO things (id, scope, sync_status, version_vector) VALUES ('" + id
                                + "', 'chain', 'synced', '{}')"));
            }
        }
        for (String statement : Ddl.migrate(Thing.TYPE, Dialect.POSTGRES, Set.of())) {
            assertTrue(Pattern.compile("UNIQUE|CHECK|REFERENCES")
                    .matcher(statement)
                    .results()
                    .findAny()
                    .isEmpty());
        }
    }

    @Test
    void aFieldIsAddedToAFullTable() throws SQLException {
        var original = new EntityType<>(Original.class);
        var extended = new EntityType<>(Extended.class);
        try (var database = sqlite()) {
            run(database, Ddl.migrate(original, Dialect.SQLITE, Set.of()));
            run(
                    database,
                    List.of("INSERT INTO tools (id, name, scope, sync_status, version_vector)"
                            + " VALUES ('a', 'Hammer', 'chain', 'synced', '{}')"));
            run(database, Ddl.migrate(extended, Dialect.SQLITE, columns(database, "tools")));
            var row = Row.EMPTY;
            try (var statement = database.createStatement();
                    var result = statement.executeQuery("SELECT id, name, brand, weight FROM tools")) {
                assertTrue(result.next());
                row = row.with("id", result.getString(1)).with("name", result.getString(2));
                row = row.with("brand", result.getString(3)).with("weight", result.getObject(4));
            }
            assertEquals(new Extended("a", "Hammer", null, 0), extended.fromRow(row));
            assertEquals(Set.of("tools__name", "tools__brand"), indexes(database));
        }
    }

    @Test
    void migratingAgainChangesNothing() throws SQLException {
        try (var database = sqlite()) {
            run(database, Ddl.migrate(Thing.TYPE, Dialect.SQLITE, Set.of()));
            var again = Ddl.migrate(Thing.TYPE, Dialect.SQLITE, columns(database, "things"));
            run(database, again);
            assertTrue(again.stream().allMatch(s -> s.startsWith("CREATE INDEX IF NOT EXISTS")), again::toString);
            assertEquals(expectedColumns(Thing.TYPE), columns(database, "things"));
        }
    }

    @Test
    void aTableOfANewerVersionIsLeftAsItIs() throws SQLException {
        try (var database = sqlite()) {
            run(database, Ddl.migrate(new EntityType<>(Extended.class), Dialect.SQLITE, Set.of()));
            var before = columns(database, "tools");
            run(database, Ddl.migrate(new EntityType<>(Original.class), Dialect.SQLITE, before));
            assertEquals(before, columns(database, "tools"));
        }
    }

    private static Set<String> expectedColumns(EntityType<?> type) {
        var columns = new LinkedHashSet<String>();
        type.columns().forEach(c -> columns.add(c.name()));
        columns.addAll(Bookkeeping.COLUMNS);
        return columns;
    }

    private static Set<String> declared(String createTable) {
        var columns = new LinkedHashSet<String>();
        String list = createTable.substring(createTable.indexOf('(') + 1, createTable.indexOf(", PRIMARY KEY"));
        for (String definition : list.split(", ")) {
            columns.add(definition.substring(0, definition.indexOf(' ')));
        }
        return columns;
    }

    private static Connection sqlite() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    private static void run(Connection database, List<String> statements) throws SQLException {
        try (var statement = database.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    private static Set<String> columns(Connection database, String table) throws SQLException {
        return new LinkedHashSet<>(texts(database, "SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid"));
    }

    private static Set<String> indexes(Connection database) throws SQLException {
        return Set.copyOf(texts(database, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"));
    }

    private static List<String> texts(Connection database, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = database.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }
}
