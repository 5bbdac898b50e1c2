package org.evertill.rehearsal;

import static org.evertill.rehearsal.RehearsalGoods.APPLE;
import static org.evertill.rehearsal.RehearsalGoods.BAG;
import static org.evertill.rehearsal.RehearsalGoods.CASHIER;
import static org.evertill.rehearsal.RehearsalGoods.MANAGER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.Store;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.sync.merge.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one store sold, another takes back by the code on the receipt, without a line to anybody. */
class ReturnsAcrossStoresTest {

    /** Letters of a code that may be others without a change: the end of its last letter, and what fills up the last byte before it. */
    private static final int MEANINGLESS = 4;

    private static final Store OTHER = new Store("S2", "Station shop", "DE", "EUR", "Europe/Berlin", null, null);

    @TempDir
    Path folder;

    private final Rehearsal chain = new Rehearsal();
    private RehearsalTill one;
    private RehearsalTill two;

    @BeforeEach
    void open() {
        one = chain.till(folder.resolve("one"), "R1");
        two = chain.till(folder.resolve("two"), OTHER, "R1", chain.clock());
        one.sync().orThrow();
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        chain.close();
    }

    @Test
    void anotherStoreTakesBackWhatTheReceiptCarries() {
        var sold = one.sold(MANAGER, APPLE, BAG, APPLE);
        var refund = two.checkout().refundOf(code(sold), MANAGER).orThrow();
        assertEquals(sold.sale().total(), refund.total());
        assertEquals(sold.sale().tax(), refund.tax());
        assertEquals(
                List.of("sku-apple", "sku-bag", "sku-apple"),
                refund.lines().stream().map(Basket.Line::code).toList());
        var apples = two.checkout().remove(refund, refund.lines().get(1).id()).orThrow();
        var back = paid(two, apples);
        assertEquals(sold.sale().id(), back.sale().originalSaleId());
        assertEquals("S1-R1-A-000001 (cash)", back.sale().reference());
        assertEquals(sold.lines().getFirst().id(), back.lines().getFirst().originalLineId());
        var rest = two.checkout().refundOf(code(sold), MANAGER).orThrow();
        assertEquals(
                List.of("sku-bag"), rest.lines().stream().map(Basket.Line::code).toList());
        paid(two, rest);
        refused("sale.already-returned", two.checkout().refundOf(code(sold), MANAGER));
        everybodyHears();
        refused("sale.already-returned", one.checkout().refundOf(sold.sale().receipt(), MANAGER));
        assertEquals(List.of(), incidents());
        assertEquals(0, chain.number("SELECT sum(total_minor) FROM sales"));
        assertEquals(
                0,
                chain.number("SELECT sum(l.quantity_milli) + (SELECT sum(b.quantity_milli) FROM sale_lines b"
                        + " WHERE b.store_id = 'S2') FROM sale_lines l WHERE l.store_id = 'S1'"));
    }

    /** A large chain that has given its tills new keys now and then. */
    @Test
    void amongThousandsOfKeysTheOneThatSignedIsFound() {
        chain.execute("INSERT INTO device_key (replica, public_key, since, until)"
                + " SELECT replica, replica || n, now(), now() FROM device, generate_series(1, 1100) n");
        chain.till(folder.resolve("three"), "R3").close();
        everybodyHears();
        assertTrue(two.number("SELECT count(*) FROM till_keys") > 2_200);
        for (int i = 0; i < 3; i++) {
            assertTrue(two.checkout()
                    .refundOf(code(one.sold(MANAGER, APPLE)), MANAGER)
                    .isOk());
        }
    }

    @Test
    void itIsExchangedThereToo() {
        var sold = one.sold(MANAGER, BAG, APPLE);
        var basket = two.checkout()
                .takeBack(two.basket(MANAGER, APPLE), code(sold), List.of(Scan.of(BAG)))
                .orThrow();
        assertEquals(35 - 110, basket.total().minor());
        var exchange = paid(two, basket);
        assertTrue(exchange.lines().get(1).isReturned());
        everybodyHears();
        var left = one.checkout().refundOf(sold.sale().receipt(), MANAGER).orThrow();
        assertEquals(35, left.total().minor());
        assertEquals(List.of(), incidents());
    }

    /** The other store's till had heard of the return before it was asked for the second. */
    @Test
    void whatWasReturnedInOneStoreIsKnownInTheOthersOnceTheyHear() {
        var sold = one.sold(MANAGER, APPLE, APPLE);
        var refund = one.checkout().refundOf(sold.sale().receipt(), MANAGER).orThrow();
        paid(one, one.checkout().remove(refund, refund.lines().getFirst().id()).orThrow());
        everybodyHears();
        var rest = two.checkout().refundOf(code(sold), MANAGER).orThrow();
        assertEquals(1, rest.lines().size());
        assertEquals(35, rest.total().minor());
        paid(two, rest);
        everybodyHears();
        assertEquals(List.of(), incidents());
        refused("sale.already-returned", one.checkout().refundOf(sold.sale().receipt(), MANAGER));
    }

    /** While neither hears of the other both pay back; nothing of that is lost, and people are told once. */
    @Test
    void twoStoresThatTookTheSameBackAreSeen() {
        var sold = one.sold(MANAGER, BAG);
        var here = paid(
                one, one.checkout().refundOf(sold.sale().receipt(), MANAGER).orThrow());
        var there = paid(two, two.checkout().refundOf(code(sold), MANAGER).orThrow());
        everybodyHears();
        var told = incidents();
        assertEquals(List.of("returns.twice"), told.stream().map(Incident::code).toList());
        String message = told.getFirst().message();
        for (String receipt : List.of(
                sold.sale().receipt(), here.sale().receipt(), there.sale().receipt())) {
            assertTrue(message.contains(receipt), message);
        }
        assertEquals(-110, chain.number("SELECT sum(total_minor) FROM sales"), "both stand");
        everybodyHears();
        assertEquals(1, incidents().size());
        assertEquals(
                List.of("returns.twice"),
                one.database().conflicts().incidents().stream()
                        .map(Incident::code)
                        .toList());
    }

    /** The one who sold is heard of last: what came back twice is seen then. */
    @Test
    void whatIsHeardOfLateIsSeenAllTheSame() {
        var three = chain.till(folder.resolve("three"), OTHER, "R2", chain.clock());
        var sold = one.sold(MANAGER, BAG);
        paid(two, two.checkout().refundOf(code(sold), MANAGER).orThrow());
        paid(three, three.checkout().refundOf(code(sold), MANAGER).orThrow());
        three.sync().orThrow();
        two.sync().orThrow();
        assertEquals(List.of(), incidents(), "what was sold is not known yet");
        one.sync().orThrow();
        assertEquals(
                List.of("returns.twice"),
                incidents().stream().map(Incident::code).toList());
        three.close();
    }

    @Test
    void aForgedCodeIsRefused() {
        var sold = one.sold(MANAGER, APPLE, BAG);
        String code = code(sold);
        int refused = 0;
        for (int i = "EVR1:".length(); i < code.length(); i++) {
            char other = code.charAt(i) == 'A' ? 'B' : 'A';
            var forged = two.checkout().refundOf(code.substring(0, i) + other + code.substring(i + 1), MANAGER);
            if (forged instanceof Outcome.Ok<Basket>(var same)) {
                // A few letters have bits that stand for nothing: what is read then is what was signed.
                assertEquals(goods(two.checkout().refundOf(code, MANAGER).orThrow()), goods(same));
            }
            if (forged instanceof Outcome.Failed<Basket>(var problem)) {
                assertTrue(
                        List.of("sale.receipt-forged", "sale.receipt-unknown-key", "sale.receipt-unreadable")
                                .contains(problem.code()),
                        problem.code());
                refused++;
            }
        }
        assertTrue(refused >= code.length() - "EVR1:".length() - MEANINGLESS, refused + " of " + code.length());
        refused("sale.receipt-unreadable", two.checkout().refundOf(code.substring(0, code.length() - 9), MANAGER));
        refused("sale.unknown-receipt", two.checkout().refundOf(sold.sale().receipt(), MANAGER));
    }

    private static List<String> goods(Basket basket) {
        return basket.lines().stream()
                .map(line -> line.originalLineId() + " " + line.quantity() + " " + line.charged())
                .toList();
    }

    @Test
    void aTillThatIsShutOutIsNotBelieved() {
        var sold = one.sold(MANAGER, APPLE);
        assertTrue(two.checkout().refundOf(code(sold), MANAGER).isOk());
        chain.desk().revoke(one.database().identity().orElseThrow().replica()).orThrow();
        assertTrue(two.checkout().refundOf(code(sold), MANAGER).isOk(), "nobody told this till yet");
        two.sync().orThrow();
        refused("sale.receipt-shut-out", two.checkout().refundOf(code(sold), MANAGER));
    }

    @Test
    void aReceiptOfAnotherChainIsNotKnown() {
        try (var other = new Rehearsal();
                var theirs = other.till(folder.resolve("theirs"), "R1");
                var more = other.till(folder.resolve("more"), OTHER, "R1", other.clock())) {
            theirs.sync().orThrow();
            var sold = theirs.sold(MANAGER, APPLE);
            assertTrue(more.checkout().refundOf(code(sold), MANAGER).isOk());
            refused("sale.receipt-unknown-key", two.checkout().refundOf(code(sold), MANAGER));
        }
    }

    @Test
    void itNeedsTheSameRightAndTheCodeOfTheOwnStoreIsItsReceipt() {
        var sold = one.sold(MANAGER, APPLE);
        refused("staff.needs-approval", two.checkout().refundOf(code(sold), CASHIER));
        var own = one.checkout().refundOf(code(sold), MANAGER).orThrow();
        assertEquals(Optional.empty(), own.reference());
        assertEquals(APPLE, own.lines().getFirst().code());
    }

    /** A basket with more lines than the paper has room for says how many came along. */
    @Test
    void aLargeReceiptCarriesWhatFits() {
        var basket = one.basket(MANAGER);
        for (int i = 0; i < 60; i++) {
            basket = one.checkout()
                    .scan(basket, Scan.of(i % 2 == 0 ? APPLE : BAG))
                    .orThrow();
        }
        var sold = paid(one, basket);
        var note = sold.notes().getFirst();
        assertTrue(note.code().length() <= 900, note.code());
        int carried = Integer.parseInt(note.value().replace("/60", ""));
        assertTrue(carried >= 8 && carried < 60, note.value());
        var back = two.checkout().refundOf(note.code(), MANAGER).orThrow();
        assertEquals(carried, back.lines().size());
        assertEquals(Quantity.ONE, back.lines().getFirst().quantity());
    }

    @Test
    void aChainOfOneStorePrintsNoSuchCode() {
        try (var alone = new Rehearsal();
                var till = alone.till(folder.resolve("alone"), "R1");
                var second = alone.till(folder.resolve("second"), "R2")) {
            till.sync().orThrow();
            second.sync().orThrow();
            assertEquals(List.of(), till.sold(MANAGER, APPLE).notes());
            assertEquals(0, alone.number("SELECT count(*) FROM till_keys"));
        }
    }

    private void everybodyHears() {
        for (int i = 0; i < 2; i++) {
            one.sync().orThrow();
            two.sync().orThrow();
        }
        assertEquals(
                incidents().size(),
                chain.desk().verify().findings().size(),
                "each waits for a person: " + chain.desk().verify().findings());
    }

    private List<Incident> incidents() {
        return chain.desk().incidents().incidents();
    }

    private static String code(Receipt receipt) {
        return receipt.notes().getFirst().code();
    }

    private static Receipt paid(RehearsalTill till, Basket basket) {
        return till.checkout().payCash(basket, Optional.empty()).orThrow();
    }

    private static void refused(String code, Outcome<?> outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }
}
