package org.evertill.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Register;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.exchange.Progress;
import org.evertill.exchange.TillVerification;
import org.evertill.kernel.Money;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.local.internal.LocalShiftDesk;
import org.evertill.storage.Database.Author;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The books of a till whose shifts are closed. */
class BooksOfShiftsTest {

    private static final String KIM = "kim";

    @TempDir
    Path directory;

    /** What is owed has no rate of tax, and is in the total of the Z. */
    @Test
    void aShiftThatSoldAGiftCardIsRight() {
        try (var till = Till.withShifts(directory).enrolled()) {
            masterData(till);
            loadedAndClosed(till, 1_000);
            var verified = verified(till);
            assertEquals(List.of(), verified.findings());
            assertEquals(0, verified.counted().get("lines without a tax rate for their class"));
            assertEquals(1, verified.counted().get("Z reports"));
        }
        JournalTest.raw(
                directory,
                List.of("UPDATE closing_figures SET amount_minor = amount_minor + 1 WHERE kind = 'LIABILITY'"));
        try (var till = Till.withShifts(directory)) {
            var findings = verified(till).findings();
            assertTrue(
                    findings.contains("The figures do not come to what the Z says: S1-R1-A-Z000001."),
                    findings.toString());
        }
    }

    private static void masterData(Till till) {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.REGISTER, new Register("S1-R1", "S1", "R1", "Front"));
            tx.insert(DomainTypes.STAFF, new Staff(KIM, "Kim", Role.MANAGER, "x", true));
            tx.insert(TenderTypes.TENDER_KIND, TenderKind.of("gift-card", "Gift card", TenderType.GIFT_CARD));
            return 0;
        });
    }

    private static void loadedAndClosed(Till till, long minor) {
        var amount = new Money(minor, Currency.getInstance("GBP"));
        till.checkout
                .open(Opening.sale(KIM))
                .then(basket -> till.checkout.load(basket, TenderType.GIFT_CARD, Optional.empty(), amount))
                .then(basket -> till.checkout.payCash(basket, Optional.empty()))
                .orThrow();
        var desk = new LocalShiftDesk(till.database, Till.CLOCK);
        desk.count(Counting.of(Acting.of(KIM), amount)).orThrow();
        desk.close(Acting.of(KIM), Optional.empty()).orThrow();
    }

    private static TillVerification.Result verified(Till till) {
        return new LocalVerification(till.database, till.database.check())
                .verify(Progress.NONE)
                .orThrow();
    }
}
