package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.evertill.headoffice.postgres.internal.TestTill.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Life;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Head office was put back from a backup, which has the first of the writer's three products and none of the later lookers. */
class PutBackTest {

    private final JdbcTarget present = TestServer.newDatabase();
    private JdbcTarget backup = present;
    private TestTill writer;
    private TestTill reader;

    @BeforeEach
    void loseTwoProducts() {
        try (var before = new Fixture(present)) {
            writer = before.till("S1", "R1");
            reader = before.till("S1", "R2");
            make(writer, "p1");
            writer.pushAll();
            writer.pullAll(100);
            reader.pullAll(100);
        }
        backup = TestServer.copy(present);
        try (var lost = new Fixture(present)) {
            make(writer, "p2");
            make(writer, "p3");
            at(lost, writer).push(2, 3).orThrow();
            var looker = at(lost, reader);
            looker.pullAll(100);
            reader = looker;
        }
    }

    @Test
    void anotherCopyOfTheDatabaseIsNoticedAtOnce() {
        try (var now = new Fixture(backup)) {
            assertEquals(2, at(now, writer).greet(1, 2).epoch());
            assertEquals(List.of(), now.desk().incidents().incidents(), "nobody has shown that anything is lost");
        }
        try (var again = new Fixture(backup)) {
            assertEquals(2, at(again, writer).greet(1, 2).epoch(), "it is the same copy still");
        }
    }

    @Test
    void aTillThatHasComeToLostNumbersLoadsTheirScopeAgain() {
        try (var now = new Fixture(backup)) {
            var till = at(now, reader);
            make(till, "new");
            till.push(1, 1).orThrow();
            assertTrue(till.pull(100).reloads().containsKey("chain"));
            assertEquals(Map.of(), till.pull(100).reloads(), "once is enough");
            assertTrue(has(till, "new"));
            assertFalse(has(till, "p3"), "as head office is now");
            assertTrue(at(now, writer).push(2, 3).orThrow() instanceof Push.Accepted);
            till.pullAll(100);
            assertTrue(has(till, "p3"), "who made it still has it");
            assertClean(now);
        }
    }

    @Test
    void aTillThatHasSeenNothingThatIsLostGoesOnWhereItIs() {
        try (var now = new Fixture(backup)) {
            var till = at(now, writer);
            var answer = till.pull(100);
            assertEquals(Map.of(), answer.reloads());
            assertEquals(List.of(), answer.entries());
            assertEquals(2, answer.epoch());
            assertEquals(List.of(), now.desk().incidents().incidents());
        }
    }

    @Test
    void filesThatWerePutBackInTheirPlaceAreNoticedByWhatATillTakesForSafe() {
        try (var now = inPlace()) {
            assertEquals(1, at(now, writer).greet(1, 2).epoch(), "all that it has sent is here");
            var hello = at(now, writer).greet(1, 0);
            assertEquals(2, hello.epoch());
            assertEquals(1, hello.lastSeq());
            assertEquals(2, at(now, writer).greet(1, 0).epoch(), "it has not sent it yet, and that is known");
            assertOneIncident(now);
        }
    }

    @Test
    void filesThatWerePutBackInTheirPlaceAreNoticedByWhatATillHasSeen() {
        try (var now = inPlace()) {
            var till = at(now, reader);
            var answer = till.pull(100);
            assertEquals(2, answer.epoch());
            assertTrue(answer.reloads().containsKey("chain"));
            assertOneIncident(now);
            till.pullAll(100);
            assertClean(now);
        }
    }

    @Test
    void peopleAreToldAndTakeNote() {
        try (var now = inPlace()) {
            at(now, writer).greet(1, 0);
            var till = at(now, writer);
            till.pullAll(100);
            var incident = now.desk().incidents().incidents().getFirst();
            assertTrue(till.rows.containsKey(new RowKey("sync_incidents", incident.id())), "tills show it too");
            assertEquals(
                    Incident.Status.SEEN,
                    now.desk()
                            .incidents()
                            .close(incident.id(), "boss")
                            .orThrow()
                            .status());
            at(now, writer).greet(1, 0);
            assertEquals(List.of(), now.desk().incidents().incidents());
            assertClean(now);
        }
    }

    @Test
    void aLostVersionIsNotTakenForOneThatWasGivenSince() {
        try (var now = new Fixture(backup)) {
            // Head office has given the product's first version. The writer has seen the fourth, of which it lost
            // three.
            var other = at(now, reader);
            other.transaction(rename("p1", "Tea", "Green tea", 1));
            other.push(1, 1).orThrow();
            var late = at(now, writer);
            late.transaction(rename("p1", "Tea", "Black tea", 4));
            late.push(1, 4).orThrow();
            assertEquals(List.of(String.valueOf(Life.before(2) + 2)), versions(now, "p1"));
            assertEquals(
                    "1",
                    now.query("SELECT count(*) FROM merge_audit WHERE entity_id = 'p1'")
                            .getFirst());
            assertClean(now);
        }
    }

    @Test
    void peopleSayThatItWasPutBack() {
        try (var now = inPlace()) {
            assertEquals(2, now.desk().putBack().orThrow());
            assertEquals(3, now.desk().putBack().orThrow());
            assertEquals(2, now.desk().incidents().incidents().size());
            assertEquals(3, at(now, writer).greet(2, 2).epoch());
            assertClean(now);
        }
    }

    @Test
    void scopesThatAreNewInALifeBeginWithItsNumbers() {
        try (var now = new Fixture(backup)) {
            var till = now.till("S9", "R1");
            till.sale(1, 1);
            till.pushAll();
            till.pullAll(100);
            assertTrue(
                    till.cursors.values().stream().allMatch(seq -> seq == 0 || Life.of(seq) == 2),
                    till.cursors::toString);
            assertClean(now);
        }
    }

    @Test
    void aSeriesOfReceiptsIsNotGivenOutAgain() {
        try (var lost = new Fixture(present)) {
            assertEquals("B", lost.till("S1", "R1").identity.series());
        }
        try (var now = new Fixture(backup)) {
            assertEquals("B2", now.till("S1", "R1").identity.series());
        }
    }

    /** All files of the database are those of the backup, so that it looks like itself. */
    private Fixture inPlace() {
        try (var connection = TestServer.connect(backup);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE head_office SET home = NULL");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Fixture(backup);
    }

    private static TestTill at(Fixture office, TestTill till) {
        return new TestTill(office.office(), till);
    }

    private static void make(TestTill till, String id) {
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product(id, "Tea")));
    }

    private static TestTill.Draft rename(String id, String from, String to, long seen) {
        return update(DomainTypes.PRODUCT, id, "chain", name(from), name(to), seen);
    }

    private static Row name(String name) {
        return Row.of(Map.of("name", name));
    }

    private static List<String> versions(Fixture office, String id) {
        return office.query("SELECT version FROM row_meta WHERE entity_id = '" + id + "'");
    }

    private static boolean has(TestTill till, String id) {
        return till.rows.containsKey(new RowKey("products", id));
    }

    private static void assertOneIncident(Fixture office) {
        var open = office.desk().incidents().incidents();
        assertEquals(1, open.size());
        assertEquals("sync.head-office-restored", open.getFirst().code());
    }

    private static void assertClean(Fixture office) {
        assertEquals(List.of(), office.desk().verify().findings());
    }
}
