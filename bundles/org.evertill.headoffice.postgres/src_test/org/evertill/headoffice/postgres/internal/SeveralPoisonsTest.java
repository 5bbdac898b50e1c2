package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several transactions in one push that the database refuses. */
class SeveralPoisonsTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Each is found, wherever it stands, and the numbers of the feed have no gap. */
    @Test
    void severalPoisonsAreFoundAndNothingElse() {
        fixture.execute("ALTER TABLE products ADD CHECK (name <> 'refused')");
        var poisons = Set.of(0, 1, 37, 98, 99);
        for (int n = 0; n < 100; n++) {
            till.transaction(insert(
                    DomainTypes.PRODUCT, TestTill.product("p" + n, poisons.contains(n) ? "refused" : "good " + n)));
        }
        var remarks = till.pushAll().remarks();
        assertEquals(
                List.of(1L, 2L, 38L, 99L, 100L),
                remarks.stream().map(Push.Remark::seq).toList());
        assertEquals(
                List.of(1L, 2L, 38L, 99L, 100L),
                fixture.desk().incidents().incidents().stream()
                        .map(Incident::firstSeq)
                        .toList());
        assertEquals(List.of("95"), fixture.query("SELECT count(*) FROM products"));
        assertEquals(List.of(), fixture.desk().verify().findings());
    }
}
