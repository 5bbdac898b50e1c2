package org.evertill.ui.sell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.evertill.checkout.TenderDesk;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.domain.Approval;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SellDeskTest {

    private final ExecutorService uiThread = Executors.newSingleThreadExecutor();
    private final FakeCheckout checkout = new FakeCheckout();
    private final FakeTenderDesk tenders = new FakeTenderDesk(checkout);
    private final LinkedBlockingQueue<DeskView> views = new LinkedBlockingQueue<>();
    private final UiTasks tasks = new UiTasks(uiThread, problem -> {});
    private final SellDesk desk = new SellDesk(new TwoServices(), tasks, views::add);

    @AfterEach
    void close() {
        tasks.close();
        uiThread.shutdownNow();
    }

    @Test
    void scansThatComeWhileTheFirstIsStillLookedUpAreSoldInTheirOrder() {
        checkout.hold = new CountDownLatch(1);
        var codes = IntStream.range(0, 200).mapToObj(i -> "c" + i).toList();
        codes.forEach(desk::scan);
        checkout.hold.countDown();
        var last = next(200);
        assertEquals(codes, checkout.scanned);
        assertEquals(200, lines(last).size());
        assertEquals(0, last.waiting());
    }

    @Test
    void anUnknownCodeNamesWhatWasTypedAndChangesNothing() {
        desk.scan("c1");
        desk.scan("?9");
        var view = next(2);
        assertEquals("?9", assertInstanceOf(DeskView.NotSold.class, view.news()).typed());
        assertEquals(1, lines(view).size());
    }

    @Test
    void whatAsksForAnAgeIsSoldAfterALook() {
        desk.scan("18gin");
        var asked = assertInstanceOf(DeskView.NotSold.class, next(1).news());
        assertEquals("18", asked.problem().facts().get("years"));
        desk.scanSeen("18gin", 18);
        desk.scan("18rum");
        assertEquals(2, lines(next(2)).size());
    }

    @Test
    void aCouponIsNoLineButHolds() {
        desk.scan("%XMAS");
        var view = next(1);
        assertEquals(
                "%XMAS", assertInstanceOf(DeskView.Redeemed.class, view.news()).code());
        assertEquals(List.of("%XMAS"), view.basket().orElseThrow().coupons());
        desk.scan("c1");
        assertEquals(1, lines(next(1)).size());
    }

    @Test
    void aScanIsNotLostWhenTheCheckoutFailsForAReasonNobodyForesaw() {
        desk.scan("!1");
        assertEquals(
                "!1", assertInstanceOf(DeskView.NotSold.class, next(1).news()).typed());
        desk.scan("c1");
        assertEquals(1, lines(next(1)).size());
    }

    @Test
    void aChoiceSellsTheScannedCodeOfTheChosenProduct() {
        desk.scan("2*(01)09501101530003", "ham");
        assertEquals(Quantity.of(2), lines(next(1)).getFirst().quantity());
        assertEquals(List.of("(01)09501101530003 of ham"), checkout.scanned);
    }

    @Test
    void whatIsPastItsBestIsSoldWithARemark() {
        desk.scan("old");
        var added = assertInstanceOf(DeskView.Added.class, next(1).news());
        assertEquals("sale.past-best-before", added.remark().orElseThrow().code());
        desk.scan("new");
        assertTrue(
                assertInstanceOf(DeskView.Added.class, next(1).news()).remark().isEmpty());
    }

    @Test
    void everyStepCanBeUndoneUpToTheEmptyBasket() {
        desk.scan("c1");
        var first = lines(next(1)).getFirst();
        desk.setQuantity(first.id(), Quantity.of(5));
        desk.remove(first.id());
        assertTrue(lines(next(2)).isEmpty());
        desk.undo();
        assertEquals(Quantity.of(5), lines(next(1)).getFirst().quantity());
        desk.undo();
        assertEquals(Quantity.ONE, lines(next(1)).getFirst().quantity());
        assertEquals(
                Quantity.ONE, checkout.left.orElseThrow().lines().getFirst().quantity());
        desk.undo();
        assertTrue(lines(next(1)).isEmpty());
        assertTrue(checkout.left.isEmpty(), "an empty sale is not offered after a crash");
    }

    @Test
    void theKeyForCashPressedTwiceSellsOnceAndTheNextScanBeginsAnew() {
        desk.scan("c1");
        desk.pay(Optional.empty());
        desk.pay(Optional.empty());
        var second = next(3);
        assertInstanceOf(DeskView.Quiet.class, second.news());
        assertTrue(second.basket().isEmpty());
        desk.scan("c2");
        assertEquals(1, lines(next(1)).size());
    }

    @Test
    void whatACrashLeftIsThereAfterTheLogin() {
        checkout.open(org.evertill.checkout.Checkout.Opening.sale("kim"))
                .then(b -> checkout.scan(b, org.evertill.checkout.Checkout.Scan.of("c1")));
        desk.begin(new Staff("kim", "Kim", Role.CASHIER, "x", true));
        var view = next(1);
        assertInstanceOf(DeskView.Resumed.class, view.news());
        assertEquals(1, lines(view).size());
    }

    @Test
    void aSaleThatIsGivenUpIsNotOfferedAgain() {
        desk.scan("c1");
        var basket = next(1).basket().orElseThrow();
        desk.giveUp();
        assertTrue(next(1).basket().isEmpty());
        assertEquals(List.of(basket.id()), checkout.discarded);
    }

    @Test
    void whatNeedsAnApprovalIsDoneWithItAndScansBetweenAreSold() {
        checkout.needsApproval = true;
        desk.scan("c1");
        var basket = next(1).basket().orElseThrow();
        desk.remove(basket.lines().getFirst().id());
        var needed = assertInstanceOf(DeskView.NeedsApproval.class, next(1).news());
        assertEquals("VOID", needed.wanted().permission());
        desk.scan("c2");
        assertEquals(2, lines(next(1)).size());
        needed.again()
                .accept(new Approval(
                        "a1", "S1", Instant.EPOCH, "S1-R1", basket.id(), "VOID", basket.staffId(), "noor", null));
        assertEquals(
                List.of("c2"), lines(next(1)).stream().map(Basket.Line::code).toList());
        assertEquals(List.of("a1"), checkout.allowed);
    }

    @Test
    void withinASaleAReceiptIsTakenBackAsAnExchange() {
        desk.scan("c1");
        desk.refund("S1-R1-A-000001");
        var view = next(2);
        assertInstanceOf(DeskView.Refunding.class, view.news());
        assertEquals(Quantity.ONE.negated(), lines(view).getFirst().quantity());
        desk.undo();
        assertEquals(Quantity.ONE, lines(next(1)).getFirst().quantity());
    }

    @Test
    void aSaleIsPaidInPartsAndOneOfThemIsTakenBack() {
        desk.scan("c1");
        desk.scan("c2");
        desk.tender((tender, basket) -> tender.pay(basket, Tender.of("card", eur(50))));
        var first = inParts(next(3));
        assertEquals(eur(150), first.paying().standing().due());
        assertEquals(eur(50), first.paying().paid());
        desk.tender((tender, basket) -> tender.takeBack(basket, "t0"));
        assertEquals(eur(200), inParts(next(1)).paying().standing().due());
        desk.tender((tender, basket) -> tender.pay(basket, Tender.of("card")));
        var paid = next(1);
        assertInstanceOf(DeskView.Paid.class, paid.news());
        assertTrue(paid.basket().isEmpty());
    }

    @Test
    void whatNobodyKnowsIsShownWithWhyAndIsFoundAgainAfterACrash() {
        desk.scan("c1");
        desk.tender((tender, basket) -> tender.pay(basket, Tender.of("lost")));
        var lost = inParts(next(2));
        assertEquals("tender.unanswered", lost.refused().orElseThrow().code());
        assertTrue(lost.paying().pending().isPresent());
        var afterwards = new SellDesk(new TwoServices(), tasks, views::add);
        afterwards.begin(new Staff("kim", "Kim", Role.CASHIER, "x", true));
        assertTrue(inParts(next(1)).paying().pending().isPresent());
        afterwards.tender(TenderDesk::settle);
        assertInstanceOf(DeskView.Paid.class, next(1).news());
    }

    @Test
    void aPartThatSomebodyElseAllowsIsPaidWithTheApproval() {
        desk.scan("c1");
        desk.tender((tender, basket) -> tender.pay(basket, Tender.of("much")));
        var view = next(2);
        var basket = view.basket().orElseThrow();
        var needed = assertInstanceOf(DeskView.NeedsApproval.class, view.news());
        needed.again()
                .accept(new Approval(
                        "a1", "S1", Instant.EPOCH, "S1-R1", basket.id(), "REFUND_BEYOND", "kim", "noor", null));
        assertInstanceOf(DeskView.Paid.class, next(1).news());
    }

    @Test
    void withoutAnythingToPayNothingIsAskedFor() {
        desk.tender(TenderDesk::standing);
        assertEquals("sale.empty", next(1).problem().orElseThrow().code());
    }

    private static Money eur(long minor) {
        return new Money(minor, FakeCheckout.EUR);
    }

    private static DeskView.InParts inParts(DeskView view) {
        return assertInstanceOf(DeskView.InParts.class, view.news());
    }

    private static List<Basket.Line> lines(DeskView view) {
        return view.basket().map(Basket::lines).orElse(List.of());
    }

    /** The view after some more steps. */
    private DeskView next(int steps) {
        try {
            DeskView view = null;
            for (int i = 0; i < steps; i++) {
                view = views.poll(10, TimeUnit.SECONDS);
            }
            if (view == null) {
                throw new AssertionError("the desk said nothing");
            }
            return view;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** A till that has a checkout, takes payments, and nothing else. */
    private final class TwoServices implements Till {

        @Override
        public <T> Outcome<T> service(Class<T> type) {
            return Outcome.ok(type.cast(type == TenderDesk.class ? tenders : checkout));
        }
    }
}
