package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.evertill.domain.DomainTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database fails in the middle of a push, wherever it comes to: what passes by itself sets nothing aside. */
class TransientFailureTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "40001", "40P01", "53100", "53200", "53300", "55P03", "57014", "57P01", "57P03", "58030", "08006",
                "25006", "XX000"
            })
    void nothingIsSetAsideForIt(String state) {
        for (String table : List.of("products", "row_meta", "op")) {
            failing(table, state, Long.MAX_VALUE);
            till.transaction(insert(DomainTypes.PRODUCT, TestTill.product(table + "-" + state, "name")));
            int last = till.log.size();
            var outcome = till.push(last, last);
            assertEquals(false, outcome.isOk(), table);
            assertEquals(List.of(Integer.toString(last - 1)), lastSeq());
            working(table);
            assertEquals(
                    List.of(),
                    ((org.evertill.sync.protocol.Push.Accepted)
                                    till.push(last, last).orThrow())
                            .remarks());
        }
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM sync_incidents"));
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    /** What two transactions do to each other is over at once: nobody is told. */
    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void aDeadlockIsRepeatedAtOnce(String state) {
        failing("row_meta", state, 3);
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p", "name")));
        assertEquals(List.of(), till.pushAll().remarks());
        assertEquals(List.of("4"), fixture.query("SELECT last_value FROM failed"), "three tries in vain");
    }

    @Test
    void aFullDiskIsToldAndGoesOnByItself() {
        failing("op", "53100", Long.MAX_VALUE);
        till.sale(1, 1);
        assertProblem("headoffice.database-full", till.push(1, till.log.size()));
        working("op");
        assertEquals(List.of(), till.pushAll().remarks());
    }

    /** And what lies in a value does set aside its transaction, and no other. */
    @Test
    void aValueThatTheDatabaseRefusesIsSetAside() {
        failing("products", "22003", Long.MAX_VALUE);
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p", "name")));
        till.sale(1, 1);
        assertEquals(1, till.pushAll().remarks().size());
        assertEquals(List.of("1"), fixture.query("SELECT count(*) FROM sales"));
    }

    /** From now on rows of a table are refused, so many times. */
    private void failing(String table, String state, long times) {
        fixture.execute("DROP SEQUENCE IF EXISTS failed; CREATE SEQUENCE failed;"
                + " CREATE FUNCTION fail_" + table + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF nextval('failed') <= " + times + " THEN RAISE EXCEPTION 'as told' USING ERRCODE = '" + state
                + "'; END IF; RETURN NEW; END $$;"
                + " CREATE TRIGGER fail BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION fail_" + table
                + "()");
    }

    private void working(String table) {
        fixture.execute("DROP FUNCTION fail_" + table + " CASCADE");
    }

    private List<String> lastSeq() {
        return fixture.query("SELECT last_seq FROM replica WHERE id = '" + till.replica() + "'");
    }
}
