package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.headoffice.PersonalDataDesk;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Erasing;
import org.evertill.sync.merge.Erasure;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Judgement.Loss;
import org.evertill.sync.protocol.OperationKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer's data goes out of all that head office keeps, whatever became of it before; the books and the chains stay whole. */
class PersonErasingTest {

    private static final String BOOKS = "SELECT concat_ws('|', s.id, customer_id, s.total_minor, s.tax_minor, receipt,"
            + " l.total_minor, l.description) FROM sales s JOIN sale_lines l ON l.sale_id = s.id ORDER BY 1";

    private final Fixture fixture = new Fixture();
    private final TestTill one = fixture.till("S1", "R1");
    private final TestTill two = fixture.till("S1", "R2");
    private final List<String> words = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String word(String kind) {
        String word = "Zq" + kind + "ü" + words.size();
        words.add(word);
        return word;
    }

    private Customer customer(String id) {
        return new Customer(id, "N-" + id, word("name"), word("mail"), word("tel"), "GB", word("tax"));
    }

    private PersonalDataDesk people() {
        return fixture.desk().personalData();
    }

    private static TestTill.Draft draft(String id, OperationKind kind, Row after, long seen) {
        return new TestTill.Draft(
                "customers",
                id,
                "chain",
                kind,
                Row.EMPTY,
                after,
                seen == 0 ? VersionVector.EMPTY : VersionVector.ofHeadOffice(seen));
    }

    private Row renamed() {
        return Row.EMPTY.with("name", word("edit")).with("nickname", word("nick"));
    }

    /** Edits that did not know of each other, one that was not allowed, one that waits, a deletion against an edit, and sales. */
    @BeforeEach
    void live() {
        one.transaction(insert(DomainTypes.CUSTOMER, customer("ann")));
        one.transaction(insert(DomainTypes.CUSTOMER, customer("eve")));
        PersonExportTest.sale(one, "ann");
        PersonExportTest.sale(one, "eve");
        one.pushAll();
        words.removeIf(word -> fixture.query(
                        "SELECT concat_ws(' ', name, email, phone, tax_number) FROM customers" + " WHERE id = 'eve'")
                .getFirst()
                .contains(word));
        two.transaction(draft("ann", OperationKind.UPDATE, renamed(), 1));
        two.transaction(draft("ann", OperationKind.DELETE, Row.EMPTY, 2));
        two.pushAll();
        one.transaction(draft("ann", OperationKind.UPDATE, renamed(), 1));
        one.as("stranger").transaction(draft("ann", OperationKind.UPDATE, renamed(), 1));
        one.as(TestTill.STAFF)
                .transaction(draft("ann", OperationKind.UPDATE, Row.EMPTY.with("phone", word("x".repeat(60))), 1));
        one.pushAll();
        assertTrue(count("merge_audit") > 0, "something gave way");
        assertTrue(count("sync_conflicts WHERE status = 'OPEN'") > 0, "somebody has to decide");
        assertTrue(count("sync_incidents") > 1, "something was set aside");
        String all = dump();
        words.forEach(word -> assertTrue(all.contains(word), word));
    }

    private long count(String from) {
        return Long.parseLong(fixture.query("SELECT count(*) FROM " + from).getFirst());
    }

    /** Every row of every table, as a dump has it. */
    private String dump() {
        String tables = String.join(
                " UNION ALL ",
                fixture.query("SELECT 'SELECT t::text FROM ' || quote_ident(relname) || ' t' FROM pg_class"
                        + " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 1"));
        return String.join("\n", fixture.query(tables));
    }

    private void assertNothingIsLeft() {
        String left = dump();
        words.forEach(word -> assertFalse(
                left.contains(word),
                () -> word + " in "
                        + left.lines().filter(line -> line.contains(word)).toList()));
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    private Erasure erase() {
        return people().erase("customers", "ann", "asked for it", "boss").orThrow();
    }

    @Test
    void whoWasMergedIsErasedWithAllRows() {
        one.transaction(insert(DomainTypes.CUSTOMER, customer("ann-too")));
        one.transaction(insert(DomainTypes.CUSTOMER, customer("ann-three")));
        var books = fixture.query(BOOKS);
        one.transaction(draft("ann-too", OperationKind.UPDATE, Row.EMPTY.with("merged_into", "ann"), 1));
        one.transaction(draft("ann-three", OperationKind.UPDATE, Row.EMPTY.with("merged_into", "ann-too"), 1));
        one.pushAll();
        assertEquals("ann", erase().entityId());
        assertNothingIsLeft();
        assertEquals(books, fixture.query(BOOKS));
        assertEquals(
                List.of("ann", "ann-three", "ann-too"),
                people().erasures().stream().map(Erasure::entityId).sorted().toList());
        assertEquals(
                "Eve",
                fixture.query("SELECT 'Eve' FROM customers WHERE id = 'eve' AND name IS NOT NULL")
                        .getFirst());
        one.transaction(insert(DomainTypes.CUSTOMER, customer("ann-four")));
        one.transaction(draft("ann-four", OperationKind.UPDATE, Row.EMPTY.with("merged_into", "ann"), 1));
        one.pushAll();
        assertEquals(erase(), erase(), "whoever turned out to be the same since goes with the next");
        assertNothingIsLeft();
        var alone = Erasure.of(
                "customers", "eve", "put back", people().erasures().getFirst().erasedAt(), "boss");
        one.transaction(insert(DomainTypes.CUSTOMER, new Customer("eve-too", "N", "Stays", null, null, null, null)));
        one.transaction(draft("eve-too", OperationKind.UPDATE, Row.EMPTY.with("merged_into", "eve"), 1));
        one.pushAll();
        people().repeat(alone).orThrow();
        assertEquals(
                "Stays",
                fixture.query("SELECT name FROM customers WHERE id = 'eve-too'").getFirst(),
                "a list of rows is repeated row by row");
    }

    @Test
    void nothingIsLeftAndTheBooksAreWhole() throws Exception {
        var books = fixture.query(BOOKS);
        var numbers =
                fixture.query("SELECT concat_ws('|', replica, seq, hash) FROM op WHERE replica <> 'hq' ORDER BY 1");
        var erasure = erase();
        assertEquals(erasure, erase(), "it is done once");
        assertNothingIsLeft();
        assertEquals(books, fixture.query(BOOKS));
        assertEquals(
                numbers,
                fixture.query("SELECT concat_ws('|', replica, seq, hash) FROM op WHERE replica <> 'hq' ORDER BY 1"));
        assertEquals(
                List.of("N-ann|GB"),
                fixture.query("SELECT concat_ws('|', number, country) FROM customers WHERE id = 'ann'"));
        assertNull(fixture.query("SELECT name FROM customers WHERE id = 'ann'").getFirst());
        assertEquals(0, count("sync_conflicts WHERE status = 'OPEN'"));
        assertEquals(
                List.of("boss|INSERT"),
                fixture.query("SELECT concat_ws('|', user_id, kind) FROM op WHERE table_name = 'sync_erasures'"));
        assertTrue(fixture.desk().verify().counted().stream()
                .anyMatch(l -> l.contains("6 of them with a person's data erased")));
        assertFalse(fixture.query("SELECT name FROM customers WHERE id = 'eve'").isEmpty(), "others stay");
        assertReplayed();
    }

    /** Going through the operations as they are now gives the rows as they are now. */
    private void assertReplayed() throws Exception {
        try (var connection = fixture.connect()) {
            var again = Replayed.of(connection);
            again.rows.keySet().removeIf(key -> key.table().equals(Incident.TYPE.table()));
            ReplayTest.same(ReplayTest.stored(connection), again.rows);
            ReplayTest.same(ReplayTest.claims(connection), again.claims);
            assertEquals(
                    ReplayTest.losses(fixture),
                    again.losses.stream()
                            .map((Loss loss) -> ReplayTest.text(loss))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void tillsHearOfItAndGetNothing() {
        two.pullAll(100);
        erase();
        two.pullAll(100);
        for (String word : words) {
            assertFalse(
                    two.rows.values().stream()
                            .anyMatch(entry -> entry.row().toString().contains(word)),
                    word);
        }
        assertTrue(two.rows.keySet().stream().anyMatch(key -> key.table().equals("sync_erasures")));
    }

    /** Somebody was offline, and goes on with what he knew. */
    @Test
    void whatArrivesLaterIsErasedOnArrival() throws Exception {
        erase();
        two.transaction(draft("ann", OperationKind.UPDATE, renamed().with("country", "FR"), 2));
        two.transaction(draft("ann", OperationKind.INSERT, DomainTypes.CUSTOMER.toRow(customer("ann")), 0));
        two.transaction(draft("ann", OperationKind.RESOLVE, renamed().with("is_deleted", false), 3));
        two.as("stranger").transaction(draft("ann", OperationKind.UPDATE, renamed(), 2));
        two.pushAll();
        assertNothingIsLeft();
        assertNull(fixture.query("SELECT name FROM customers WHERE id = 'ann'").getFirst());
        assertReplayed();
        for (Incident waiting : fixture.desk().incidents().incidents()) {
            fixture.desk().incidents().release(waiting.id(), "boss");
        }
        assertNothingIsLeft();
        var again = new Customer("ann", "N-ann", word("again"), null, null, null, null);
        fixture.desk().save(DomainTypes.CUSTOMER, again, "boss").orThrow();
        assertNothingIsLeft();
    }

    /** A till had heard of it before it sent: its operations say that they are not as they were made, and keep their places. */
    @Test
    void whatATillHasErasedItselfIsTaken() throws Exception {
        erase();
        two.transaction(draft("ann", OperationKind.UPDATE, renamed().with("country", "FR"), 2));
        PersonExportTest.sale(two, "ann");
        two.log.replaceAll(
                op -> op.entityId().equals("ann") && op.seq() > 2 ? Erasing.erased(DomainTypes.CUSTOMER, op) : op);
        two.pushAll();
        assertEquals(3, count("sales WHERE customer_id IS NOT NULL"));
        assertEquals(
                two.log.getLast().hash(),
                fixture.query("SELECT last_hash FROM replica WHERE id = '" + two.replica() + "'")
                        .getFirst());
        assertNothingIsLeft();
        assertReplayed();
    }

    /** Nobody calls an operation erased without an erasure: verify names it. */
    @Test
    void anOperationThatNobodyErasedIsFound() {
        one.transaction(draft("eve", OperationKind.UPDATE, Row.EMPTY.with("country", "FR"), 1));
        one.log.replaceAll(op -> op.seq() == one.log.size() ? Erasing.erased(DomainTypes.CUSTOMER, op) : op);
        one.pushAll();
        var findings = fixture.desk().verify().findings();
        assertEquals(1, findings.size(), findings.toString());
        assertTrue(findings.getFirst().contains("customers eve"), findings.toString());
        people().erase("customers", "eve", "asked", "boss").orThrow();
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    @Test
    void anErasureIsRepeatedAlsoForWhoIsStillToCome() {
        var before = Erasure.of("customers", "zoe", "asked for it", fixture.clock.instant(), "boss");
        assertEquals(before, people().repeat(before).orThrow());
        one.transaction(insert(DomainTypes.CUSTOMER, customer("zoe")));
        one.pushAll();
        erase();
        assertNothingIsLeft();
        assertEquals(1, count("customers WHERE id = 'zoe' AND name IS NULL"));
    }

    @Test
    void oneThatIsDeletedAndGoneFromTheFeedIsErasedToo() {
        one.transaction(insert(DomainTypes.CUSTOMER, customer("old")));
        one.pushAll();
        long seen = Long.parseLong(fixture.query("SELECT version FROM row_meta WHERE entity_id = 'old'")
                .getFirst());
        one.transaction(draft("old", OperationKind.DELETE, Row.EMPTY, seen));
        one.pushAll();
        one.pullAll(100);
        two.pullAll(100);
        fixture.clock.forward(java.time.Duration.ofHours(2));
        one.pullAll(100);
        two.pullAll(100);
        fixture.desk().cleanup().clean().orThrow();
        assertEquals(1, count("buried_row WHERE entity_id = 'old'"), "it is buried");
        people().erase("customers", "old", "asked for it", "boss").orThrow();
        erase();
        assertNothingIsLeft();
    }

    @Test
    void onlyHeadOfficeErases() {
        var row = Erasure.TYPE.toRow(Erasure.of("customers", "eve", "a till says so", fixture.clock.instant(), "x"));
        one.transaction(new TestTill.Draft(
                "sync_erasures",
                String.valueOf(row.text("id")),
                "chain",
                OperationKind.INSERT,
                Row.EMPTY,
                row,
                VersionVector.EMPTY));
        one.pushAll();
        assertEquals(0, count("sync_erasures"));
        assertEquals(1, count("sync_incidents WHERE code = 'entity.derived'"));
        assertEquals(1, count("customers WHERE id = 'eve' AND name IS NOT NULL"));
    }

    @Test
    void whatCannotBeErasedIsSaid() {
        assertProblem("headoffice.no-such-person", people().erase("customers", "nobody", "r", "boss"));
        assertProblem("headoffice.nothing-personal", people().erase("products", "p", "r", "boss"));
        assertProblem("headoffice.unknown-entity", people().erase("nothing", "p", "r", "boss"));
        assertProblem("headoffice.no-reason", people().erase("customers", "ann", " ", "boss"));
        assertEquals(List.of(), people().erasures());
        assertEquals(List.of(erase()), people().erasures());
    }

    /** Nobody else takes values out of an operation, whatever he says. */
    @Test
    void operationsAreStillNotChanged() {
        erase();
        for (String set : List.of("body = body || ' '", "hash = 'x', contents = 'ERASED'", "contents = 'LOST'")) {
            try {
                fixture.execute("UPDATE op SET " + set + " WHERE entity_id = 'eve'");
                throw new AssertionError(set);
            } catch (IllegalStateException refused) {
                assertTrue(String.valueOf(refused.getCause()).contains("never changed"), set);
            }
        }
    }
}
