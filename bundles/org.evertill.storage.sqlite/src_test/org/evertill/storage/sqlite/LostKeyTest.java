package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database.Author;
import org.evertill.storage.LostKey.Losses;
import org.evertill.storage.Selection;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.sqlite.KeyFileTest.Cut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till whose key is lost for good goes on in its directory, with real SQLite, real PostgreSQL and HTTP between them. */
class LostKeyTest {

    private static final Author CASHIER = new Author("cashier");

    private final Ticks clock = new Ticks();

    @TempDir
    private Path directory;

    private static Customer customer(String id, String name) {
        return new Customer(id, "N-" + id, name, name + "@example.org", null, "GB", null);
    }

    private static void make(RestoreTill till, Customer customer) {
        till.store().write(CASHIER, tx -> {
            tx.insert(DomainTypes.CUSTOMER, customer);
            return 0;
        });
    }

    private static void rename(RestoreTill till, String id, String name) {
        till.store().write(CASHIER, tx -> {
            var old = tx.find(DomainTypes.CUSTOMER, id).orElseThrow();
            tx.update(DomainTypes.CUSTOMER, customer(id, name), old.version());
            return 0;
        });
    }

    private static List<String> names(RestoreTill till) {
        return till
                .store()
                .read(r -> r.select(DomainTypes.CUSTOMER, Selection.all().page(0, 100)))
                .stream()
                .map(found -> String.valueOf(found.value().name()))
                .sorted()
                .toList();
    }

    private RestoreTill till(Path home, PostgresOffice office) {
        return new RestoreTill(home, office.types(), clock);
    }

    private SqliteDatabaseOpener opener(PostgresOffice office, Runnable beforeWriting) {
        return new SqliteDatabaseOpener(office.types(), List.of(), clock, Nanoid.secure(), beforeWriting);
    }

    private static String code(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }

    @Test
    void whatWasSoldGoesUpAndCustomersComeBack() throws Exception {
        Path home = directory.resolve("till");
        try (var office = new PostgresOffice(clock)) {
            String serial = sold(home, office);
            Files.delete(home.resolve("till.key"));
            var opener = opener(office, () -> {});
            assertEquals("storage.key-missing", code(opener.open(home)));
            byte[] untouched = Files.readAllBytes(home.resolve("till.db"));
            var expected = new Losses(new TreeMap<>(Map.of("customers", 3L, "staff", 2L)), 2, 12);
            assertEquals(expected, opener.look(home).orThrow());
            assertArrayEquals(untouched, Files.readAllBytes(home.resolve("till.db")), "who looks changes nothing");
            assertEquals(expected, opener.forget(home).orThrow());
            assertEquals("storage.key-not-lost", code(opener.forget(home)));

            try (var till = till(home, office)) {
                assertEquals(List.of(), names(till));
                assertEquals(List.of(), findings(till));
                assertEquals(serial, till.store().identity().orElseThrow().series());
                till.sell();
                assertEquals("auth.unknown-device", code(office.once(till.store())), "its key is another one");
                office.enrolAgain(till.store(), "R1");
                office.round(till.store());
                office.round(till.store());
                assertEquals(0, till.store().changes().backlog().pending());
                assertEquals(List.of("Old name", "Sent before"), names(till));
                assertEquals(List.of(), findings(till));
                assertEquals(4, till.store().check().check(step -> {}).counted().get("lost"));
            }
            assertEquals(List.of("5"), office.query("SELECT count(*) FROM sales", row -> row.getString(1)));
            assertEquals(List.of(), office.findings());
            assertTrue(
                    office.desk().verify().counted().stream().anyMatch(line -> line.contains("2 of them with values")),
                    "those whose hash cannot be taken anew are named");
            assertEquals(
                    List.of("sync.values-lost", "sync.values-lost"),
                    office.query(
                            "SELECT code FROM sync_incidents WHERE status = 'OPEN' ORDER BY first_seq",
                            row -> row.getString(1)));
        }
    }

    /** Some of it is at head office; gives the series of receipts. */
    private String sold(Path home, PostgresOffice office) {
        try (var till = till(home, office)) {
            office.enrol(till.store(), "R1");
            office.round(till.store());
            make(till, customer("known", "Sent before"));
            make(till, customer("edited", "Old name"));
            till.sell();
            office.round(till.store());
            till.sell();
            make(till, customer("new", "Never sent"));
            till.sell();
            rename(till, "edited", "Nobody will know");
            till.sell();
            return till.store().identity().orElseThrow().series();
        }
    }

    /** The answer to a push was lost before the key was: head office has what the till does not have any more. */
    @Test
    void whatHeadOfficeHasItKeeps() throws Exception {
        Path home = directory.resolve("till");
        try (var office = new PostgresOffice(clock)) {
            try (var till = till(home, office)) {
                office.enrol(till.store(), "R1");
                office.round(till.store());
                make(till, customer("c", "On its way"));
                office.send(till.store());
                till.sell();
            }
            forgetAck(home);
            Files.delete(home.resolve("till.key"));
            opener(office, () -> {}).forget(home).orThrow();
            try (var till = till(home, office)) {
                office.enrolAgain(till.store(), "R1");
                office.round(till.store());
                office.round(till.store());
                assertEquals(List.of("On its way"), names(till));
                assertEquals(List.of(), findings(till));
            }
            assertEquals(List.of(), office.findings());
            assertEquals(
                    List.of("0"),
                    office.query("SELECT count(*) FROM op WHERE contents <> 'WHOLE'", row -> row.getString(1)));
        }
    }

    private static void forgetAck(Path home) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + home.resolve("till.db"));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE replica_state SET writing = 1");
            statement.execute("UPDATE replica_state SET acked_seq = 0");
            statement.execute("UPDATE sync_log SET sync_status = 'pending'");
            statement.execute("UPDATE replica_state SET writing = 0");
        }
    }

    private static List<String> findings(RestoreTill till) {
        return till.store().check().check(step -> {}).findings().stream()
                .map(finding -> finding.code() + ": " + finding.message())
                .toList();
    }

    @Test
    void aKeyThatFitsIsNotForgotten() throws IOException {
        var opener = new SqliteDatabaseOpener(DomainTypes.ALL, List.of(), Clock.systemUTC());
        assertEquals("storage.key-not-lost", code(opener.look(directory.resolve("nothing"))));
        opener.openStore(directory).orThrow().close();
        byte[] key = Files.readAllBytes(directory.resolve("till.key"));
        assertEquals("storage.key-not-lost", code(opener.forget(directory)));
        assertArrayEquals(key, Files.readAllBytes(directory.resolve("till.key")));
    }

    @Test
    void aKeyThatDoesNotFitIsPutAside() throws IOException {
        var opener = new SqliteDatabaseOpener(DomainTypes.ALL, List.of(), Clock.systemUTC());
        opener.openStore(directory).orThrow().close();
        Files.writeString(directory.resolve("till.key"), "torn");
        assertEquals("storage.key-wrong", code(opener.open(directory)));
        opener.forget(directory).orThrow();
        assertEquals("torn", Files.readString(directory.resolve("till.key.unfit-1")));
        opener.openStore(directory).orThrow().close();
    }

    /** Cut off anywhere, the same call does it. */
    @Test
    void cutOffItIsDoneOnceMore() throws IOException {
        try (var till = new TestTill(directory, DomainTypes.ALL, List.of())) {
            till.write(tx -> {
                for (int n = 0; n < 20; n++) {
                    tx.insert(DomainTypes.CUSTOMER, customer("c" + n, "Name " + n));
                }
            });
        }
        Files.delete(directory.resolve("till.key"));
        int cuts = 0;
        boolean done = false;
        for (int statement = 0; !done; statement += 3) {
            var cut = new Cut();
            cut.left = statement;
            try {
                var forgotten = new SqliteDatabaseOpener(
                                DomainTypes.ALL, List.of(), TestTill.CLOCK, Nanoid.secure(), cut)
                        .forget(directory);
                // The last cut may have come behind the commit: then there is nothing left to do.
                assertTrue(forgotten.isOk() || cuts > 10 && code(forgotten).equals("storage.key-not-lost"));
                done = true;
            } catch (Cut.Power e) {
                cuts++;
            }
        }
        assertTrue(cuts > 10, "it was cut off " + cuts + " times");
        try (var till = new TestTill(directory, DomainTypes.ALL, List.of())) {
            assertEquals(List.of(), till.findings());
            assertEquals(20, till.log().size());
            assertFalse(Samples.till(TestTill.REPLICA)
                    .equals(till.store().identity().orElseThrow()));
        }
    }
}
