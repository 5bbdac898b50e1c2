package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Selection;
import org.evertill.storage.contract.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of a till's database: made once, kept apart, missed when it is gone, and changed without a moment without it. */
class KeyFileTest {

    private static final List<EntityType<?>> TYPES = List.of(DomainTypes.CUSTOMER, DomainTypes.STAFF);
    private static final int CUSTOMERS = 1_200;

    @TempDir
    private Path directory;

    private Path home;
    private Path key;

    @BeforeEach
    void place() {
        home = directory.resolve("till");
        key = home.resolve("till.key");
    }

    private TestTill till() {
        return new TestTill(home, TYPES, List.of());
    }

    private static Customer customer(int n) {
        return new Customer("c" + n, "" + n, "Name " + n, n + "@example.org", null, null, null);
    }

    private void fill(int customers) {
        try (var till = till()) {
            till.write(tx -> {
                for (int n = 0; n < customers; n++) {
                    tx.insert(DomainTypes.CUSTOMER, customer(n));
                }
            });
        }
    }

    private static void assertWhole(TestTill till, int customers) {
        var all = till.store()
                .read(r -> r.select(DomainTypes.CUSTOMER, Selection.all().page(0, 10_000)));
        assertEquals(customers, all.size());
        all.forEach(
                found -> assertEquals(customer(Integer.parseInt(found.value().number())), found.value()));
        var mail = Selection.where(Selection.Filter.equal("email", "7@example.org"));
        assertEquals(1, (long) till.store().read(r -> r.count(DomainTypes.CUSTOMER, mail)));
        assertEquals(List.of(), till.findings());
        assertEquals(Samples.till(TestTill.REPLICA), till.store().identity().orElseThrow());
    }

    private String problem(Path where) {
        var outcome = new SqliteDatabaseOpener(TYPES, List.of(), TestTill.CLOCK).openStore(where);
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }

    @Test
    void itIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
        fill(10);
        byte[] first = Files.readAllBytes(key);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        try (var till = till()) {
            assertWhole(till, 10);
        }
        assertArrayEquals(first, Files.readAllBytes(key));
        assertFalse(Files.exists(home.resolve("till.key.part")));
    }

    @Test
    void withoutItNothingOpensAndNothingIsChanged() throws IOException {
        fill(10);
        byte[] good = Files.readAllBytes(key);
        byte[] database = Files.readAllBytes(home.resolve("till.db"));
        Files.delete(key);
        assertEquals("storage.key-missing", problem(home));
        assertFalse(Files.exists(key), "no new key is made for it");
        try (var other = new TestTill(directory.resolve("other"), TYPES, List.of())) {
            Files.copy(directory.resolve("other/till.key"), key);
        }
        assertEquals("storage.key-wrong", problem(home));
        for (int length = 0; length < good.length - 1; length += 9) {
            Files.write(key, Arrays.copyOf(good, length));
            assertEquals("storage.key-wrong", problem(home), "cut short to " + length);
        }
        byte[] flipped = good.clone();
        flipped[40] ^= 1;
        Files.write(key, flipped);
        assertEquals("storage.key-wrong", problem(home));
        assertArrayEquals(database, Files.readAllBytes(home.resolve("till.db")));
        Files.write(key, good);
        try (var till = till()) {
            assertWhole(till, 10);
        }
    }

    @Test
    void aBackupIsOfUseOnlyWithIt() throws IOException {
        fill(10);
        Path elsewhere = directory.resolve("elsewhere");
        try (var till = till()) {
            till.store().backup(elsewhere.resolve("till.db")).orThrow();
        }
        assertEquals(List.of("till.db"), List.of(elsewhere.toFile().list()));
        assertEquals("storage.key-missing", problem(elsewhere));
        Files.copy(key, elsewhere.resolve("till.key"));
        new SqliteDatabaseOpener(TYPES, List.of(), TestTill.CLOCK)
                .openStore(elsewhere)
                .orThrow()
                .close();
    }

    @Test
    void anotherPlaceForItCanBePluggedIn() {
        var kept = new HashMap<Path, KeyRing>();
        var store = new KeyStore() {
            @Override
            public Outcome<KeyRing> load(Path where) {
                return Outcome.ok(kept.getOrDefault(where, KeyRing.NONE));
            }

            @Override
            public Outcome<KeyRing> keep(Path where, KeyRing keys) {
                kept.put(where, keys);
                return Outcome.ok(keys);
            }
        };
        new SqliteDatabaseOpener(TYPES, List.of(), TestTill.CLOCK, Nanoid.secure(), () -> {}, store)
                .openStore(home)
                .orThrow()
                .close();
        assertFalse(Files.exists(key));
        assertEquals(1, kept.size());
        assertEquals("storage.key-missing", problem(home));
    }

    @Test
    void rotatedEverythingHasTheNewKeyAndTheOldOneIsGone() throws Exception {
        fill(CUSTOMERS);
        byte[] old = Files.readAllBytes(key);
        try (var till = till()) {
            till.pull(0, till.entry(DomainTypes.CUSTOMER, customer(7), 1));
            String before = till.raw("SELECT id FROM vault_key").getFirst();
            assertTrue(till.store().keys().rotate(rows -> {}).orThrow() >= 2 * CUSTOMERS);
            String now = till.raw("SELECT id FROM vault_key").getFirst();
            assertFalse(now.equals(before));
            assertEquals(1, keys());
            for (String column : List.of(
                    "changes FROM sync_log",
                    "name FROM customers",
                    "row FROM shadow",
                    "device_key FROM till_identity")) {
                for (String value : till.raw("SELECT " + column + " WHERE 1")) {
                    assertTrue(value.startsWith("enc1." + now + "."), column);
                }
            }
            assertEquals(List.of(), List.copyOf(FileBytes.found(home, List.of("enc1." + before))));
            assertWhole(till, CUSTOMERS);
            till.reopen();
            assertWhole(till, CUSTOMERS);
        }
        Files.write(key, old);
        assertEquals("storage.key-wrong", problem(home));
    }

    private long keys() throws IOException {
        return Files.readAllLines(key).stream()
                .filter(line -> line.startsWith("key "))
                .count();
    }

    /** Something that cuts the power before a statement. */
    static final class Cut implements Runnable {

        static final class Power extends RuntimeException {}

        int left = Integer.MAX_VALUE;

        @Override
        public void run() {
            left--;
            if (left < 0) {
                throw new Power();
            }
        }
    }

    @Test
    void aRotationThatWasCutOffGoesOn() throws Exception {
        fill(700);
        int cuts = 0;
        for (int statement = 0; statement < 60_000; statement = statement * 2 + 1) {
            var cut = new Cut();
            var store = new SqliteDatabaseOpener(TYPES, List.of(), TestTill.CLOCK, Nanoid.secure(), cut)
                    .openStore(home)
                    .orThrow();
            cut.left = statement;
            boolean ended = true;
            try {
                store.keys().rotate(rows -> {}).orThrow();
            } catch (Cut.Power e) {
                ended = false;
                cuts++;
            }
            cut.left = Integer.MAX_VALUE;
            store.close();
            try (var till = till()) {
                assertWhole(till, 700);
                if (!ended) {
                    var known = Map.of("keys before it goes on", keys());
                    till.store().keys().rotate(rows -> {}).orThrow();
                    assertEquals(1, keys(), known.toString());
                    assertEquals(List.of("1"), till.raw("SELECT count(*) FROM vault_key"));
                }
            }
            if (ended) {
                break;
            }
        }
        assertTrue(cuts > 6, "it was cut off " + cuts + " times");
    }

    @Test
    void aFirstSealingThatWasCutOffGoesOn() throws Exception {
        var clear = List.<EntityType<?>>of(PlainCustomer.TYPE, PlainStaff.TYPE);
        try (var till = new TestTill(home, clear, List.of())) {
            till.write(tx -> {
                for (int n = 0; n < 700; n++) {
                    tx.insert(PlainCustomer.TYPE, PlainCustomer.TYPE.fromRow(DomainTypes.CUSTOMER.toRow(customer(n))));
                }
            });
        }
        int cuts = 0;
        for (int statement = 0; statement < 60_000; statement = statement * 3 / 2 + 5) {
            var cut = new Cut();
            cut.left = statement;
            try {
                new SqliteDatabaseOpener(TYPES, List.of(), TestTill.CLOCK, Nanoid.secure(), cut)
                        .openStore(home)
                        .orThrow()
                        .close();
                break;
            } catch (Cut.Power e) {
                cuts++;
            }
        }
        assertTrue(cuts > 6, "it was cut off " + cuts + " times");
        try (var till = till()) {
            assertWhole(till, 700);
            assertEquals(List.of(), List.copyOf(FileBytes.found(home, List.of("Name 11", "11@example.org"))));
        }
    }
}
