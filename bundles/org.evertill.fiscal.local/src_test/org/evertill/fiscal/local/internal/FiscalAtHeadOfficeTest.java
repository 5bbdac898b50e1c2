package org.evertill.fiscal.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.fiscal.FiscalRecord.Kind;
import org.evertill.fiscal.FiscalSignature;
import org.evertill.fiscal.FiscalTypes;
import org.evertill.fiscal.local.internal.TestDevice.Mood;
import org.evertill.storage.Database.Author;
import org.evertill.testoffice.HandClock;
import org.evertill.testoffice.TestOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till on SQLite and head office on PostgreSQL: what {@code system:fiscal} writes is taken there, and by the other tills of the store. */
class FiscalAtHeadOfficeTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final TestDevice device = new TestDevice();
    private final HandClock clock = new HandClock();
    private TestOffice office;
    private FiscalTill till;
    private FiscalTill other;

    @BeforeEach
    void open() {
        office = new TestOffice(clock, FiscalTill.TYPES);
        FiscalTill.masterData(office::keep);
        till = till("R1");
        other = till("R2");
        till.uses("test");
    }

    private FiscalTill till(String register) {
        var opened = new FiscalTill(folder.resolve(register), clock, database -> device, PATIENT);
        office.enrol(opened.database, FiscalTill.STORE, register);
        office.sync(opened.database);
        return opened;
    }

    @AfterEach
    void close() {
        till.close();
        other.close();
        office.close();
    }

    private void exchange() {
        office.sync(till.database);
        office.sync(other.database);
        assertEquals(List.of(), office.desk().verify().findings());
    }

    @Test
    void headOfficeTakesSignaturesAndOutagesOfSalesAndOfAZ() {
        till.shifts.open(FiscalTill.KIM, Optional.empty()).orThrow();
        var sold = till.sold(1);
        till.signing.sign().orThrow();
        device.mood = Mood.OUT;
        till.refunded(sold);
        var z = till.closed();
        till.signing.sign().orThrow();
        exchange();
        assertEquals(List.of(1L), office.numbers("SELECT count(*) FROM fiscal_signatures"));
        assertEquals(List.of(1L), office.numbers("SELECT count(*) FROM fiscal_outages WHERE change = 'BEGAN'"));
        device.mood = Mood.WELL;
        assertEquals(0, till.signing.sign().orThrow().waiting());
        exchange();
        var signed = till.signatures();
        assertEquals(
                List.of(Kind.SALE, Kind.REFUND, Kind.CLOSING),
                signed.stream().map(signature -> signature.kind()).toList());
        for (var signature : signed) {
            assertEquals(
                    signature,
                    office.desk().find(FiscalTypes.SIGNATURE, signature.id()).orElseThrow());
        }
        assertEquals(z.z().orElseThrow().number(), signed.getLast().document());
        assertTrue(signed.getLast()
                .processData()
                .startsWith("Z^" + signed.getLast().document() + "^2^0.00^"));
        assertEquals(List.of(1L), office.numbers("SELECT count(*) FROM fiscal_outages WHERE change = 'ENDED'"));
        assertEquals(signed, other.signatures());
        assertEquals(List.of(), till.database.conflicts().incidents());
        assertEquals(List.of(), office.desk().incidents().incidents());
    }

    /** They are those of {@code system:fiscal} only: of another program there is an incident for people. */
    @Test
    void headOfficeTellsOfThoseThatAnotherProgramWrote() {
        var signature = FiscalTypes.SIGNATURE;
        till.sold(1);
        till.signing.sign().orThrow();
        var genuine = till.signatures().getFirst();
        till.database.write(new Author("system:somebody"), tx -> {
            tx.insert(
                    signature,
                    new FiscalSignature(
                            "forged",
                            genuine.storeId(),
                            genuine.documentAt(),
                            genuine.registerId(),
                            genuine.kind(),
                            genuine.document(),
                            genuine.device(),
                            genuine.serial(),
                            2,
                            2,
                            genuine.startedAt(),
                            genuine.finishedAt(),
                            genuine.algorithm(),
                            genuine.publicKey(),
                            genuine.processType(),
                            genuine.processData(),
                            genuine.signature(),
                            genuine.signedAt()));
            return 0;
        });
        exchange();
        var told = office.desk().incidents().incidents();
        assertEquals(
                List.of("auth.not-permitted"),
                told.stream().map(incident -> incident.code()).toList());
        assertTrue(
                told.getFirst().message().contains("somebody"), told.getFirst().message());
        assertTrue(office.desk().find(signature, genuine.id()).isPresent());
    }
}
