package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.LocalCheckoutTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bo is a cashier, Kim a manager. */
class ClearanceTest {

    @TempDir
    Path directory;

    private Till till;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aCashierSellsAndNeedsAManagerToGiveMoneyBack() {
        String receipt = sold().sale().receipt();
        var wanted = needed(till.checkout.refundOf(receipt, "bo"));
        assertEquals(new Wanted("REFUND", receipt, "bo"), wanted);
        assertEquals(List.of(), approvals());

        var allowed = approval("a1", wanted);
        var basket = till.checkout.with(allowed).refundOf(receipt, "bo").orThrow();
        assertEquals(List.of(allowed.of(basket.id())), approvals());
        till.checkout.payCash(basket, Optional.empty()).orThrow();
        assertEquals(1, till.number("SELECT count(*) FROM sales WHERE kind = 'REFUND'"));
        assertEquals(1, approvals().size());
    }

    @Test
    void anApprovalIsForOneActionOfOnePersonAndUsedOnce() {
        String receipt = sold().sale().receipt();
        String other = sold().sale().receipt();
        var wanted = needed(till.checkout.refundOf(receipt, "bo"));
        var allowed = approval("a1", wanted);
        assertEquals(
                other, needed(till.checkout.with(allowed).refundOf(other, "bo")).action());
        till.checkout.with(allowed).refundOf(receipt, "bo").orThrow();
        needed(till.checkout.with(allowed).refundOf(receipt, "bo"));
        assertEquals(1, approvals().size());
    }

    @Test
    void aRefundThatAnotherCashierTakesOverIsAllowedAnew() {
        hire("cleo");
        String receipt = sold().sale().receipt();
        var wanted = needed(till.checkout.refundOf(receipt, "bo"));
        till.checkout.with(approval("a1", wanted)).refundOf(receipt, "bo").orThrow();
        var hers = till.checkout.resume("cleo").orElseThrow();
        var again = needed(till.checkout.payCash(hers, Optional.empty()));
        assertEquals(new Wanted("REFUND", hers.id(), "cleo"), again);
        till.checkout
                .with(approval("a2", again))
                .payCash(hers, Optional.empty())
                .orThrow();
        assertEquals(2, approvals().size());
    }

    @Test
    void aRoleThatTheChainChangedHoldsAtOnce() {
        var basket = scanned("bo");
        var line = basket.lines().getFirst();
        till.checkout.changeQuantity(basket, line.id(), Quantity.of(2)).orThrow();
        change(new Role(Role.CASHIER, "Cashier", Set.of("SELL")));
        var more =
                till.checkout.changeQuantity(basket, line.id(), Quantity.of(3)).orThrow();
        needed(till.checkout.changeQuantity(more, line.id(), Quantity.of(2)));
        needed(till.checkout.restore(more, basket));
        needed(till.checkout.discard(more));
        var wanted = needed(till.checkout.remove(more, line.id()));
        assertEquals("VOID", wanted.permission());
        assertEquals(
                3,
                till.checkout
                                .resume("bo")
                                .orElseThrow()
                                .lines()
                                .getFirst()
                                .quantity()
                                .thousandths()
                        / 1000);
        assertTrue(till.checkout
                .with(approval("a1", wanted))
                .remove(more, line.id())
                .orThrow()
                .lines()
                .isEmpty());
    }

    @Test
    void anotherPriceNeedsAnApprovalAndAnOpenPriceDoesNot() {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(
                    DomainTypes.PRODUCT,
                    new org.evertill.domain.Product(
                            "gift",
                            "gift",
                            "Gift",
                            null,
                            org.evertill.domain.ProductKind.SERVICE,
                            "pc",
                            "standard",
                            true));
            return 0;
        });
        var basket = till.checkout.open(Opening.sale("bo")).orThrow();
        var free = Scan.of("gift", Quantity.ONE, Till.euro("5.00"), "Gift");
        basket = till.checkout.scan(basket, free).orThrow();
        var cheap = Scan.of(Till.APPLE, Quantity.ONE, Till.euro("0.10"), "Apple");
        var wanted = needed(till.checkout.scan(basket, cheap));
        assertEquals("PRICE_OVERRIDE", wanted.permission());
        assertEquals(
                2,
                till.checkout
                        .with(approval("a1", wanted))
                        .scan(basket, cheap)
                        .orThrow()
                        .lines()
                        .size());
    }

    @Test
    void whoIsEndedIsRefusedAtTheNextStepAndTheSaleIsKept() {
        var basket = scanned("bo");
        till.database.write(new Author("system:test"), tx -> {
            var bo = tx.find(DomainTypes.STAFF, "bo").orElseThrow();
            tx.update(DomainTypes.STAFF, new Staff("bo", "Bo", Role.CASHIER, "x", false), bo.version());
            return 0;
        });
        assertProblem("staff.ended", till.checkout.scan(basket, Scan.of(Till.APPLE)));
        assertProblem("staff.ended", till.checkout.payCash(basket, Optional.empty()));
        assertProblem("staff.ended", till.checkout.open(Opening.sale("bo")));
        var kims = till.checkout.resume("kim").orElseThrow();
        assertEquals(1, kims.lines().size());
        till.checkout.payCash(kims, Optional.empty()).orThrow();
    }

    private org.evertill.checkout.Checkout.Receipt sold() {
        return till.checkout.payCash(scanned("bo"), Optional.empty()).orThrow();
    }

    private Basket scanned(String staffId) {
        return till.checkout
                .open(Opening.sale(staffId))
                .then(b -> till.checkout.scan(b, Scan.of(Till.APPLE)))
                .orThrow();
    }

    private void hire(String id) {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.STAFF, new Staff(id, id, Role.CASHIER, "x", true));
            return 0;
        });
    }

    private void change(Role role) {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.ROLE, role);
            return 0;
        });
    }

    private List<Approval> approvals() {
        return till.database.read(r -> r.select(DomainTypes.APPROVAL, Selection.where())).stream()
                .map(Stored::value)
                .toList();
    }

    private static Approval approval(String id, Wanted wanted) {
        return new Approval(
                id, "S1", Till.START, "S1-R1", wanted.action(), wanted.permission(), wanted.staffId(), "kim", null);
    }

    private static Wanted needed(Outcome<?> outcome) {
        return Wanted.of(assertInstanceOf(Outcome.Failed.class, outcome).problem())
                .orElseThrow();
    }
}
