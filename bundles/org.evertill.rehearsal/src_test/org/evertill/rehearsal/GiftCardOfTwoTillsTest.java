package org.evertill.rehearsal;

import static org.evertill.rehearsal.RehearsalGoods.APPLE;
import static org.evertill.rehearsal.RehearsalGoods.CASHIER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.TenderDesk.Standing;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.local.internal.LocalTenderDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.merge.Incident;
import org.evertill.tender.StoredValue;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One gift card at two tills that hear nothing of each other: both take what they know of, and people see that it was too much. */
class GiftCardOfTwoTillsTest {

    private static final String NUMBER = "GIFT-4711";
    private static final Tender BY_CARD =
            new Tender("gift-card", Optional.empty(), Optional.empty(), Optional.of(NUMBER));

    @TempDir
    Path folder;

    private final Rehearsal chain = new Rehearsal();
    private RehearsalTill one;
    private RehearsalTill two;
    private LocalTenderDesk atOne;
    private LocalTenderDesk atTwo;
    private long price;

    @BeforeEach
    void open() {
        chain.keep(TenderTypes.TENDER_KIND, TenderKind.of("gift-card", "Gift card", TenderType.GIFT_CARD));
        one = chain.till(folder.resolve("R1"), "R1");
        two = chain.till(folder.resolve("R2"), "R2");
        atOne = desk(one);
        atTwo = desk(two);
        price = one.basket(CASHIER, APPLE).total().minor();
        chain.keep(
                TenderTypes.STORED_VALUE,
                new StoredValue("card", NUMBER, TenderType.GIFT_CARD, "EUR", price + 10, null, null, null, true));
        exchange();
    }

    @AfterEach
    void close() {
        atOne.close();
        atTwo.close();
        one.close();
        two.close();
        chain.close();
    }

    private static LocalTenderDesk desk(RehearsalTill till) {
        return new LocalTenderDesk(till.database(), till.clock(), List.of(), List.of(), List.of(), List.of());
    }

    private void exchange() {
        for (int i = 0; i < 2; i++) {
            one.sync().orThrow();
            two.sync().orThrow();
        }
        assertEquals(List.of(), chain.desk().verify().findings());
    }

    private static Outcome<Standing> pays(RehearsalTill till, LocalTenderDesk desk) {
        return desk.pay(till.basket(CASHIER, APPLE), BY_CARD);
    }

    private static Problem refused(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem();
    }

    private List<String> incidents() {
        return chain.desk().incidents().incidents().stream().map(Incident::code).toList();
    }

    @Test
    void whatOneTookTheOtherRefusesOnceItHasHeard() {
        assertTrue(pays(one, atOne).orThrow().receipt().isPresent());
        exchange();
        var refused = refused(atTwo.pay(two.basket(CASHIER, APPLE), with(price)));
        assertEquals("stored.too-little", refused.code());
        assertTrue(refused.message().startsWith("0.10 EUR are left on " + NUMBER), refused.message());
        assertEquals(List.of(), incidents());
    }

    private static Tender with(long minor) {
        return new Tender("gift-card", Optional.of(RehearsalTill.euro(minor)), Optional.empty(), Optional.of(NUMBER));
    }

    @Test
    void whatBothTookOfflineStandsAndPeopleSeeIt() {
        assertTrue(pays(one, atOne).orThrow().receipt().isPresent());
        assertTrue(pays(two, atTwo).orThrow().receipt().isPresent());
        exchange();
        long left = chain.desk()
                .find(TenderTypes.STORED_VALUE, "card")
                .orElseThrow()
                .balanceMinor();
        assertEquals(10 - price, left, "what both took is off it");
        assertEquals(List.of("sync.overdrawn"), incidents());
        assertEquals(2, chain.number("SELECT count(*) FROM sales"), "both stand");
        assertEquals(2, chain.number("SELECT count(*) FROM stored_movements"));
        for (var refused : List.of(refused(pays(one, atOne)), refused(pays(two, atTwo)))) {
            assertEquals("stored.too-little", refused.code());
            assertTrue(refused.message().startsWith("Nothing is left on " + NUMBER), refused.message());
        }
    }
}
