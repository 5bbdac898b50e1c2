package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.evertill.headoffice.postgres.internal.Subscriptions.Sight;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private final Audience<String> audience = new Audience<>();

    private static Sight ofStore(String store) {
        return new Sight(Set.of("chain", "store:" + store), Set.of("facts:" + store + ":"));
    }

    @Test
    void whoSeesAScopeIsFoundByIt() {
        audience.put("a", ofStore("S1"));
        audience.put("b", ofStore("S2"));
        assertEquals(Set.of("a", "b"), audience.of("chain"));
        assertEquals(Set.of("a"), audience.of("store:S1"));
        assertEquals(Set.of("b"), audience.of("facts:S2:2026-11"));
        assertEquals(Set.of(), audience.of("facts:S3:2026-11"));
    }

    /** What stands before the last seven letters of a name is a store's name only where months are. */
    @Test
    void aStoreWhoseNameBeginsAsAnothersIsAnother() {
        audience.put("a", ofStore("S1_"));
        assertEquals(Set.of(), audience.of("store:S1_ABCDEFG"));
    }

    @Test
    void whoHasGoneIsNotPutBack() {
        audience.put("a", ofStore("S1"));
        assertTrue(audience.remove("a"));
        assertFalse(audience.remove("a"));
        audience.putAgain("a", ofStore("S1"));
        assertEquals(Set.of(), audience.of("chain"));
        audience.put("b", ofStore("S1"));
        audience.putAgain("b", ofStore("S2"));
        assertEquals(Set.of(), audience.of("store:S1"));
        assertEquals(Set.of("b"), audience.of("store:S2"));
    }
}
