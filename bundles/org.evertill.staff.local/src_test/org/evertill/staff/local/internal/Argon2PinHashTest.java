package org.evertill.staff.local.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class Argon2PinHashTest {

    private final Argon2PinHash pins = new Argon2PinHash();

    @Test
    void aPinMatchesItsOwnHashOnly() {
        String hash = pins.of("1234".toCharArray());
        assertTrue(pins.matches("1234".toCharArray(), hash));
        assertFalse(pins.matches("1235".toCharArray(), hash));
        assertFalse(pins.matches("".toCharArray(), hash));
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    }

    @Test
    void everyHashHasItsOwnSaltAndThePinIsWiped() {
        char[] pin = "1234".toCharArray();
        assertNotEquals(pins.of(pin), pins.of("1234".toCharArray()));
        assertArrayEquals(new char[4], pin);
    }

    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -e} (docs/references.md). */
    @Test
    void hashesOfOthersAreUnderstood() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertTrue(pins.matches("password".toCharArray(), reference));
        assertFalse(pins.matches("Password".toCharArray(), reference));
    }

    @Test
    void whatIsNoHashOrTooDearMatchesNothing() {
        String hash = pins.of("1".toCharArray());
        var wrong = List.of(
                "",
                "1234",
                hash + "=",
                hash.replace("m=19456", "m=9999999"),
                hash.replace("t=2", "t=999"),
                hash.replace("p=1", "p=0"),
                hash.replace("argon2id", "argon2i"));
        wrong.forEach(text -> assertFalse(pins.matches("1".toCharArray(), text), text));
    }

    @Test
    void aCheckIsDearForAThiefAndQuickForACashier() {
        String hash = pins.of("1234".toCharArray());
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            assertTrue(pins.matches("1234".toCharArray(), hash));
            best = Math.min(best, System.nanoTime() - start);
        }
        System.getLogger("figures")
                .log(System.Logger.Level.INFO, String.format(Locale.ROOT, "PIN check %.1f ms", best / 1e6));
        assertTrue(best > 5_000_000, "a guess costs " + best + " ns");
        assertTrue(best < 1_000_000_000, "a check takes " + best + " ns");
    }
}
