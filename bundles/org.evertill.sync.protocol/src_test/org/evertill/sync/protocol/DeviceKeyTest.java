package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Keys of tills and servers, and the code that carries what a server is known by. */
class DeviceKeyTest {

    private final DeviceKey key = DeviceKey.make();

    @Test
    void onlyTheOwnerSigns() {
        String signature = key.sign("tea");
        assertTrue(DeviceKey.hasSigned(key.publicKey(), "tea", signature));
        assertFalse(DeviceKey.hasSigned(key.publicKey(), "Tea", signature));
        assertFalse(DeviceKey.hasSigned(DeviceKey.make().publicKey(), "tea", signature));
        for (String nonsense : new String[] {"", "?", "AAAA", signature + "A"}) {
            assertFalse(DeviceKey.hasSigned(key.publicKey(), "tea", nonsense), nonsense);
            assertFalse(DeviceKey.hasSigned(nonsense, "tea", signature), nonsense);
            assertFalse(DeviceKey.isPublicKey(nonsense), nonsense);
        }
        assertTrue(DeviceKey.isPublicKey(key.publicKey()));
    }

    @Test
    void aKeyIsKeptAsText() {
        var again = DeviceKey.of(key.text());
        assertEquals(key, again);
        assertTrue(DeviceKey.hasSigned(key.publicKey(), "tea", again.sign("tea")));
        assertNotEquals(key, DeviceKey.make());
        assertFalse(key.toString().contains(key.text().substring(0, 40)));
        for (String nonsense : new String[] {"", ".", "AAAA.AAAA", key.publicKey()}) {
            var refused = assertThrows(IllegalArgumentException.class, () -> DeviceKey.of(nonsense));
            assertEquals("this is no key of a till", refused.getMessage());
        }
    }

    @Test
    void aRequestForATokenIsSignedWhole() {
        var at = Instant.parse("2026-11-28T19:00:00Z");
        var request = Session.Request.of("R1", at, "n1", key);
        assertEquals("evertill session 1\nR1\n2026-11-28T19:00:00Z\nn1", request.signed(Session.Purpose.EXCHANGE));
        assertTrue(DeviceKey.hasSigned(key.publicKey(), request.signed(Session.Purpose.EXCHANGE), request.signature()));
        assertFalse(
                DeviceKey.hasSigned(key.publicKey(), request.signed(Session.Purpose.APART), request.signature()),
                "what is signed for one purpose is nothing for the other");
    }

    @Test
    void aCodeIsReadHoweverItWasTyped() {
        var code = new Enrolment.Code("ABCDEFGHJKMN", "2345678923456789");
        assertEquals("ABCD-EFGH-JKMN-2345-6789-2345-6789", code.text());
        assertEquals(code, Enrolment.Code.of(code.text()));
        assertEquals(code, Enrolment.Code.of(" abcd efgh jkmn 2345 6789 2345 6789 "));
        assertEquals(new Enrolment.Code("ABCDEFGHJKMN", ""), Enrolment.Code.of("abcd-efgh-jkmn"));
        assertEquals(new Enrolment.Code("AB", ""), Enrolment.Code.of("ab"));
        assertFalse(code.toString().contains("ABCD"));
    }
}
