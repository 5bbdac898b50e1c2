package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.sync.merge.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A till and a head office on a real PostgreSQL; the till's files can be put away and put back. */
abstract class RestoreCase {

    static final Author CASHIER = new Author("cashier");
    static final List<String> FILES = List.of("till.db", "till.witness", "till.key");

    @TempDir
    Path directory;

    final Ticks ticks = new Ticks();
    final List<SqliteStore> open = new ArrayList<>();
    PostgresOffice office;
    Path home;
    SqliteStore till;

    @BeforeEach
    void enrol() {
        office = new PostgresOffice(ticks);
        home = directory.resolve("home");
        till = opened(home);
        office.enrol(till, "R1");
    }

    @AfterEach
    void close() {
        open.forEach(SqliteStore::close);
        office.close();
    }

    final SqliteStore opened(Path where) {
        var store = new SqliteDatabaseOpener(office.types(), List.of(new StockSchema()), ticks)
                .openStore(where)
                .orThrow();
        open.add(store);
        return store;
    }

    final SqliteStore reopened() {
        till.close();
        return opened(home);
    }

    /** Copies files of the till while it is closed, and opens it again. */
    final Path backup(List<String> files) throws IOException {
        till.close();
        Path to = directory.resolve("backup" + open.size());
        copy(home, to, files);
        till = opened(home);
        return to;
    }

    /** Puts files back in their place, so that they stay the same files. */
    final SqliteStore restored(Path backup) throws IOException {
        till.close();
        try (Stream<Path> files = Files.list(backup)) {
            for (Path file : files.toList()) {
                Files.write(home.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return opened(home);
    }

    static void copy(Path from, Path to, List<String> files) throws IOException {
        Files.createDirectories(to);
        for (String file : files) {
            Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void make(SqliteStore store, String... ids) {
        for (String id : ids) {
            store.write(CASHIER, tx -> {
                tx.insert(Parcel.TYPE, Parcel.of(id));
                return id;
            });
        }
    }

    static void change(SqliteStore store, String id, String note) {
        store.write(CASHIER, tx -> {
            var row = tx.find(Parcel.TYPE, id).orElseThrow();
            tx.update(Parcel.TYPE, row.value().withNote(note), row.version());
            return id;
        });
    }

    /** How many operations head office has of each incarnation, the first one's first. */
    final List<String> operations() {
        return office.query(
                "SELECT CASE WHEN r.till IS NULL THEN 'R' ELSE 'R~' END || '|' || count(*) FROM op o JOIN replica r"
                        + " ON r.id = o.replica WHERE o.table_name = 'parcels' GROUP BY r.id, r.till ORDER BY 1",
                row -> row.getString(1));
    }

    static List<String> rows(SqliteStore store) {
        return store.read(r -> r.query(
                "SELECT id || ' ' || note FROM parcels WHERE is_deleted = 0 ORDER BY id",
                List.of(),
                row -> row.getString(1).strip()));
    }

    final void assertEverythingIsEverywhere(String... ids) {
        assertEquals(List.of(ids), rows(till));
        assertEquals(
                List.of(ids),
                office.query("SELECT id FROM parcels WHERE NOT is_deleted ORDER BY id", row -> row.getString(1)));
        assertEquals(0, till.changes().backlog().pending());
        assertEquals(List.of(), office.findings());
        assertEquals(List.of(), till.check().check(step -> {}).findings());
    }

    /** Each branch that made something is brought to people's notice, at head office and at the till. */
    final void assertFlagged(int times) {
        var flagged = office.desk().incidents().incidents().stream()
                .filter(i -> i.code().equals("sync.restored"))
                .toList();
        assertEquals(times, flagged.size());
        assertTrue(till.read(r -> r.select(Incident.TYPE, Selection.all())).stream()
                .map(s -> s.value())
                .toList()
                .containsAll(flagged));
        assertEquals(
                "SEEN",
                office.desk()
                        .incidents()
                        .close(flagged.getFirst().id(), "boss")
                        .orThrow()
                        .status()
                        .name());
    }
}
