package org.evertill.fiscal.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.evertill.fiscal.DeviceSignature;
import org.evertill.fiscal.FiscalDevice;
import org.evertill.fiscal.FiscalDevice.Answer;
import org.evertill.fiscal.FiscalRecord;
import org.evertill.fiscal.FiscalRecord.Kind;
import org.junit.jupiter.api.Test;

/** What every fiscal device has to do. */
public abstract class FiscalDeviceContractTest {

    /** The device; each call as after a new start of the till. */
    protected abstract FiscalDevice device();

    /** Where an export goes. */
    protected abstract Path directory();

    /** Makes it unable to sign, or able again. */
    protected abstract void outOfOrder(Order order);

    /** Whether a device signs. */
    protected enum Order {
        IN,
        OUT
    }

    /** A record of a number. */
    protected static FiscalRecord record(int number) {
        return new FiscalRecord(
                "sale-" + number,
                number % 3 == 0 ? Kind.REFUND : Kind.SALE,
                "S1-R1",
                "S1-R1-A-" + number,
                Instant.parse("2026-03-01T10:00:00Z").plusSeconds(number),
                "Kassenbeleg-V1",
                "Beleg^" + number + ".00_0.00_0.00_0.00_0.00^" + number + ".00:Bar");
    }

    /** What a device says when it signs. */
    protected static DeviceSignature signed(FiscalDevice device, FiscalRecord record) {
        return assertInstanceOf(Answer.Signed.class, device.sign(record)).signature();
    }

    @Test
    protected void countersGoUpInOrderAlsoAfterAStart() {
        var first = signed(device(), record(1));
        var device = device();
        var second = signed(device, record(2));
        var third = signed(device, record(3));
        assertEquals(first.transactionNumber() + 1, second.transactionNumber());
        assertEquals(second.transactionNumber() + 1, third.transactionNumber());
        assertTrue(first.signatureCounter() < second.signatureCounter()
                && second.signatureCounter() < third.signatureCounter());
        assertNotEquals(second.signature(), third.signature());
        assertEquals(first.serial(), third.serial());
        assertEquals(3, device().verify().orThrow());
    }

    @Test
    protected void theSameIdentifierGetsTheSameAnswerAndUsesNothingUp() {
        var device = device();
        var first = signed(device, record(1));
        assertEquals(first, signed(device, record(1)));
        assertEquals(first, signed(device(), record(1)));
        assertEquals(first.transactionNumber() + 1, signed(device(), record(2)).transactionNumber());
    }

    @Test
    protected void outOfOrderItSignsNothingAndGoesOnAfterwards() {
        var first = signed(device(), record(1));
        outOfOrder(Order.OUT);
        assertInstanceOf(Answer.OutOfOrder.class, device().sign(record(2)));
        outOfOrder(Order.IN);
        assertEquals(first.transactionNumber() + 1, signed(device(), record(2)).transactionNumber());
    }

    @Test
    protected void allOfItIsExported() throws Exception {
        var device = device();
        signed(device, record(1));
        signed(device, record(2));
        List<Path> files = device.export(directory()).orThrow();
        for (int number = 1; number <= 2; number++) {
            String data = record(number).processData();
            boolean isThere = false;
            for (Path file : files) {
                isThere |= Files.readString(file).contains(data);
            }
            assertTrue(isThere, data);
        }
    }
}
