package org.evertill.fiscal.local.internal;

import static org.evertill.fiscal.local.internal.FiscalTill.notes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.evertill.fiscal.FiscalDevice;
import org.evertill.fiscal.FiscalRecord;
import org.evertill.fiscal.local.internal.KilledTill.Moment;
import org.evertill.fiscal.reference.internal.ReferenceDevice;
import org.evertill.storage.Database;
import org.evertill.testoffice.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A till that is killed (kill -9) between the commit of a sale and the fact that it was signed, with the reference device on disk. */
@Timeout(120)
class KilledTillTest {

    private static final String RECEIPT = "S1-R1-A-000001";

    @TempDir
    Path folder;

    @Test
    void whatWasNotAskedForIsSignedAfterTheStart() throws Exception {
        soldAndKilled(Moment.BEFORE_THE_DEVICE_SIGNED);
        isSignedOnce(0);
    }

    /** The device had signed, durably, and nobody heard of it. */
    @Test
    void whatTheDeviceHadSignedIsNotSignedAgain() throws Exception {
        soldAndKilled(Moment.AFTER_THE_DEVICE_SIGNED);
        isSignedOnce(1);
    }

    private void isSignedOnce(long signedByThen) {
        try (var till = KilledTill.open(folder, KilledTillTest::waiting)) {
            assertEquals(1, till.signing.status().waiting());
            assertEquals(List.of(), till.signatures());
            var sold = till.checkout.receipt(RECEIPT).orThrow();
            assertEquals(List.of("Sicherheitseinrichtung ausgefallen"), notes(sold));
            assertEquals(signedByThen, till.signing.verify().orThrow());
        }
        try (var till = KilledTill.open(folder, ReferenceDevice::new)) {
            till.signing.sign().orThrow();
            assertEquals(0, till.signing.status().waiting());
            assertEquals(1, till.signing.verify().orThrow());
            var sold = till.checkout.receipt(RECEIPT).orThrow();
            var signed = till.signatures();
            assertEquals(
                    List.of(sold.sale().id()),
                    signed.stream().map(signature -> signature.id()).toList());
            assertEquals(1, signed.getFirst().transactionNumber());
            assertTrue(notes(sold).contains("Signatur " + signed.getFirst().signature()));
            till.sold(2);
            till.signing.sign().orThrow();
            assertEquals(2, till.signing.verify().orThrow());
            assertEquals(2, till.signatures().getLast().transactionNumber());
        }
    }

    /** The device of the till, which does not answer yet. */
    private static FiscalDevice waiting(Database database, HandClock clock) {
        var device = new ReferenceDevice(database, clock);
        return new KilledTill.Stubborn(device) {
            @Override
            public Answer sign(FiscalRecord record) {
                return new Answer.OutOfOrder("not plugged in yet");
            }
        };
    }

    /** Sells in another process, which is killed at a moment. */
    private void soldAndKilled(Moment moment) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        KilledTill.class.getName(),
                        folder.toString(),
                        moment.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals(KilledTill.THERE, out.readLine());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
