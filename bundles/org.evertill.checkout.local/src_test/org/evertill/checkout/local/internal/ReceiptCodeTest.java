package org.evertill.checkout.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.evertill.sync.protocol.DeviceKey;
import org.junit.jupiter.api.Test;

class ReceiptCodeTest {

    private static final String KEY_ID = "abcdefghijklmnopqrstu";
    private final DeviceKey key = DeviceKey.make();

    @Test
    void whatWasSignedIsReadAgainHoweverItIsTyped() {
        var random = new Random(43);
        for (int i = 0; i < 200; i++) {
            String signed = random.ints(random.nextInt(300), 32, 500)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String text = ReceiptCode.of(KEY_ID, key, signed).text();
            assertTrue(text.matches("EVR1:[A-Z2-7]+"), "letters of any scanner");
            assertEquals(ReceiptCode.fits(signed), text.length() <= ReceiptCode.MAX_CHARS);
            var read =
                    ReceiptCode.read(" " + text.toLowerCase(Locale.ROOT) + "\n").orElseThrow();
            assertEquals(signed, read.signed());
            assertEquals("abcdefgh", read.keyId());
            assertTrue(read.isOf(key.publicKey()));
            assertFalse(read.isOf(DeviceKey.make().publicKey()));
        }
    }

    @Test
    void whatIsNoneIsNotRead() {
        String text = ReceiptCode.of(KEY_ID, key, "something").text();
        for (String other : new String[] {
            "", "S1-R1-A-000001", "EVR1:", "EVR1:AAAA", text.substring(0, text.length() - 4), text + "A1", "EVR2" + text
        }) {
            assertEquals(Optional.empty(), ReceiptCode.read(other), other);
        }
    }

    /** What unpacks to more than any receipt is none: it would fill the memory. */
    @Test
    void whatUnpacksToFarTooMuchIsNone() {
        String text = ReceiptCode.of(KEY_ID, key, "x".repeat(1_000_000)).text();
        assertEquals(Optional.empty(), ReceiptCode.read(text));
    }

    @Test
    void whatIsNoReceiptIsNoSale() {
        for (String signed : new String[] {
            "",
            "evertill-receipt-1",
            "evertill-journal-1\na\tb\tc\t1\tEUR\tcash\t0",
            "evertill-receipt-1\na\tb\tc\tx\tEUR\tcash\t0",
            "evertill-receipt-1\na\tb\tc\t1\tEUR\tcash\t0\nl\tp\t1000"
        }) {
            assertEquals(Optional.empty(), CarriedSale.read(signed), signed);
        }
    }
}
