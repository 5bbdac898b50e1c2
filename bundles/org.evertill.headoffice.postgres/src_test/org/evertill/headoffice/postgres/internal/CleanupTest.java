package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Register;
import org.evertill.entity.Row;
import org.evertill.headoffice.CleanupDesk.Cleaned;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Pull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves the change feed, who holds it back, and that no operation is judged otherwise for it. */
class CleanupTest {

    private static final Duration LONG = Duration.ofDays(91);

    private final Fixture fixture = new Fixture();
    private final TestTill writer = fixture.till("S1", "R1");
    private final TestTill reader = fixture.till("S1", "R2");

    @BeforeEach
    void known() {
        for (String id : List.of("p1", "p2", "p3")) {
            writer.transaction(insert(DomainTypes.PRODUCT, TestTill.product(id, "Tea")));
        }
        writer.pushAll();
        List.of(writer, reader).forEach(till -> till.pullAll(100));
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), fixture.desk().verify().findings());
        fixture.close();
    }

    @Test
    void aDeletionLeavesOnlyWhenEveryActiveTillHasIt() {
        delete("p1");
        writer.pullAll(100);
        heard();
        assertEquals(0, clean().deletions(), "one has not pulled it");
        reader.pullAll(100);
        heard();
        String digest = digest();
        assertEquals(1, fixture.desk().cleanup().due().orThrow().deletions());
        assertEquals(1, clean().deletions());
        assertEquals(List.of("p2", "p3"), fixture.query("SELECT id FROM products ORDER BY 1"));
        assertEquals(digest, digest(), "the digest counts the living");
        assertEquals(0, writer.pullAll(100) + reader.pullAll(100), "nobody has to fetch anything for it");
        assertEquals(new Cleaned(0, 0, 0, 0, 0, false), clean());
    }

    @Test
    void aTillThatIsSilentForLongHoldsNothingBackAndLoadsItsScopeAgain() {
        delete("p1");
        writer.pullAll(100);
        fixture.clock.forward(Duration.ofDays(80));
        heardOf(writer);
        assertEquals(0, clean().deletions());
        assertProblem("headoffice.bad-days", fixture.desk().cleanup().forgetSilent(0));
        assertEquals(60, fixture.desk().cleanup().forgetSilent(60).orThrow());
        assertEquals(1, clean().deletions());

        var page = reader.pull(1);
        assertEquals(Map.of("chain", floor()), page.reloads());
        assertTrue(page.more());
        assertEquals(Map.of(), reader.pull(1).reloads(), "it goes on, and does not begin again");
        reader.pullAll(100);
        assertFalse(reader.rows.containsKey(new RowKey("products", "p1")));
        assertEquals("Tea", reader.rows.get(new RowKey("products", "p3")).row().text("name"));
        assertEquals(0, reader.pullAll(100));
        assertEquals(Map.of(), reader.pull(100).reloads());
    }

    /** What is deleted and taken out while a till is loading would never reach it. */
    @Test
    void aLoadThatIsOvertakenBeginsAgain() {
        delete("p1");
        writer.pullAll(100);
        forgotten(reader);
        clean();
        reader.pull(1);
        delete("p2");
        writer.pullAll(100);
        forgotten(reader);
        fixture.execute("DELETE FROM till_cursor WHERE replica = '" + reader.replica() + "'");
        assertEquals(1, clean().deletions());
        assertEquals(Map.of("chain", floor()), reader.pull(1).reloads());
        reader.pullAll(100);
        assertNull(reader.rows.get(new RowKey("products", "p2")));
    }

    /** An older till, which knows nothing of floors, is served as before. */
    @Test
    void aTillThatKnowsNothingOfFloorsIsServedAsBefore() {
        delete("p1");
        writer.pullAll(100);
        forgotten(reader);
        clean();
        var request = new Pull.Request(reader.replica(), 1, reader.cursors, 10);
        var page = fixture.office().pull(reader.caller, request).orThrow();
        assertEquals(Map.of(), page.reloads());
        assertFalse(page.more());
    }

    @Test
    void anEditThatComesYearsLateIsJudgedAsIfNothingHadLeft() {
        var late = new TestTill.Draft(
                "products", "p1", "chain", OperationKind.UPDATE, name("Tea"), name("Green tea"), seen(1));
        delete("p1");
        writer.pullAll(100);
        forgotten(reader);
        assertEquals(1, clean().deletions());
        assertEquals(List.of("2"), fixture.query("SELECT version FROM buried_row"));

        reader.transaction(late);
        assertEquals("CONFLICT", reader.pushAll().remarks().getFirst().verdict().name());
        assertEquals(List.of("t"), fixture.query("SELECT is_deleted FROM products WHERE id = 'p1'"));
        assertEquals(List.of("life"), fixture.query("SELECT field_group FROM sync_conflicts WHERE status = 'OPEN'"));
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM buried_row"));
        writer.pullAll(100);
        var entry = writer.rows.get(new RowKey("products", "p1"));
        assertTrue(entry.deleted(), "it did not come back by itself");
        assertEquals("Green tea", entry.row().text("name"), "and nothing was lost");
        heard();
        assertEquals(0, clean().deletions(), "what waits for a person stays");

        var alive = Row.EMPTY.with("is_deleted", false);
        writer.transaction(new TestTill.Draft(
                "products", "p1", "chain", OperationKind.RESOLVE, Row.EMPTY, alive, seen(entry.version())));
        pushRest(writer);
        assertEquals(
                List.of("Green tea"), fixture.query("SELECT name FROM products WHERE NOT is_deleted AND id = 'p1'"));
    }

    @Test
    void anInsertThatDidNotKnowOfTheDeathDoesNotRaiseTheRow() {
        delete("p1");
        writer.pullAll(100);
        forgotten(reader);
        clean();
        reader.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "Coffee")));
        reader.pushAll();
        assertEquals(List.of("t"), fixture.query("SELECT is_deleted FROM products WHERE id = 'p1'"));
        assertEquals(1, fixture.desk().incidents().conflicts().size());
    }

    @Test
    void headOfficeThatMakesTheRowAgainKnowsOfItsDeath() {
        delete("p1");
        List.of(writer, reader).forEach(till -> till.pullAll(100));
        heard();
        clean();
        fixture.desk()
                .save(DomainTypes.PRODUCT, TestTill.product("p1", "Coffee"), "staff-1")
                .orThrow();
        assertEquals(
                List.of("Coffee 3"),
                fixture.query("SELECT name || ' ' || m.version FROM products p JOIN row_meta m"
                        + " ON m.entity_id = p.id WHERE p.id = 'p1' AND NOT is_deleted"));
        assertEquals(0, fixture.desk().incidents().conflicts().size());
        reader.pullAll(100);
        assertFalse(reader.rows.get(new RowKey("products", "p1")).deleted());
    }

    @Test
    void wordOfARowThatMovedLeavesToo() {
        var far = fixture.till("S2", "R1");
        List.of(writer, reader, far).forEach(till -> till.pullAll(100));
        fixture.desk()
                .save(DomainTypes.REGISTER, new Register("S1-R2", "S2", "R2", "R2"), "staff-1")
                .orThrow();
        List.of(writer, far).forEach(till -> till.pullAll(100));
        forgotten(reader);
        assertEquals(1, clean().departures());
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM row_left"));
        reader.pullAll(100);
        assertNull(reader.rows.get(new RowKey("registers", "S1-R2")), "it is not in the load either");
    }

    @Test
    void whatWasSettledLongAgoLeavesEverybody() {
        conflictSettled();
        List.of(writer, reader).forEach(till -> till.pullAll(100));
        heard();
        assertEquals(0, clean().conflicts(), "people may still look at it");
        fixture.clock.forward(LONG);
        List.of(writer, reader).forEach(till -> till.pullAll(100));
        heard();
        var cleaned = clean();
        assertEquals(1, cleaned.conflicts());
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM sync_conflicts"));
        reader.pullAll(100);
        assertTrue(reader.rows.values().stream()
                .anyMatch(e -> e.gone() && e.table().equals("sync_conflicts")));
        writer.pullAll(100);
        fixture.clock.forward(Duration.ofHours(2));
        List.of(writer, reader).forEach(till -> till.pullAll(100));
        assertEquals(1, clean().departures());
        assertFalse(fixture.query("SELECT rule FROM merge_audit").isEmpty(), "who decided what stays in the audit");
    }

    @Test
    void aTurnIsBoundedAndOneAtATime() throws Exception {
        int many = Purge.SLICE + 10;
        IntStream.range(0, many)
                .forEach(i -> writer.transaction(insert(DomainTypes.PRODUCT, TestTill.product("x" + i, "x"))));
        IntStream.range(0, many).forEach(i -> writer.transaction(deletion("x" + i)));
        pushRest(writer);
        List.of(writer, reader).forEach(till -> till.pullAll(5_000));
        heard();
        try (var other = fixture.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(" + Cleanup.CLEANUP_LOCK + ")");
            assertEquals(new Cleaned(0, 0, 0, 0, 0, true), clean(), "somebody else is at it");
            other.rollback(); // a connection that is closed lets go of the lock a moment later
        }
        assertEquals(many, clean().deletions());
        assertEquals(List.of(Integer.toString(many)), fixture.query("SELECT count(*) FROM buried_row"));
    }

    @Test
    void codesThatNobodyCanUseAnyMoreAreForgotten() {
        fixture.clock.forward(Duration.ofDays(40));
        assertEquals(2, clean().codes());
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM enrolment_code"));
    }

    private void conflictSettled() {
        delete("p1");
        reader.transaction(TestTill.update(DomainTypes.PRODUCT, "p1", "chain", name("Tea"), name("Green tea"), 1));
        pushRest(reader);
        assertEquals(1, fixture.desk().incidents().conflicts().size());
        writer.pullAll(100);
        long version = writer.rows.get(new RowKey("products", "p1")).version();
        writer.transaction(new TestTill.Draft(
                "products",
                "p1",
                "chain",
                OperationKind.RESOLVE,
                Row.EMPTY,
                Row.EMPTY.with("is_deleted", false),
                seen(version)));
        pushRest(writer);
        assertEquals(0, fixture.desk().incidents().conflicts().size());
    }

    private void delete(String id) {
        writer.transaction(deletion(id));
        pushRest(writer);
    }

    private static TestTill.Draft deletion(String id) {
        return new TestTill.Draft("products", id, "chain", OperationKind.DELETE, Row.EMPTY, Row.EMPTY, seen(1));
    }

    private void pushRest(TestTill till) {
        long known = Long.parseLong(fixture.query("SELECT last_seq FROM replica WHERE id = '" + till.replica() + "'")
                .getFirst());
        till.push(known + 1, till.log.size()).orThrow();
    }

    private Cleaned clean() {
        return fixture.desk().cleanup().clean().orThrow();
    }

    /** An hour goes by, and all tills say where they are. */
    private void heard() {
        fixture.clock.forward(Duration.ofHours(1));
        List.of(writer, reader).forEach(this::heardOf);
    }

    /** A till says where it is, without fetching anything. */
    private void heardOf(TestTill till) {
        var session = till.session(fixture.clock.instant()).orThrow();
        fixture.office().authenticate(session.token()).orThrow();
        var request = new Pull.Request(till.replica(), 1, till.cursors, 1);
        fixture.office().pull(till.caller, request).orThrow();
    }

    /** Nobody has heard of a till for longer than anybody waits; of the other one just now. */
    private void forgotten(TestTill till) {
        fixture.clock.forward(LONG);
        heardOf(till == reader ? writer : reader);
    }

    private long floor() {
        return Long.parseLong(
                fixture.query("SELECT floor FROM scope WHERE id = 'chain'").getFirst());
    }

    private String digest() {
        return fixture.query("SELECT digest FROM scope WHERE id = 'chain'").getFirst();
    }

    private static Row name(String name) {
        return Row.EMPTY.with("name", name);
    }

    private static VersionVector seen(long version) {
        return VersionVector.ofHeadOffice(version);
    }
}
