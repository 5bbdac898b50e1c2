package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StoreTest {

    @Test
    void aZoneThatJavaDoesNotKnowCountsAsUtc() {
        assertEquals(ZoneId.of("Europe/Berlin"), in("Europe/Berlin").zone());
        assertEquals(ZoneOffset.UTC, in("Nowhere/Land").zone());
        assertEquals(ZoneOffset.UTC, in("").zone());
    }

    private static Store in(String zone) {
        return new Store("S1", "Corner shop", "DE", "EUR", zone, null, null);
    }
}
