package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.storage.Selection;
import org.evertill.storage.contract.Samples;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Sibling;
import org.evertill.sync.merge.SiblingsJson;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sensitive stands nowhere in clear: not in the database, its log, a backup, the key file or anything else there. */
class AtRestTest {

    private static final List<EntityType<?>> SEALED = List.of(DomainTypes.CUSTOMER, DomainTypes.STAFF);
    private static final List<EntityType<?>> CLEAR = List.of(PlainCustomer.TYPE, PlainStaff.TYPE);
    private static final String DEVICE_KEY =
            Samples.till(TestTill.REPLICA).key().text();

    @TempDir
    private Path directory;

    private final List<String> words = new ArrayList<>(List.of(DEVICE_KEY));

    /** A person's name, address or hash that stands in no program. */
    private String word(String kind, int n) {
        String word = "Zw" + kind + "ö" + (7_000_000 + n * 7919L) + "q";
        words.add(word);
        return word;
    }

    private Customer customer(String id, int n) {
        return new Customer(
                id, id, word("name", n), word("mail", n) + "@x.example", word("tel", n), "FR", word("tax", n));
    }

    private Staff person(String id, int n) {
        return new Staff(id, word("staff", n), Role.CASHIER, word("pin", n), true);
    }

    /** Through every way that rows take: typed in here, pulled, edited before they are sent, in conflict, unknown, staged. */
    private void live(TestTill till, List<EntityType<?>> types) throws Exception {
        for (int n = 0; n < 50; n++) {
            insert(till, types.get(0), DomainTypes.CUSTOMER.toRow(customer("own" + n, n)));
        }
        insert(till, types.get(1), DomainTypes.STAFF.toRow(person("s1", 100)));
        till.pull(
                0,
                entry(till, DomainTypes.CUSTOMER, customer("k1", 200)),
                entry(till, DomainTypes.CUSTOMER, customer("k2", 201)),
                entry(till, DomainTypes.STAFF, person("s2", 202)),
                till.entry("customers", "k3", 1, unknown(DomainTypes.CUSTOMER.toRow(customer("k3", 203)), 204)),
                till.entry("loyalties", "l1", 1, Row.EMPTY.with("id", "l1").with("who", word("unknown", 205))),
                conflict(till, 206),
                incident(till, 208));
        edit(till, types.get(0), "k1", word("edited", 209));
        edit(till, types.get(0), "own1", word("edited", 210));
        till.pull(0, entry(till, DomainTypes.CUSTOMER, customer("k1", 211)));
        till.store().changes().acknowledged(2, List.of(new Push.Remark(2, Push.Verdict.QUARANTINED, word("why", 212))));
        till.stage(0, entry(till, DomainTypes.CUSTOMER, customer("k4", 213)));
        till.store().backup(directory.resolve("backup/copy.db")).orThrow();
    }

    private Row unknown(Row row, int n) {
        return row.with("nickname", word("nick", n));
    }

    private Pull.Entry conflict(TestTill till, int n) {
        var one = new Sibling(Row.EMPTY.with("name", word("mine", n)), "R1", 1, 1, Hlc.ZERO, "u");
        var two = new Sibling(Row.EMPTY.with("name", word("theirs", n)), "R2", 1, 1, Hlc.ZERO, "u");
        return till.entry(
                Conflict.TYPE,
                new Conflict(
                        "c1",
                        "chain",
                        "customers",
                        "k2",
                        "name",
                        Conflict.Status.OPEN,
                        SiblingsJson.write(List.of(one, two)),
                        Instant.EPOCH,
                        null,
                        null,
                        "manual"),
                1);
    }

    private Pull.Entry incident(TestTill till, int n) {
        return till.entry(
                Incident.TYPE,
                new Incident(
                        "i1",
                        "chain",
                        Incident.Kind.EXCEPTION,
                        "R9",
                        "t",
                        1,
                        1,
                        "merge.invalid",
                        word("message", n),
                        null,
                        null,
                        Incident.Status.OPEN,
                        Instant.EPOCH,
                        null,
                        null),
                1);
    }

    private static <T extends Record> Pull.Entry entry(TestTill till, EntityType<T> type, T value) {
        return till.entry(type, value, 1);
    }

    private static <T extends Record> void insert(TestTill till, EntityType<T> type, Row row) {
        till.write(tx -> tx.insert(type, type.fromRow(row)));
    }

    private static <T extends Record> void edit(TestTill till, EntityType<T> type, String id, String name) {
        till.write(tx -> {
            var old = tx.find(type, id).orElseThrow();
            tx.update(type, type.fromRow(type.toRow(old.value()).with("name", name)), old.version());
        });
    }

    @Test
    void nothingSensitiveStandsInAnyFile() throws Exception {
        try (var till = new TestTill(directory, SEALED, List.of())) {
            live(till, SEALED);
            assertEquals(Set.of(), FileBytes.found(directory, words), "while it is open");
            assertEquals(Set.of(), dumped(), "in a dump");
            assertEquals(List.of(), till.findings());
            assertEquals(53, names(till).size());
            assertTrue(words.containsAll(names(till)));
        }
        assertEquals(Set.of(), FileBytes.found(directory, words), "after a clean end");
    }

    private Set<String> dumped() throws Exception {
        var found = new TreeSet<String>();
        FileBytes.dump(directory.resolve("till.db")).forEach(line -> found.addAll(FileBytes.foundIn(line, words)));
        return found;
    }

    /** So that the test above can fail: it looks where these things are kept. */
    @Test
    void withoutAnythingSensitiveEveryOneOfThemIsFound() throws Exception {
        try (var till = new TestTill(directory, CLEAR, List.of())) {
            live(till, CLEAR);
            var found = FileBytes.found(directory, words);
            for (String word : words) {
                boolean sealedAnyway = word.equals(DEVICE_KEY)
                        || word.contains("unknown")
                        || word.contains("mine")
                        || word.contains("theirs")
                        || word.contains("message");
                assertEquals(!sealedAnyway, found.stream().anyMatch(hit -> hit.startsWith(word + " ")), word);
            }
        }
    }

    /** The same for the dump: what was overwritten since is in no table any more. */
    @Test
    void withoutAnythingSensitiveTheyAreInADump() throws Exception {
        try (var till = new TestTill(directory, CLEAR, List.of())) {
            live(till, CLEAR);
            var dumped = dumped();
            assertTrue(dumped.size() > 200, "found " + dumped.size() + " of " + words.size());
        }
    }

    @Test
    void whatAnOlderVersionWroteIsSealedAtTheFirstOpening() throws Exception {
        try (var till = new TestTill(directory, CLEAR, List.of())) {
            live(till, CLEAR);
        }
        try (var till = new TestTill(directory, SEALED, List.of())) {
            Files.delete(directory.resolve("backup/copy.db"));
            assertEquals(Set.of(), FileBytes.found(directory, words));
            assertEquals(53, names(till).size());
            assertTrue(words.containsAll(names(till)));
            assertEquals(List.of("k4"), till.raw("SELECT entity_id FROM pull_stage"));
            till.store().pullTarget().apply(0);
            assertTrue(
                    till.store().read(r -> r.find(DomainTypes.CUSTOMER, "k4")).isPresent());
            assertEquals(List.of(), till.findings());
            assertEquals(1, SealedValuesTest.byMail(till, email(till, "own7")));
        }
    }

    private static String email(TestTill till, String id) {
        return String.valueOf(till.store()
                .read(r -> r.find(DomainTypes.CUSTOMER, id))
                .orElseThrow()
                .value()
                .email());
    }

    private static List<String> names(TestTill till) {
        return till.store().read(r -> r.select(DomainTypes.CUSTOMER, Selection.all())).stream()
                .map(found -> String.valueOf(found.value().name()))
                .toList();
    }
}
