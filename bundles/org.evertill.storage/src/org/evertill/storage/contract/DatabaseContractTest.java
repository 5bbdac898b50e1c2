package org.evertill.storage.contract;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.evertill.storage.contract.Samples.SLIP;
import static org.evertill.storage.contract.Samples.VISIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.DatabaseOpener;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.storage.contract.Samples.Slip;
import org.evertill.storage.contract.Samples.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, writing and locking as {@link DatabaseOpener}, {@link Database} and {@link UnitOfWork} promise them. */
public abstract class DatabaseContractTest {

    protected static final Author CASHIER = new Author("cashier-1");
    protected static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T15:04:05.678Z"), ZoneOffset.UTC);

    private static final LocalSchema NOTES = new LocalSchema() {
        @Override
        public String owner() {
            return "contract";
        }

        @Override
        public List<Migration> migrations() {
            return List.of(new Migration(1, List.of("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")));
        }
    };

    @TempDir
    protected Path directory;

    /** Open and enrolled before every test. */
    protected Database database;

    /** The implementation under test. */
    protected abstract DatabaseOpener opener(List<EntityType<?>> types, List<LocalSchema> schemas, Clock clock);

    @BeforeEach
    void openEnrolled() {
        reopen();
        database.enrol(Samples.till("replica-1")).orThrow();
    }

    @AfterEach
    void close() {
        database.close();
    }

    protected final void reopen() {
        database = opener(Samples.TYPES, List.of(NOTES), CLOCK).open(directory).orThrow();
    }

    @Test
    void aRowThatWasWrittenIsThereAfterReopening() {
        insert(Article.of("a1", "Tea"));
        database.close();
        reopen();
        var found = find("a1").orElseThrow();
        assertEquals(Article.of("a1", "Tea"), found.value());
        assertEquals(Stored.SyncStatus.PENDING, found.status());
        assertEquals(Optional.of(Samples.till("replica-1")), database.identity());
    }

    @Test
    void aSecondInstanceIsRefusedUntilTheFirstIsClosed() {
        var second = opener(Samples.TYPES, List.of(NOTES), CLOCK);
        assertEquals("storage.locked", problem(second.open(directory)).code());
        insert(Article.of("a1", "still writable"));
        database.close();
        reopen();
        assertTrue(find("a1").isPresent());
    }

    @Test
    void aTillIsEnrolledOnce() {
        var other = database.enrol(Samples.till("replica-2"));
        assertEquals("till.enrolled", problem(other).code());
        assertEquals("replica-1", database.identity().orElseThrow().replica());
    }

    @Test
    void anUnenrolledTillWritesNothingThatWouldHaveToTravel(@TempDir Path other) {
        try (var fresh =
                opener(Samples.TYPES, List.of(NOTES), CLOCK).open(other).orThrow()) {
            var refused = assertThrows(
                    ProblemException.class,
                    () -> fresh.write(CASHIER, doing(tx -> tx.insert(ARTICLE, Article.of("a1", "Tea")))));
            assertEquals("till.not-enrolled", refused.problem().code());
            fresh.write(CASHIER, doing(tx -> tx.execute("INSERT INTO notes (text) VALUES (?)", List.of("local"))));
            assertEquals(Optional.empty(), fresh.identity());
        }
    }

    @Test
    void whatThrowsUndoesTheWholeTransaction() {
        assertThrows(
                IllegalStateException.class,
                () -> database.write(CASHIER, doing(tx -> {
                    tx.insert(ARTICLE, Article.of("a1", "Tea"));
                    tx.execute("INSERT INTO notes (text) VALUES ('x')", List.of());
                    throw new IllegalStateException("second thoughts");
                })));
        assertEquals(Optional.empty(), find("a1"));
        assertEquals(List.of(), notes());
        insert(Article.of("a1", "Tea"));
        assertTrue(find("a1").isPresent());
    }

    @Test
    void aUnitOfWorkSeesItsOwnWritesAndOthersDoNotYet() {
        database.write(CASHIER, doing(tx -> {
            tx.insert(ARTICLE, Article.of("a1", "Tea"));
            assertTrue(tx.find(ARTICLE, "a1").isPresent());
            assertEquals(Optional.empty(), find("a1"));
        }));
        assertTrue(find("a1").isPresent());
    }

    @Test
    void anIdentifierIsTakenForGood() {
        insert(Article.of("a1", "Tea"));
        assertEquals("entity.exists", refused(tx -> tx.insert(ARTICLE, Article.of("a1", "Coffee"))));
        write(tx -> tx.delete(ARTICLE, "a1", version("a1")));
        assertEquals("entity.exists", refused(tx -> tx.insert(ARTICLE, Article.of("a1", "Coffee"))));
    }

    @Test
    void anInvalidRowIsRefusedByColumn() {
        var tooLong = new Article("a1", "s".repeat(41), "Tea", null, new Money(1, Samples.EURO), true, true);
        var refused = assertThrows(ProblemException.class, () -> insert(tooLong));
        assertEquals("entity.invalid", refused.problem().code());
        assertEquals("sku", refused.problem().facts().get("column"));
        assertEquals(Optional.empty(), find("a1"));
    }

    @Test
    void anUpdateNamesTheVersionItRead() {
        insert(Article.of("a1", "Tea"));
        VersionVector first = version("a1");
        write(tx -> tx.update(ARTICLE, Article.of("a1", "Green tea"), first));
        VersionVector second = version("a1");
        assertFalse(first.equals(second));
        var stale = assertThrows(
                ProblemException.class, () -> write(tx -> tx.update(ARTICLE, Article.of("a1", "Black tea"), first)));
        assertEquals("entity.stale", stale.problem().code());
        assertTrue(stale.problem().facts().keySet().containsAll(List.of("seen", "current")));
        assertEquals("Green tea", find("a1").orElseThrow().value().name());
        assertEquals("entity.stale", refused(tx -> tx.delete(ARTICLE, "a1", first)));
    }

    @Test
    void anUpdateThatChangesNothingMakesNoNewVersion() {
        insert(Article.of("a1", "Tea"));
        VersionVector before = version("a1");
        write(tx -> tx.update(ARTICLE, Article.of("a1", "Tea"), before));
        assertEquals(before, version("a1"));
    }

    @Test
    void aDeletedRowIsMissing() {
        insert(Article.of("a1", "Tea"));
        VersionVector seen = version("a1");
        write(tx -> tx.delete(ARTICLE, "a1", seen));
        assertEquals(Optional.empty(), find("a1"));
        assertEquals("entity.missing", refused(tx -> tx.delete(ARTICLE, "a1", seen)));
        assertEquals("entity.missing", refused(tx -> tx.update(ARTICLE, Article.of("a1", "x"), seen)));
        assertEquals("entity.missing", refused(tx -> tx.update(ARTICLE, Article.of("a2", "x"), seen)));
    }

    @Test
    void factsStayAndProcessesGoOn() {
        var slip = new Slip("s1", "S1", CLOCK.instant(), new Money(500, Samples.EURO));
        var visit = new Visit("v1", "S1", CLOCK.instant(), null);
        write(tx -> {
            tx.insert(SLIP, slip);
            tx.insert(VISIT, visit);
        });
        VersionVector slipSeen =
                database.read(r -> r.find(SLIP, "s1")).orElseThrow().version();
        VersionVector visitSeen =
                database.read(r -> r.find(VISIT, "v1")).orElseThrow().version();
        var changed = new Slip("s1", "S1", CLOCK.instant(), new Money(1, Samples.EURO));
        assertEquals("entity.fact", refused(tx -> tx.update(SLIP, changed, slipSeen)));
        assertEquals("entity.fact", refused(tx -> tx.delete(SLIP, "s1", slipSeen)));
        assertEquals("entity.fact", refused(tx -> tx.delete(VISIT, "v1", visitSeen)));
        var over = new Visit("v1", "S1", CLOCK.instant(), CLOCK.instant().plusSeconds(60));
        write(tx -> tx.update(VISIT, over, visitSeen));
        assertEquals(over, database.read(r -> r.find(VISIT, "v1")).orElseThrow().value());
    }

    @Test
    void noSqlChangesASyncedTable() {
        insert(Article.of("a1", "Tea"));
        for (String sql : List.of(
                "UPDATE articles SET name = 'Gin'",
                "UPDATE OR IGNORE \"articles\" SET name = 'Gin'",
                "DELETE FROM articles",
                "DELETE FROM main.articles WHERE id = 'a1'",
                "REPLACE INTO articles (id, scope, sync_status, version_vector) VALUES ('a1', '', '', '')",
                "INSERT INTO articles (id, scope, sync_status, version_vector) VALUES ('a9', 'c', 'synced', '{}')")) {
            assertEquals("storage.guarded", refused(tx -> tx.execute(sql, List.of())), sql);
            assertEquals(
                    "storage.guarded",
                    refused(tx -> {
                        tx.insert(ARTICLE, Article.of("a2", "Rum"));
                        tx.execute(sql, List.of());
                    }),
                    sql);
        }
        assertEquals("Tea", find("a1").orElseThrow().value().name());
        assertEquals(Optional.empty(), find("a2"));
    }

    @Test
    void localTablesAreFreeToChange() {
        write(tx -> assertEquals(2, tx.execute("INSERT INTO notes (text) VALUES (?), (?)", List.of("x", "y"))));
        write(tx -> tx.execute("UPDATE notes SET text = 'z' WHERE text = ?", List.of("x")));
        assertEquals(List.of("z", "y"), notes());
        assertThrows(IllegalArgumentException.class, () -> write(tx -> tx.execute("DROP TABLE notes", List.of())));
    }

    @Test
    void unitsOfWorkAreNotNestedAndEndWithTheirLambda() {
        assertThrows(
                IllegalStateException.class,
                () -> write(outer -> database.write(CASHIER, doing(inner -> outer.find(ARTICLE, "a1")))));
        var kept = database.write(CASHIER, tx -> tx);
        assertThrows(IllegalStateException.class, () -> kept.insert(ARTICLE, Article.of("a1", "late")));
        assertEquals(Optional.empty(), find("a1"));
    }

    @Test
    void aBackupIsACompleteDatabase(@TempDir Path elsewhere) throws Exception {
        insert(Article.of("a1", "Tea"));
        Path copy = elsewhere.resolve("new").resolve("copy.db");
        assertEquals(copy, database.backup(copy).orThrow());
        insert(Article.of("a2", "after the backup"));
        Path restored = elsewhere.resolve("restored");
        Files.createDirectories(restored);
        Files.copy(copy, restored.resolve(databaseFile()));
        for (String key : filesNotInBackups()) {
            Files.copy(directory.resolve(key), restored.resolve(key));
        }
        try (var old =
                opener(Samples.TYPES, List.of(NOTES), CLOCK).open(restored).orThrow()) {
            assertTrue(old.read(r -> r.find(ARTICLE, "a1")).isPresent());
            assertEquals(Optional.empty(), old.read(r -> r.find(ARTICLE, "a2")));
            assertEquals(1, old.read(r -> r.search(ARTICLE, "tea", 5)).size());
        }
    }

    /** The name a backup gets when it becomes a till's database. */
    protected String databaseFile() {
        return "till.db";
    }

    /** What a backup does not hold on purpose, and a till needs beside it: keys, by the names of their files. */
    protected List<String> filesNotInBackups() {
        return List.of("till.key");
    }

    protected final void insert(Article article) {
        write(tx -> tx.insert(ARTICLE, article));
    }

    protected final void write(Consumer<UnitOfWork> work) {
        database.write(CASHIER, doing(work));
    }

    protected final Optional<Stored<Article>> find(String id) {
        return database.read(reader -> reader.find(ARTICLE, id));
    }

    protected final VersionVector version(String id) {
        return find(id).orElseThrow().version();
    }

    private List<String> notes() {
        return database.read(r -> r.query("SELECT text FROM notes ORDER BY id", List.of(), row -> row.getString(1)));
    }

    private String refused(Consumer<UnitOfWork> work) {
        return assertThrows(ProblemException.class, () -> write(work)).problem().code();
    }

    private static Function<UnitOfWork, Integer> doing(Consumer<UnitOfWork> work) {
        return tx -> {
            work.accept(tx);
            return 0;
        };
    }

    private static Problem problem(Outcome<?> outcome) {
        return assertThrows(ProblemException.class, outcome::orThrow).problem();
    }
}
