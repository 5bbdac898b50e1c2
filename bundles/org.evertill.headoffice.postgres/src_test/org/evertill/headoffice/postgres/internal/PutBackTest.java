package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.evertill.headoffice.postgres.internal.TestTill.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Epoch;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Head office was put back from a backup, which has the first of the writer's three products and none of the later lookers. */
class PutBackTest {

    /** The epoch that begins when a fixture notices something. */
    private static final int NEXT = Epoch.after(1, Instant.parse("2026-11-23T10:00:00Z"));

    private final JdbcTarget present = TestServer.newOffice();
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
            assertEquals(NEXT, at(now, writer).greet(1, 2).epoch());
            assertEquals(List.of(), now.desk().incidents().incidents(), "nobody has shown that anything is lost");
        }
        try (var again = new Fixture(backup)) {
            assertEquals(NEXT, at(again, writer).greet(1, 2).epoch(), "it is the same copy still");
        }
    }

    @Test
    void aServerThatWasStartedAnewUnderItIsNoticedByTheNextWhoComes() {
        try (var now = new Fixture(present)) {
            assertEquals(1, at(now, writer).greet(1, 0).epoch());
            now.execute("UPDATE head_office SET home = 'another start of the server'");
            var till = at(now, writer);
            make(till, "p4");
            till.push(4, 4).orThrow();
            assertEquals(NEXT, at(now, writer).greet(1, 0).epoch());
            assertEquals(Map.of(), at(now, reader).pull(100).reloads(), "nothing was lost");
            assertEquals(List.of(String.valueOf(Epoch.before(NEXT) + 1)), versions(now, "p4"));
            assertEquals(List.of(), now.desk().incidents().incidents());
            assertClean(now);
        }
    }

    @Test
    void aTillThatHasComeToLostNumbersLoadsTheirScopeAgain() {
        try (var now = new Fixture(backup)) {
            var till = at(now, reader);
            make(till, "new");
            till.push(1, 1).orThrow();
            assertTrue(till.pull(1).reloads().containsKey("chain"));
            assertEquals(Map.of(), till.pull(1).reloads(), "once is enough");
            till.pullAll(1);
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
            assertEquals(NEXT, answer.epoch());
            assertEquals(List.of(), now.desk().incidents().incidents());
        }
    }

    @Test
    void rowsThatWerePutBackInTheirTablesAreNoticedByWhatATillTakesForSafe() {
        try (var now = inPlace()) {
            assertEquals(1, at(now, writer).greet(1, 2).epoch(), "all that it has sent is here");
            var hello = at(now, writer).greet(1, 0);
            assertEquals(NEXT, hello.epoch());
            assertEquals(1, hello.lastSeq());
            assertEquals(NEXT, at(now, writer).greet(1, 0).epoch(), "it has not sent it yet, and that is known");
            assertOneIncident(now);
        }
    }

    @Test
    void rowsThatWerePutBackInTheirTablesAreNoticedByWhatATillHasSeen() {
        try (var now = inPlace()) {
            var till = at(now, reader);
            var answer = till.pull(100);
            assertEquals(NEXT, answer.epoch());
            assertTrue(answer.reloads().containsKey("chain"));
            assertOneIncident(now);
            till.pullAll(100);
            var other = at(now, writer);
            assertTrue(other.pull(1).reloads().containsKey("chain"), "since when rows are others nobody knows");
            assertEquals(Map.of(), other.pull(1).reloads(), "it goes on, and does not begin again");
            other.pullAll(1);
            assertTrue(has(other, "p1"));
            assertEquals(Map.of(), other.pull(1).reloads());
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
            assertEquals(List.of(String.valueOf(Epoch.before(NEXT) + 2)), versions(now, "p1"));
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
            assertEquals(NEXT, now.desk().putBack().orThrow());
            assertEquals(NEXT + 1, now.desk().putBack().orThrow());
            assertEquals(2, now.desk().incidents().incidents().size());
            assertEquals(NEXT + 1, at(now, writer).greet(NEXT, 2).epoch());
            assertClean(now);
        }
    }

    @Test
    void scopesThatAreNewInAnEpochBeginWithItsNumbers() {
        try (var now = new Fixture(backup)) {
            var till = now.till("S9", "R1");
            till.sale(1, 1);
            till.pushAll();
            till.pullAll(100);
            assertTrue(
                    till.cursors.values().stream().allMatch(seq -> seq == 0 || seq > Epoch.before(NEXT)),
                    till.cursors::toString);
            assertClean(now);
        }
    }

    /** Nothing says how often a server was started since the backup, so what was given out then has numbers of its own all the same. */
    @Test
    void numbersOfEpochsThatWereLostDoNotComeBack() {
        TestTill looker;
        try (var lost = new Fixture(present)) {
            lost.execute("UPDATE head_office SET home = 'another start'");
            var till = at(lost, writer);
            make(till, "p4");
            till.push(4, 4).orThrow();
            looker = at(lost, reader);
            looker.pullAll(100);
        }
        try (var now = new Fixture(backup, Instant.parse("2026-11-23T12:00:00Z"))) {
            var till = at(now, writer);
            make(till, "p5");
            make(till, "p6");
            till.push(2, 5).orThrow();
            looker = at(now, looker);
            assertTrue(looker.pull(1).reloads().containsKey("chain"));
            looker.pullAll(1);
            assertTrue(has(looker, "p5") && has(looker, "p6"));
            assertClean(now);
        }
    }

    @Test
    void scopesInWhichNothingHappensStayThroughManyStarts() {
        try (var now = new Fixture(present)) {
            for (int start = 1; start <= 3; start++) {
                now.execute("UPDATE head_office SET home = 'start " + start + "'");
                var till = at(now, reader);
                var answer = till.pull(100);
                assertEquals(Map.of(), answer.reloads(), "start " + start);
                assertEquals(List.of(), answer.entries(), "start " + start);
                reader = till;
            }
            assertEquals("3", now.query("SELECT count(*) - 1 FROM epoch").getFirst());
            assertClean(now);
        }
    }

    @Test
    void aSeriesOfReceiptsIsNotGivenOutAgain() {
        try (var lost = new Fixture(present)) {
            assertEquals("B", lost.till("S1", "R1").identity.series());
        }
        try (var now = new Fixture(backup)) {
            String series = now.till("S1", "R1").identity.series();
            assertTrue(series.matches("B0[2-9A-Z]{3}"), series);
        }
    }

    /** Of the database only the rows are those of the backup, so that it looks like itself. */
    private Fixture inPlace() {
        try (var connection = TestServer.connect(backup);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE head_office SET home = NULL");
        } catch (SQLException e) {
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
