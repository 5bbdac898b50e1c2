package org.evertill.checkout.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Parked;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenBasketTest {

    @TempDir
    Path directory;

    @Test
    void aBasketOutlivesTheProgramExactly() {
        Basket kept;
        try (var till = Till.enrolled(directory)) {
            kept = scanned(till, Opening.sale("kim"));
        }
        try (var till = Till.open(directory)) {
            assertEquals(Optional.of(kept), till.checkout.resume("kim"));
            assertEquals("lee", till.checkout.resume("lee").orElseThrow().staffId());
            var receipt = till.checkout.payCash(kept, Optional.empty()).orThrow();
            assertEquals(kept.id(), receipt.sale().id());
            assertTrue(till.checkout.resume("kim").isEmpty());
        }
    }

    @Test
    void aParkedBasketWaitsForWhoeverRecallsIt() {
        Basket first;
        try (var till = Till.enrolled(directory)) {
            first = scanned(till, Opening.sale("kim"));
            assertEquals(
                    "Red coat",
                    till.checkout.park(first, " Red coat ").orThrow().name());
            assertTrue(till.checkout.resume("kim").isEmpty());
            var second = scanned(till, Opening.sale("kim"));
            assertEquals(Optional.of(second), till.checkout.resume("kim"));
            till.checkout.payCash(second, Optional.empty()).orThrow();
        }
        try (var till = Till.open(directory)) {
            var parked = till.checkout.parked("bo");
            assertEquals(List.of("Red coat"), parked.stream().map(Parked::name).toList());
            var recalled = till.checkout.recall(parked.getFirst()).orThrow();
            assertEquals(first.lines(), recalled.lines());
            assertEquals("bo", recalled.staffId());
            assertEquals(Optional.of(recalled), till.checkout.resume("bo"));
            assertEquals("sale.not-parked", code(till.checkout.recall(parked.getFirst())));
            assertEquals("sale.bad-name", code(till.checkout.park(recalled, "x".repeat(61))));
            assertEquals("sale.bad-name", code(till.checkout.park(recalled, " ")));
            assertEquals("sale.empty", code(till.checkout.park(recalled.empty(), "x")));
            assertEquals(
                    first.id(),
                    till.checkout
                            .payCash(recalled, Optional.empty())
                            .orThrow()
                            .sale()
                            .id());
        }
    }

    @Test
    void manyBasketsUnderWayPushOutNoneThatIsParked() {
        try (var till = Till.enrolled(directory)) {
            till.checkout.park(scanned(till, Opening.sale("kim")), "first").orThrow();
            for (int i = 0; i < 25; i++) {
                scanned(till, Opening.sale("kim"));
            }
            assertEquals(1, till.checkout.parked("kim").size());
            for (int i = 1; i < 100; i++) {
                till.checkout.park(scanned(till, Opening.sale("kim")), "n" + i).orThrow();
            }
            assertEquals("sale.too-many-parked", code(till.checkout.park(scanned(till, Opening.sale("kim")), "x")));
        }
    }

    private static String code(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }

    @Test
    void aRefundIsKeptWithItsReceipt() {
        try (var till = Till.enrolled(directory)) {
            var sale = till.checkout
                    .payCash(scanned(till, Opening.sale("kim")), Optional.empty())
                    .orThrow();
            var refund = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
            assertEquals(Optional.of(refund), till.checkout.resume("kim"));
        }
    }

    @Test
    void whatIsEmptiedOrDiscardedIsNotOfferedAgain() {
        try (var till = Till.enrolled(directory)) {
            var first = scanned(till, Opening.sale("kim"));
            var second = scanned(till, Opening.sale("kim"));
            assertEquals(Optional.of(second), till.checkout.resume("kim"));
            till.checkout.discard(second);
            assertEquals(Optional.of(first), till.checkout.resume("kim"));
            till.checkout
                    .changeQuantity(first, first.lines().getFirst().id(), Quantity.ZERO)
                    .orThrow();
            assertTrue(till.checkout.resume("kim").isEmpty());
        }
    }

    @Test
    void historyIsNotKeptAndNeitherAreAllBasketsForEver() {
        try (var till = Till.enrolled(directory)) {
            scanned(
                    till,
                    new Opening(SaleKind.SALE, "kim", Optional.of(Till.START), Optional.of("1"), Optional.empty()));
            assertEquals(0, till.number("SELECT count(*) FROM open_basket"));
            for (int i = 0; i < 25; i++) {
                scanned(till, Opening.sale("kim"));
            }
            assertEquals(20, till.number("SELECT count(*) FROM open_basket"));
        }
    }

    @Test
    void aBasketOfAnotherVersionOfTheProgramDoesNotStopTheTill() {
        try (var till = Till.enrolled(directory)) {
            till.database.write(
                    new Author("system:test"),
                    tx -> tx.execute(
                            "INSERT INTO open_basket (id, content) VALUES ('x', '{\"lines\":[{\"id\":1}]}')",
                            List.of()));
            assertTrue(till.checkout.resume("kim").isEmpty());
        }
    }

    private static Basket scanned(Till till, Opening opening) {
        return till.checkout
                .open(opening)
                .then(b -> till.checkout.scan(b, Scan.of(Till.APPLE)))
                .orThrow();
    }
}
