package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.protocol.DeviceKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database in which people practise, beside a till's own. */
class TrainingTest {

    private static final List<EntityType<?>> TYPES =
            List.of(DomainTypes.STORE, DomainTypes.STAFF, DomainTypes.CUSTOMER, DomainTypes.SALE);
    private static final Staff KIM = new Staff("kim", "Kim", Role.CASHIER, "hash of a pin", true);

    @TempDir
    Path directory;

    private final SqliteDatabaseOpener opener = opener(TYPES);

    private static SqliteDatabaseOpener opener(List<EntityType<?>> types) {
        return new SqliteDatabaseOpener(types, List.of(), TestTill.CLOCK);
    }

    @BeforeEach
    void aTill() {
        try (var till = new TestTill(directory, TYPES, List.of())) {
            till.write(tx -> {
                tx.insert(DomainTypes.STORE, new Store("S1", "Shop", "DE", "EUR", "Europe/Berlin", null, null));
                tx.insert(DomainTypes.STAFF, KIM);
                tx.insert(DomainTypes.STAFF, new Staff("bo", "Bo", Role.CASHIER, "x", true));
                tx.insert(DomainTypes.CUSTOMER, new Customer("c1", "4711", "Ada", null, null, null, null));
                tx.delete(
                        DomainTypes.STAFF,
                        "bo",
                        tx.find(DomainTypes.STAFF, "bo").orElseThrow().version());
            });
        }
    }

    @Test
    void itHasWhatTheChainHasSetAndNobodysData() {
        try (var training = training()) {
            assertEquals(
                    KIM,
                    training.read(r -> r.find(DomainTypes.STAFF, "kim"))
                            .orElseThrow()
                            .value());
            assertTrue(training.read(r -> r.find(DomainTypes.STAFF, "bo")).isEmpty(), "who is gone");
            assertEquals(0, count(training, "customers"));
            assertEquals(1, count(training, "stores"));
            assertEquals(List.of(), training.check().check(progress -> {}).findings(), "a database like any other");
        }
    }

    /** Nothing in it is known to head office: neither who it is, nor its key, nor where to send anything. */
    @Test
    void itIsAnotherTillThanTheOneItIsOf() {
        TillIdentity own;
        try (var till = new TestTill(directory, TYPES, List.of())) {
            own = till.store().identity().orElseThrow();
        }
        try (var training = training()) {
            var practised = training.identity().orElseThrow();
            assertTrue(practised.isTraining());
            assertFalse(own.isTraining());
            assertEquals(own.registerId(), practised.registerId());
            assertNotEquals(own.replica(), practised.replica());
            assertNotEquals(own.key().publicKey(), practised.key().publicKey());
            assertEquals("TRAINING", practised.series());
            assertNull(practised.headOffice().getHost());
            assertEquals(List.of(), practised.serverKeys());
            refused("training.no-head-office", training.enrol(own));
            var again = new TillIdentity(
                    practised.replica(), 1, "Chain", "S1", "S1-R1", "A", own.headOffice(), DeviceKey.make(), List.of());
            refused("training.no-head-office", training.enrol(again));
        }
    }

    /** The till is selling in another process, which has the lock of its directory. */
    @Test
    void theTillItselfGoesOnMeanwhile() throws Exception {
        Path busy = directory.resolve("busy");
        try (var till = new TestTill(busy)) {
            till.insert(Article.of("a1", "Tea"));
        }
        var samples = opener(Samples.TYPES);
        try (var other = OtherProcess.start("hold", busy)) {
            other.awaitLine("open");
            refused("storage.locked", samples.openStore(busy));
            try (var training = samples.openTrainingStore(busy).orThrow()) {
                assertTrue(training.read(r -> r.find(ARTICLE, "a1")).isPresent());
            }
        }
        try (var till = new TestTill(directory, TYPES, List.of());
                var training = training()) {
            training.write(new Author("kim"), tx -> {
                tx.insert(DomainTypes.STAFF, new Staff("trainee", "Trainee", Role.CASHIER, "x", true));
                return 0;
            });
            assertTrue(
                    till.store().read(r -> r.find(DomainTypes.STAFF, "trainee")).isEmpty());
            till.write(tx -> tx.insert(DomainTypes.STAFF, new Staff("new", "New", Role.CASHIER, "x", true)));
            assertTrue(training.read(r -> r.find(DomainTypes.STAFF, "new")).isEmpty());
        }
    }

    @Test
    void theTillsFileIsLeftAsItIs() throws Exception {
        byte[] before = Files.readAllBytes(directory.resolve("till.db"));
        training().close();
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(directory.resolve("till.db"))));
        assertNotEquals(
                Files.readString(directory.resolve("till.key")),
                Files.readString(directory.resolve("training/till.key")),
                "a key of its own");
    }

    @Test
    void whatWasPractisedStaysUntilItBeginsAnew() {
        try (var training = training()) {
            training.write(new Author("kim"), tx -> {
                tx.insert(DomainTypes.STAFF, new Staff("trainee", "Trainee", Role.CASHIER, "x", true));
                return 0;
            });
        }
        try (var training = training()) {
            assertTrue(training.read(r -> r.find(DomainTypes.STAFF, "trainee")).isPresent());
            refused("storage.locked", opener.resetTraining(directory));
        }
        try (var till = new TestTill(directory, TYPES, List.of())) {
            till.write(tx -> tx.insert(DomainTypes.STAFF, new Staff("new", "New", Role.CASHIER, "x", true)));
        }
        try (var training = opener.resetTrainingStore(directory).orThrow()) {
            assertTrue(training.read(r -> r.find(DomainTypes.STAFF, "trainee")).isEmpty());
            assertTrue(training.read(r -> r.find(DomainTypes.STAFF, "new")).isPresent());
        }
    }

    /** The power went while it was being made. */
    @Test
    void whatIsHalfMadeIsMadeAnew() throws Exception {
        try (var training = training()) {
            training.write(new Author("kim"), tx -> {
                tx.delete(
                        DomainTypes.STAFF,
                        "kim",
                        tx.find(DomainTypes.STAFF, "kim").orElseThrow().version());
                return 0;
            });
        }
        Files.createFile(directory.resolve("training/unfinished"));
        try (var training = training()) {
            assertTrue(training.read(r -> r.find(DomainTypes.STAFF, "kim")).isPresent());
        }
        assertFalse(Files.exists(directory.resolve("training/unfinished")));
    }

    @Test
    void withoutATillThereIsNothingToPractiseOn() throws Exception {
        refused("training.no-till", opener.openTraining(directory.resolve("nothing")));
        Path fresh = directory.resolve("fresh");
        opener.openStore(fresh).orThrow().close();
        refused("training.no-till", opener.openTraining(fresh));
        assertFalse(Files.exists(fresh.resolve("training")));
        var other = List.<EntityType<?>>of(DomainTypes.STORE, DomainTypes.PRODUCT);
        refused("training.older", opener(other).openTraining(directory));
        Files.move(directory.resolve("till.key"), directory.resolve("elsewhere.key"));
        refused("storage.key-wrong", opener.openTraining(directory));
    }

    private SqliteStore training() {
        return opener.openTrainingStore(directory).orThrow();
    }

    private static long count(Database database, String table) {
        return database.read(r -> r.query("SELECT count(*) FROM " + table, List.of(), row -> row.getLong(1)))
                .getFirst();
    }

    private static Problem problem(Outcome<?> outcome) {
        return ((Outcome.Failed<?>) outcome).problem();
    }

    private static void refused(String code, Outcome<?> outcome) {
        assertEquals(code, problem(outcome).code());
    }
}
