package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.LocalCheckoutTest.assertProblem;
import static org.evertill.checkout.local.internal.LocalCheckoutTest.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.storage.Database.Author;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefundTest {

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
    void aRefundMirrorsItsSale() {
        var sale = sold(3);
        var refund = pay(refundOf(sale));
        assertEquals(SaleKind.REFUND, refund.sale().kind());
        assertEquals(sale.sale().total().negated(), refund.sale().total());
        assertEquals(sale.sale().tax().negated(), refund.sale().tax());
        assertEquals(sale.sale().id(), refund.sale().originalSaleId());
        assertEquals(Quantity.of(-3), refund.lines().getFirst().quantity());
        assertEquals(sale.lines().getFirst().id(), refund.lines().getFirst().originalLineId());
        assertEquals(euro(-105), refund.payments().getFirst().amount());
        assertEquals(0, till.number("SELECT quantity_milli FROM stock_balance"));
        assertEquals(2, refund.sale().receiptNumber());
    }

    @Test
    void whatWasReturnedIsKnownAndTheRestRemains() {
        var sale = sold(5);
        var first = refundOf(sale);
        String line = first.lines().getFirst().id();
        pay(till.checkout.changeQuantity(first, line, Quantity.of(2)).orThrow());
        var rest = refundOf(sale);
        assertEquals(Quantity.of(3), rest.lines().getFirst().quantity());
        assertProblem(
                "sale.bad-quantity",
                till.checkout.changeQuantity(rest, rest.lines().getFirst().id(), Quantity.of(4)));
        pay(rest);
        assertProblem(
                "sale.already-returned", till.checkout.refundOf(sale.sale().receipt(), "kim"));
    }

    @Test
    void twoRefundsOfOneReceiptAtOncePayOnce() {
        var sale = sold(1);
        var one = refundOf(sale);
        var two = refundOf(sale);
        pay(one);
        assertProblem("sale.already-returned", till.checkout.payCash(two, Optional.empty()));
        assertEquals(2, till.number("SELECT count(*) FROM sales"));
    }

    @Test
    void refundsAreNotRefundedAndUnknownReceiptsAreSaid() {
        var refund = pay(refundOf(sold(1)));
        assertProblem(
                "sale.not-refundable", till.checkout.refundOf(refund.sale().receipt(), "kim"));
        assertProblem("sale.unknown-receipt", till.checkout.refundOf("S9-R9-A-000001", "kim"));
    }

    @Test
    void goodsComeBackWithoutAReceipt() {
        var basket = till.checkout
                .open(Opening.refund("kim"))
                .then(b -> till.checkout.scan(b, Scan.of(Till.APPLE)))
                .orThrow();
        assertProblem("sale.reason-needed", till.checkout.payCash(basket, Optional.empty()));
        assertProblem("sale.bad-reason", till.checkout.because(basket, "x".repeat(301)));
        var refund = pay(till.checkout.because(basket, " soft ").orThrow());
        assertEquals("soft", refund.sale().returnReason());
        assertEquals(euro(-35), refund.sale().total());
        assertEquals(1000, till.number("SELECT quantity_milli FROM stock_balance"));
    }

    @Test
    void onlyWhatComesBackHasAReason() {
        var refund = pay(till.checkout.because(refundOf(sold(1)), "soft").orThrow());
        assertEquals("soft", refund.sale().returnReason());
        var voided = till.checkout
                .voidOf(sold(1).sale().receipt(), "typed twice", "kim")
                .orThrow();
        assertProblem("sale.bad-reason", till.checkout.because(voided, "soft"));
        assertProblem(
                "sale.bad-reason",
                till.checkout.because(till.checkout.open(Opening.sale("kim")).orThrow(), "soft"));
    }

    /** The limit is an amount, of the store at hand; what is beyond it somebody allows, and allows no more than that. */
    @Test
    void aboveTheLimitSomebodyHasToAllowIt() {
        roleOfBo();
        var basket = till.checkout
                .open(Opening.refund("bo"))
                .then(b -> till.checkout.scan(b, Scan.typed("3*" + Till.APPLE).orThrow()))
                .then(b -> till.checkout.because(b, "soft"))
                .orThrow();
        till.set("sale.return-limit", "store:S1", "1.04");
        var refused = till.checkout.payCash(basket, Optional.empty());
        assertProblem("staff.needs-approval", refused);
        var wanted = Wanted.of(((Outcome.Failed<Receipt>) refused).problem()).orElseThrow();
        assertEquals("REFUND_BEYOND", wanted.permission());
        var approval = new Approval(
                "a1", "S1", till.clock.now, "S1-R1", wanted.action(), wanted.permission(), "bo", "kim", null);
        var more = till.checkout.scan(basket, Scan.of(Till.APPLE)).orThrow();
        assertProblem("staff.needs-approval", till.checkout.with(approval).payCash(more, Optional.empty()));
        var refund =
                till.checkout.with(approval).payCash(basket, Optional.empty()).orThrow();
        assertEquals(1, till.number("SELECT count(*) FROM approvals WHERE sale_id = '" + basket.id() + "'"));
        assertEquals(euro(-105), refund.sale().total());
    }

    /** The chain limits what is paid back in cash: one refund, in however many parts. */
    @Test
    void moreThanATendersLimitSomebodyHasToAllow() {
        roleOfBo();
        cashPaysBack(70L);
        var sale = sold(4);
        var back = till.checkout.refundOf(sale.sale().receipt(), "bo").orThrow();
        assertProblem("sale.reason-needed", till.checkout.payCash(back, Optional.empty()));
        var basket = till.checkout.because(back, "all of them soft").orThrow();
        till.tenders.pay(basket, Tender.of("cash", euro(70))).orThrow();
        var refused = till.tenders.pay(basket, Tender.of("cash", euro(35)));
        assertProblem("staff.needs-approval", refused);
        var wanted = Wanted.of(((Outcome.Failed<?>) refused).problem()).orElseThrow();
        assertEquals("REFUND_BEYOND", wanted.permission());
        assertEquals(basket.id() + " cash 1.05 EUR", wanted.action());
        var approval = new Approval(
                "a1", "S1", till.clock.now, "S1-R1", wanted.action(), wanted.permission(), "bo", "kim", null);
        assertProblem("staff.needs-approval", till.tenders.with(approval).pay(basket, Tender.of("cash", euro(70))));
        till.tenders.with(approval).pay(basket, Tender.of("cash", euro(35))).orThrow();
        assertProblem("staff.needs-approval", till.tenders.with(approval).pay(basket, Tender.of("cash", euro(35))));
        assertEquals(
                1,
                till.number(
                        "SELECT count(*) FROM approvals WHERE approved_by = 'kim' AND staff_id = 'bo' AND sale_id = '"
                                + basket.id() + "'"));
        assertProblem("staff.needs-approval", till.checkout.payCash(basket, Optional.empty()));
    }

    @Test
    void whoMayPayBackMoreSaysWhyAlone() {
        cashPaysBack(70L);
        var back = refundOf(sold(4));
        assertProblem("sale.reason-needed", till.checkout.payCash(back, Optional.empty()));
        var refund = pay(till.checkout.because(back, "all of them soft").orThrow());
        assertEquals("all of them soft", refund.sale().returnReason());
        assertEquals(0, till.number("SELECT count(*) FROM approvals"));
        pay(refundOf(sold(2)));
    }

    private void cashPaysBack(long minor) {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(
                    TenderTypes.TENDER_KIND,
                    new TenderKind("cash", "Cash", TenderType.CASH, null, null, null, null, null, minor, true, true));
            return 0;
        });
    }

    @Test
    void upToTheLimitNobodyIsAsked() {
        roleOfBo();
        till.set("sale.return-limit", "store:S1", "0.35");
        var basket = till.checkout
                .open(Opening.refund("bo"))
                .then(b -> till.checkout.scan(b, Scan.of(Till.APPLE)))
                .then(b -> till.checkout.because(b, "soft"))
                .orThrow();
        assertEquals(euro(-35), pay(basket).sale().total());
    }

    /** May give money back, and no more than the limit without a receipt. */
    private void roleOfBo() {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.ROLE, new Role("RETURNS", "Returns", Set.of("SELL", "REFUND")));
            var bo = tx.find(DomainTypes.STAFF, "bo").orElseThrow();
            tx.update(DomainTypes.STAFF, new Staff("bo", "Bo", "RETURNS", "x", true), bo.version());
            return 0;
        });
    }

    private Receipt sold(int apples) {
        var scan = Scan.typed(apples + "*" + Till.APPLE).orThrow();
        return till.checkout
                .open(Opening.sale("kim"))
                .then(b -> till.checkout.scan(b, scan))
                .then(b -> till.checkout.payCash(b, Optional.empty()))
                .orThrow();
    }

    private Basket refundOf(Receipt sale) {
        return till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
    }

    private Receipt pay(Basket basket) {
        return till.checkout.payCash(basket, Optional.empty()).orThrow();
    }
}
