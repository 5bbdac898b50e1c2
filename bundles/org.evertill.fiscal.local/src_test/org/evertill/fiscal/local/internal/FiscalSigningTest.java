package org.evertill.fiscal.local.internal;

import static org.evertill.fiscal.local.internal.FiscalTill.notes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleSlip;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.fiscal.FiscalDesk.Choice;
import org.evertill.fiscal.FiscalOutage.Change;
import org.evertill.fiscal.FiscalRecord.Kind;
import org.evertill.fiscal.local.internal.TestDevice.Mood;
import org.evertill.kernel.Outcome;
import org.evertill.receipt.Block;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.testoffice.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Selling with a device that works, does not, hangs, and comes back. */
class FiscalSigningTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final List<String> OUT_OF_ORDER = List.of("Sicherheitseinrichtung ausgefallen");

    @TempDir
    Path directory;

    private final TestDevice device = new TestDevice();

    private FiscalTill till(Duration answer) {
        var till = FiscalTill.enrolled(directory, device, answer);
        till.uses("test");
        return till;
    }

    @Test
    void withoutADeviceNothingIsSignedAndNothingChanges() {
        try (var till = FiscalTill.enrolled(directory, device, PATIENT)) {
            assertEquals(List.of(), till.sold(1).notes());
            assertEquals(0, till.signing.status().waiting());
            assertEquals(List.of(), till.signatures());
            var refused = assertInstanceOf(Outcome.Failed.class, till.signing.sign());
            assertEquals("fiscal.no-device", refused.problem().code());
        }
        assertTrue(device.signed.isEmpty());
    }

    @Test
    void whatIsPractisedIsNotSignedAndNoDeviceHearsOfIt() {
        till(PATIENT).close();
        try (var till = FiscalTill.practising(directory, device, PATIENT)) {
            assertEquals(List.of(), till.signing.devices());
            assertRefused("fiscal.unknown-device", till, FiscalTill.choice(Optional.of(device.name())));
            assertEquals(List.of(), till.sold(1).notes());
            assertEquals(List.of(), till.signatures());
        }
        assertTrue(device.signed.isEmpty());
    }

    @Test
    void aSaleAndItsRefundAreSignedAndTheReceiptSaysIt() {
        try (var till = till(PATIENT)) {
            var sold = till.sold(2);
            till.refunded(sold);
            var signed = till.signatures();
            assertEquals(
                    List.of(Kind.SALE, Kind.REFUND),
                    signed.stream().map(each -> each.kind()).toList());
            assertEquals(
                    "Beleg^2.38_0.00_0.00_0.00_0.00^2.38:Bar", signed.get(0).processData());
            assertEquals(
                    "Beleg^-2.38_0.00_0.00_0.00_0.00^-2.38:Bar", signed.get(1).processData());
            assertEquals("Kassenbeleg-V1", signed.get(0).processType());
            assertEquals(
                    List.of("Transaktion / Zähler", "Start", "Ende", "Seriennummer SERIAL", "Signatur SIG1"),
                    notes(sold));
            var codes = SaleSlip.document(sold, Locale.GERMAN).blocks().stream()
                    .filter(Block.Code.class::isInstance)
                    .map(block -> ((Block.Code) block).content())
                    .filter(text -> text.startsWith("V0;"))
                    .toList();
            assertEquals(
                    List.of("V0;S1-R1;Kassenbeleg-V1;Beleg^2.38_0.00_0.00_0.00_0.00^2.38:Bar;1;1;"
                            + "2026-03-01T10:00:01.000Z;2026-03-01T10:00:01.000Z;Ed25519;utcTime;SIG1;KEY"),
                    codes);
            assertEquals(List.of(), till.outages());
        }
    }

    @Test
    void anExchangeIsSignedAsOneSaleOfWhatItComesTo() {
        try (var till = till(PATIENT)) {
            var sold = till.sold(3);
            till.exchanged(2, sold);
            till.exchanged(3, till.sold(3));
            assertEquals(
                    List.of("Beleg^-1.19_0.00_0.00_0.00_0.00^-1.19:Bar", "Beleg^0.00_0.00_0.00_0.00_0.00^0.00:Bar"),
                    List.of(
                            till.signatures().get(1).processData(),
                            till.signatures().get(3).processData()));
            assertEquals(Kind.SALE, till.signatures().get(1).kind());
        }
    }

    @Test
    void inAnOutageSellingGoesOnAndAllIsSignedLaterInOrder() {
        try (var till = till(PATIENT)) {
            var sales = new ArrayList<Receipt>();
            sales.add(till.sold(1));
            device.mood = Mood.OUT;
            sales.add(till.sold(2));
            device.mood = Mood.FAILING;
            sales.add(till.sold(3));
            assertEquals(OUT_OF_ORDER, notes(sales.get(1)));
            assertEquals(OUT_OF_ORDER, notes(sales.get(2)));
            till.signing.sign().orThrow();
            assertEquals(2, till.signing.status().waiting());
            assertEquals(
                    "unplugged", till.signing.status().outage().orElseThrow().reason());
            assertEquals(List.of(Change.BEGAN), till.outages());
            var none = assertInstanceOf(Outcome.Failed.class, till.signing.use(FiscalTill.choice(Optional.empty())));
            assertEquals("fiscal.waiting", none.problem().code());

            device.mood = Mood.WELL;
            sales.add(till.sold(4));
            var after = till.signing.sign().orThrow();
            assertEquals(0, after.waiting());
            assertTrue(after.outage().isEmpty());
            assertEquals(List.of(Change.BEGAN, Change.ENDED), till.outages());
            assertEquals(
                    sales.stream().map(sale -> sale.sale().id()).toList(),
                    till.signatures().stream().map(each -> each.id()).toList());
            var copy = till.checkout.receipt(sales.get(1).sale().receipt()).orThrow();
            assertTrue(notes(copy).contains("Signatur SIG2"), "a copy has what was signed since");
        }
    }

    /** The clock was a year ahead and is put right: each Z is signed all the same, those before the device was there are not. */
    @Test
    void everyZIsSignedWhateverTheClockSaid() {
        var clock = new HandClock();
        try (var till = new FiscalTill(directory, clock, database -> device, PATIENT)) {
            till.enrol();
            till.sold(1);
            till.closed();
            till.uses("test");
            for (int days : List.of(365, -364, 1)) {
                clock.move(Duration.ofDays(days));
                till.sold(1);
                till.closed();
                till.signing.sign().orThrow();
            }
            till.signing.sign().orThrow();
            assertEquals(
                    List.of("S1-R1-A-Z000002", "S1-R1-A-Z000003", "S1-R1-A-Z000004"),
                    till.signatures().stream()
                            .filter(each -> each.kind() == Kind.CLOSING)
                            .map(each -> each.document())
                            .toList());
            till.signing.use(FiscalTill.choice(Optional.empty())).orThrow();
            till.sold(1);
            till.closed();
            till.uses("test");
            till.signing.sign().orThrow();
            assertEquals(6, till.signatures().size(), "not what was closed without a device");
        }
    }

    /** Where it is not kept how far Z were looked for, as after an update, the signatures tell it. */
    @Test
    void whatIsSignedIsNotSignedAgain() {
        try (var till = till(PATIENT)) {
            till.sold(1);
            till.closed();
            till.signing.sign().orThrow();
            till.database.write(new Author("system:test"), tx -> {
                tx.execute("DELETE FROM fiscal_state WHERE name <> 'device'", List.of());
                return 0;
            });
            till.sold(1);
            till.closed();
            till.signing.sign().orThrow();
            assertEquals(
                    List.of("S1-R1-A-000001", "S1-R1-A-Z000001", "S1-R1-A-000002", "S1-R1-A-Z000002"),
                    till.signatures().stream().map(each -> each.document()).toList());
        }
    }

    /** Who may not choose a device does so by an approval, which holds until something was done by it. */
    @Test
    void whatAllowedAChoiceIsUsedUpByAChoiceOnly() {
        try (var till = till(PATIENT)) {
            device.mood = Mood.OUT;
            till.sold(1);
            till.signing.sign().orThrow();
            var cleo = new Staff("cleo", "Cleo", Role.CASHIER, "x", true);
            till.database.write(new Author("system:test"), tx -> {
                tx.insert(DomainTypes.STAFF, cleo);
                return 0;
            });
            var at = Instant.parse("2026-03-01T10:00:00Z");
            var approval = Optional.of(
                    new Approval("a1", "S1", at, "S1-R1", "FISCAL DEVICE", "CONFIGURE", "cleo", FiscalTill.KIM, null));
            assertRefused("fiscal.unknown-device", till, new Choice("cleo", approval, Optional.of("other")));
            assertRefused("fiscal.waiting", till, new Choice("cleo", approval, Optional.empty()));
            assertEquals(0, approvals(till));
            assertRefused("staff.needs-approval", till, new Choice("cleo", Optional.empty(), Optional.of("test")));

            var chosen = till.signing
                    .use(new Choice("cleo", approval, Optional.of("test")))
                    .orThrow();
            assertEquals(Optional.of("test"), chosen.device());
            assertEquals(1, approvals(till));
            assertRefused("staff.needs-approval", till, new Choice("cleo", approval, Optional.of("test")));
        }
    }

    private static void assertRefused(String code, FiscalTill till, Choice choice) {
        var refused = assertInstanceOf(Outcome.Failed.class, till.signing.use(choice));
        assertEquals(code, refused.problem().code());
    }

    private static int approvals(FiscalTill till) {
        return till.database
                .read(reader -> reader.select(DomainTypes.APPROVAL, Selection.all()))
                .size();
    }

    @Test
    void aDeviceThatHangsHoldsUpNothingButItself() {
        try (var till = till(Duration.ofMillis(50))) {
            device.mood = Mood.HANGING;
            var first = till.sold(1);
            till.signing.sign();
            assertEquals(OUT_OF_ORDER, notes(first));
            assertTrue(till.signing.status().outage().isPresent());
            assertFalse(till.signing.status().waiting() == 0);
        }
        device.mood = Mood.WELL;
        try (var till = new FiscalTill(directory, device, PATIENT)) {
            till.signing.sign().orThrow();
            assertEquals(1, till.signatures().size());
        }
    }

    /** What a kill -9 leaves: the mark of a committed sale, signed by the device or not, and no fact of it. */
    @Test
    void whatWasCommittedButNotKeptAsSignedIsSignedOnce() {
        Receipt first;
        Receipt second;
        try (var till = till(PATIENT)) {
            device.mood = Mood.OUT;
            first = till.sold(1);
            second = till.sold(2);
            till.signing.sign();
        }
        device.mood = Mood.WELL;
        // The device signed it, and the till died before it wrote that down.
        device.sign(ProcessData.of(first));
        try (var till = new FiscalTill(directory, device, PATIENT)) {
            till.signing.sign().orThrow();
            till.signing.sign().orThrow();
            assertEquals(
                    List.of(first.sale().id(), second.sale().id()),
                    till.signatures().stream().map(each -> each.id()).toList());
        }
        assertEquals(2, device.signed.size());
    }

    @Test
    void aSaleThatIsNotCommittedIsNotSigned() {
        try (var till = till(PATIENT)) {
            var receipt = till.sold(1);
            till.signing.sign();
            try {
                till.database.write(new Author("system:test"), tx -> {
                    till.signing.completed(receipt, tx);
                    throw new IllegalStateException("the power went");
                });
            } catch (IllegalStateException expected) {
                till.signing.sign();
            }
            assertEquals(0, till.signing.status().waiting());
        }
        assertEquals(1, device.signed.size());
    }
}
