package org.evertill.fiscal.reference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.evertill.fiscal.FiscalDevice;
import org.evertill.fiscal.FiscalDevice.Answer;
import org.evertill.fiscal.contract.FiscalDeviceContractTest;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference device keeps the contract, and notices what was done to its file. */
class ChainDeviceTest extends FiscalDeviceContractTest {

    @TempDir
    Path directory;

    private ChainDevice reference() {
        return new ChainDevice(
                directory.resolve("device"), Clock.fixed(Instant.parse("2026-03-01T11:00:00Z"), ZoneOffset.UTC));
    }

    @Override
    protected FiscalDevice device() {
        return reference();
    }

    @Override
    protected Path directory() {
        return directory.resolve("export");
    }

    @Override
    protected void outOfOrder(Order order) {
        try {
            if (order == Order.OUT) {
                reference().off("an exercise");
            } else {
                reference().on();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLineThatWasCutShortIsTakenOffAndSignedAgain() throws IOException {
        var first = signed(device(), record(1));
        var file = reference().chainFile();
        byte[] whole = Files.readAllBytes(file);
        var second = signed(device(), record(2));
        byte[] both = Files.readAllBytes(file);
        for (int length = whole.length + 1; length < both.length; length += 17) {
            Files.write(file, Arrays.copyOf(both, length));
            var device = device();
            assertEquals(first, signed(device, record(1)));
            assertEquals(second.transactionNumber(), signed(device, record(2)).transactionNumber());
            assertEquals(2, device().verify().orThrow(), "cut at " + length);
        }
    }

    @Test
    void everyByteThatIsChangedIsFound() throws IOException {
        signed(device(), record(1));
        signed(device(), record(2));
        var file = reference().chainFile();
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length - 1; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            var found = assertInstanceOf(Outcome.Failed.class, device().verify(), "byte " + at);
            assertEquals("fiscal.damaged", found.problem().code());
        }
    }

    @Test
    void whatIsMissingAtTheEndOrInTheMiddleIsFoundAndNothingIsSignedOnTopOfDamage() throws IOException {
        for (int number = 1; number <= 3; number++) {
            signed(device(), record(number));
        }
        var file = reference().chainFile();
        var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        Files.writeString(file, lines.get(0) + "\n" + lines.get(2) + "\n");
        assertInstanceOf(Outcome.Failed.class, device().verify());
        assertInstanceOf(Answer.OutOfOrder.class, device().sign(record(4)));
        assertInstanceOf(Outcome.Failed.class, device().export(directory()));

        Files.writeString(file, String.join("\n", lines) + "\n");
        var device = reference();
        signed(device, record(4));
        Files.writeString(file, String.join("\n", lines) + "\n");
        assertInstanceOf(Outcome.Failed.class, device.verify(), "the device that is open knows of one more");
    }

    @Test
    void theExportIsReadableAndWhole() throws IOException {
        signed(device(), record(1));
        var files = device().export(directory()).orThrow();
        var csv = Files.readAllLines(files.get(0));
        assertEquals(String.join(",", ChainLine.NAMES), csv.getFirst());
        assertEquals(2, csv.size());
        String json = Files.readString(files.get(1));
        assertTrue(json.contains("\"document\":\"S1-R1-A-1\"") && json.contains("\"public_key\":\""), json);
    }
}
