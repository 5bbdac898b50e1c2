package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till's database is put back from a backup, or copied: nothing is lost, nothing is there twice, with a real PostgreSQL. */
class RestoreTest {

    private static final Author CASHIER = new Author("cashier");
    private static final List<String> FILES = List.of("till.db", "till.witness", "till.key");

    @TempDir
    private Path directory;

    private final Ticks ticks = new Ticks();
    private final List<SqliteStore> open = new ArrayList<>();
    private PostgresOffice office;
    private Path home;
    private SqliteStore till;

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

    @Test
    void aTillThatIsOpenedAgainIsTheSame() {
        make(till, "p1");
        till = reopened();
        make(till, "p2");
        till = reopened();
        assertEquals(1, till.identity().orElseThrow().incarnation());
        office.round(till);
        assertEquals(List.of("R|2"), operations());
    }

    @Test
    void anOlderDatabaseIsNoticedBeforeTheFirstSale() throws IOException {
        make(till, "p1", "p2");
        office.round(till);
        Path backup = backup(List.of("till.db"));
        make(till, "p3", "p4");
        office.round(till);
        String series = till.identity().orElseThrow().series();
        till = restored(backup);
        assertNotEquals(1, till.identity().orElseThrow().incarnation());
        assertNotEquals(series, till.identity().orElseThrow().series());
        make(till, "p5");
        office.round(till);
        assertEquals(List.of("R|4", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3", "p4", "p5");
        assertFlagged(1);
    }

    @Test
    void whatTheBackupHadNotSentIsSentOnce() throws IOException {
        make(till, "p1");
        office.round(till);
        make(till, "p2", "p3");
        Path backup = backup(List.of("till.db"));
        till = restored(backup);
        assertEquals(1, till.identity().orElseThrow().incarnation(), "nothing is missing, so it is no restore");
        make(till, "p4");
        till = restored(backup);
        make(till, "p5");
        office.round(till);
        assertEquals(List.of("R|3", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3", "p5");
    }

    @Test
    void aTillIsPutBackTwice() throws IOException {
        make(till, "p1");
        office.round(till);
        Path first = backup(List.of("till.db"));
        make(till, "p2");
        office.round(till);
        till = restored(first);
        make(till, "p3");
        office.round(till);
        Path second = backup(List.of("till.db"));
        make(till, "p4");
        office.round(till);
        till = restored(second);
        make(till, "p5");
        office.round(till);
        till = restored(first);
        make(till, "p6");
        office.round(till);
        assertEquals(List.of("R|2", "R~|1", "R~|1", "R~|2"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3", "p4", "p5", "p6");
        assertFlagged(3);
    }

    @Test
    void aTillIsPutBackTwiceBeforeHeadOfficeHearsOfIt() throws IOException {
        make(till, "p1");
        Path first = backup(List.of("till.db"));
        make(till, "p2");
        till = restored(first);
        make(till, "p3");
        Path second = backup(List.of("till.db"));
        make(till, "p4");
        till = restored(second);
        make(till, "p5");
        assertEquals(
                List.of(1L, 2L),
                till.changes().branches().stream().map(b -> b.afterSeq()).toList());
        office.round(till);
        assertEquals(List.of("R|1", "R~|1", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p3", "p5");
        assertFlagged(2);
    }

    /** Nothing was made under the branch in between. */
    @Test
    void aTillIsPutBackTwiceToTheSame() throws IOException {
        make(till, "p1");
        Path backup = backup(List.of("till.db"));
        make(till, "p2");
        till = restored(backup);
        till.close();
        Files.delete(home.resolve("till.witness"));
        till = opened(home);
        make(till, "p3");
        office.round(till);
        assertEquals(List.of("R|1", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p3");
        assertFlagged(1);
    }

    @Test
    void aMissingWitnessCountsAsARestore() throws IOException {
        make(till, "p1");
        till.close();
        Files.delete(home.resolve("till.witness"));
        till = opened(home);
        assertNotEquals(1, till.identity().orElseThrow().incarnation());
    }

    @Test
    void aSpoiltWitnessCountsAsARestore() throws IOException {
        make(till, "p1");
        till.close();
        Files.write(home.resolve("till.witness"), new byte[600], StandardOpenOption.WRITE);
        till = opened(home);
        assertNotEquals(1, till.identity().orElseThrow().incarnation());
        make(till, "p2");
        till = reopened();
        office.round(till);
        assertEquals(List.of("R|1", "R~|1"), operations());
    }

    /** The witness is put back too, in its place: only head office can tell. */
    @Test
    void headOfficeNoticesWhatTheTillCannot() throws IOException {
        make(till, "p1");
        office.round(till);
        Path backup = backup(FILES);
        make(till, "p2", "p3");
        office.round(till);
        till = restored(backup);
        assertEquals(1, till.identity().orElseThrow().incarnation());
        make(till, "p4");
        office.round(till);
        assertNotEquals(1, till.identity().orElseThrow().incarnation());
        assertEquals(List.of("R|3", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3", "p4");
    }

    @Test
    void headOfficeNoticesATillThatHasNothingOfItsOwn() throws IOException {
        make(till, "p1");
        office.round(till);
        Path backup = backup(FILES);
        make(till, "p2");
        office.round(till);
        till = restored(backup);
        office.round(till);
        make(till, "p3");
        office.round(till);
        assertEquals(List.of("R|2", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3");
    }

    @Test
    void aCopyGoesOnByItself() throws IOException {
        make(till, "p1");
        office.round(till);
        make(till, "p2");
        till.close();
        copy(home, directory.resolve("copy"), FILES);
        till = opened(home);
        var copy = opened(directory.resolve("copy"));
        make(till, "p3");
        make(copy, "p4");
        assertNotEquals(
                till.identity().orElseThrow().series(),
                copy.identity().orElseThrow().series());
        office.round(copy);
        office.round(till);
        make(copy, "p5");
        office.round(copy);
        office.round(till);
        assertEquals(List.of("R|3", "R~|2"), operations());
        assertEquals(rows(till), rows(copy));
        assertEverythingIsEverywhere("p1", "p2", "p3", "p4", "p5");
    }

    /** Copies that neither the file system nor the machine tells apart, as of a disk: both sell before head office hears of it. */
    @Test
    void twoCopiesThatCannotBeToldApartSellBoth() throws IOException {
        make(till, "p1");
        office.round(till);
        make(till, "p2");
        Path before = backup(FILES);
        make(till, "p3", "p4");
        Path one = backup(FILES);
        till = restored(before);
        make(till, "p5");
        office.round(till);
        till = restored(one);
        office.round(till);
        make(till, "p6");
        office.round(till);
        assertEquals(List.of("R|3", "R~|3"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3", "p4", "p5", "p6");
        assertFlagged(1);
    }

    @Test
    void whoWasPutBackHasNoConflictWithItself() throws IOException {
        make(till, "p1");
        office.round(till);
        change(till, "p1", "by the first");
        Path backup = backup(List.of("till.db"));
        make(till, "p2");
        till = restored(backup);
        change(till, "p1", "by the second");
        office.round(till);
        assertEquals(List.of(), till.read(r -> r.select(Conflict.TYPE, Selection.all())));
        assertEquals(List.of("p1 by the second"), rows(till));
        assertEquals(List.of(), office.losses());
    }

    private SqliteStore opened(Path where) {
        var store = new SqliteDatabaseOpener(office.types(), List.of(new StockSchema()), ticks)
                .openStore(where)
                .orThrow();
        open.add(store);
        return store;
    }

    private SqliteStore reopened() {
        till.close();
        return opened(home);
    }

    /** Copies files of the till while it is closed, and opens it again. */
    private Path backup(List<String> files) throws IOException {
        till.close();
        Path to = directory.resolve("backup" + open.size());
        copy(home, to, files);
        till = opened(home);
        return to;
    }

    /** Puts files back in their place, so that they stay the same files. */
    private SqliteStore restored(Path backup) throws IOException {
        till.close();
        try (Stream<Path> files = Files.list(backup)) {
            for (Path file : files.toList()) {
                Files.write(home.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return opened(home);
    }

    private static void copy(Path from, Path to, List<String> files) throws IOException {
        Files.createDirectories(to);
        for (String file : files) {
            Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void make(SqliteStore store, String... ids) {
        for (String id : ids) {
            store.write(CASHIER, tx -> {
                tx.insert(Parcel.TYPE, Parcel.of(id));
                return id;
            });
        }
    }

    private static void change(SqliteStore store, String id, String note) {
        store.write(CASHIER, tx -> {
            var row = tx.find(Parcel.TYPE, id).orElseThrow();
            tx.update(Parcel.TYPE, row.value().withNote(note), row.version());
            return id;
        });
    }

    /** How many operations head office has of each incarnation, the first one's first. */
    private List<String> operations() {
        return office.query(
                "SELECT CASE WHEN r.till IS NULL THEN 'R' ELSE 'R~' END || '|' || count(*) FROM op o JOIN replica r"
                        + " ON r.id = o.replica WHERE o.table_name = 'parcels' GROUP BY r.id, r.till ORDER BY 1",
                row -> row.getString(1));
    }

    private static List<String> rows(SqliteStore store) {
        return store.read(r -> r.query(
                "SELECT id || ' ' || note FROM parcels WHERE is_deleted = 0 ORDER BY id",
                List.of(),
                row -> row.getString(1).strip()));
    }

    private void assertEverythingIsEverywhere(String... ids) {
        assertEquals(List.of(ids), rows(till));
        assertEquals(
                List.of(ids),
                office.query("SELECT id FROM parcels WHERE NOT is_deleted ORDER BY id", row -> row.getString(1)));
        assertEquals(0, till.changes().backlog().pending());
        assertEquals(List.of(), office.findings());
        assertEquals(List.of(), till.check().check(step -> {}).findings());
    }

    /** Each branch that made something is brought to people's notice, at head office and at the till. */
    private void assertFlagged(int times) {
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
