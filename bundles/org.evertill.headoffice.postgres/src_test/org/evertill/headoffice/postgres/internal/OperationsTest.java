package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Register;
import org.evertill.headoffice.OperationsDesk.Overview;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Overview now() {
        return fixture.desk()
                .operations()
                .overview(fixture.clock.instant(), WEEK)
                .orThrow();
    }

    @Test
    void nothingIsThereYet() {
        var now = now();
        assertEquals(1, now.epoch());
        assertEquals(0, now.tills() + now.shutOut() + now.operations() + now.pendingReported());
        assertEquals(Optional.empty(), now.longestSilent());
        assertTrue(now.databaseBytes() > 1_000_000);
        assertTrue(fixture.desk().operations().lags().orThrow().isEmpty());
    }

    @Test
    void tillsAreConnectedSilentOrShutOut() {
        var begin = fixture.clock.instant();
        var first = fixture.till("S1", "R1");
        fixture.till("S1", "R2");
        var third = fixture.till("S2", "R1");
        fixture.desk().revoke(third.replica()).orThrow();
        first.greet(1, 7);
        var now = now();
        assertEquals(2, now.tills());
        assertEquals(1, now.shutOut());
        assertEquals(7, now.pendingReported());
        assertEquals(List.of(), now.silent());
        fixture.clock.forward(WEEK.plusSeconds(1));
        first.greet(1, 3);
        now = now();
        assertEquals(1, now.connected());
        assertEquals(3, now.pendingReported());
        assertEquals(List.of("S1-R2"), now.silent());
        assertEquals(1, now.silentTills());
        assertEquals(Optional.of(begin), now.longestSilent());
    }

    @Test
    void whatWaitsForPeopleIsCounted() {
        var till = fixture.till("S1", "R1");
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "Tea")));
        till.transaction(insert(DomainTypes.REGISTER, new Register("S2-R7", "S2", "R7", "R7")));
        till.pushAll();
        var now = now();
        assertEquals(2, now.operations());
        assertEquals(1, now.quarantined());
        assertEquals(0, now.openConflicts() + now.exceptions());
        var incident = fixture.desk().incidents().incidents().getFirst();
        fixture.desk().incidents().close(incident.id(), "u1").orThrow();
        assertEquals(0, now().quarantined());
    }

    @Test
    void aTillIsBehindByRows() {
        var writer = fixture.till("S1", "R1");
        var reader = fixture.till("S1", "R2");
        reader.pullAll(100);
        fixture.clock.forward(Duration.ofHours(2));
        reader.pull(100);
        var before = fixture.desk().operations().lags().orThrow();
        assertEquals(0, before.get(reader.replica()).rows());
        assertFalse(before.containsKey(writer.replica()), "never pulled");
        for (String id : List.of("p1", "p2", "p3")) {
            writer.transaction(insert(DomainTypes.PRODUCT, TestTill.product(id, "Tea")));
        }
        writer.pushAll();
        fixture.desk().putBack().orThrow();
        var lag = fixture.desk().operations().lags().orThrow().get(reader.replica());
        assertTrue(lag.rows() >= 3 && lag.rows() < 10, "rows, not numbers, also across epochs: " + lag);
        assertEquals(fixture.clock.instant(), lag.notedAt());
    }
}
