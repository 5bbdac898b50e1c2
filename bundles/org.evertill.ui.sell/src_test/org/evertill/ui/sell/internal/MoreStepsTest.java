package org.evertill.ui.sell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.evertill.checkout.TenderDesk;
import org.evertill.customer.CustomerDesk;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Basket;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done less often with a sale. */
class MoreStepsTest {

    private final ExecutorService uiThread = Executors.newSingleThreadExecutor();
    private final FakeCheckout checkout = new FakeCheckout();
    private final FakeTenderDesk tenders = new FakeTenderDesk(checkout);
    private final FakeCustomers customers = new FakeCustomers();
    private final LinkedBlockingQueue<DeskView> views = new LinkedBlockingQueue<>();
    private final UiTasks tasks = new UiTasks(uiThread, problem -> {});
    private final SellDesk desk = new SellDesk(new ThreeServices(), tasks, views::add);
    private final MoreSteps steps = new MoreSteps(new ThreeServices(), desk);

    @AfterEach
    void close() {
        tasks.close();
        uiThread.shutdownNow();
    }

    @Test
    void aParkedSaleMakesRoomForTheNextAndIsTakenUpAfterIt() {
        desk.scan("c1");
        steps.park("ada");
        var parked = next(2);
        assertEquals(
                "ada", assertInstanceOf(DeskView.PutAside.class, parked.news()).name());
        assertTrue(parked.basket().isEmpty());
        steps.showParked();
        var aside =
                assertInstanceOf(DeskView.Asides.class, next(1).news()).parked().getFirst();
        desk.scan("c2");
        steps.recall(aside);
        assertEquals("ui.park-first", next(2).problem().orElseThrow().code());
        desk.undo();
        assertTrue(next(1).basket().orElseThrow().lines().isEmpty(), "to be refused takes no step back");
        steps.recall(aside);
        assertEquals("c1", next(1).basket().orElseThrow().lines().getFirst().code());
        desk.undo();
        assertEquals(1, next(1).basket().orElseThrow().lines().size(), "nothing of the sale between is undone");
    }

    @Test
    void nothingIsParkedWithoutASale() {
        steps.park("ada");
        assertEquals("sale.empty", next(1).problem().orElseThrow().code());
    }

    @Test
    void oneCustomerIsTakenAtOnceAndOfSeveralOneIsChosen() {
        steps.customer("4711");
        var one = next(1);
        assertEquals(Optional.of("Ada Baker"), buyer(one));
        assertEquals(Optional.of("a"), one.basket().flatMap(Basket::customerId));
        steps.customer("Ada");
        var both = assertInstanceOf(DeskView.Customers.class, next(1).news()).found();
        steps.customer(both.getLast());
        assertEquals(Optional.of("Ada Smith"), buyer(next(1)));
        steps.customer("nobody");
        assertEquals("customer.unknown", next(1).problem().orElseThrow().code());
        steps.customer("");
        var nobody = next(1);
        assertEquals(Optional.empty(), buyer(nobody));
        assertEquals(Optional.empty(), nobody.basket().flatMap(Basket::customerId));
        steps.customer("4713");
        assertEquals(Optional.of("4713"), buyer(next(1)), "who has no name is called by the number");
    }

    @Test
    void aDiscountCanBeUndone() {
        desk.scan("c1");
        var line = next(1).basket().orElseThrow().lines().getFirst();
        var tenth = new ManualDiscount(new Reduction.Percent(1_000), "dented");
        steps.discountLine(line.id(), Optional.of(tenth));
        assertEquals(
                Optional.of(tenth),
                next(1).basket().orElseThrow().lines().getFirst().manual());
        desk.undo();
        assertEquals(
                Optional.empty(),
                next(1).basket().orElseThrow().lines().getFirst().manual());
        steps.discountAll(Optional.of(tenth));
        assertEquals(Optional.of(tenth), next(1).basket().orElseThrow().ticket());
    }

    @Test
    void aVoidGivesThePaymentsBackAndNothingIsVoidedWhileASaleIsOpen() {
        steps.voidSale("S1-R1-A-000001", "mistake");
        var voided = next(1);
        assertInstanceOf(DeskView.Paid.class, voided.news());
        assertTrue(voided.basket().isEmpty());
        desk.scan("c1");
        steps.voidSale("S1-R1-A-000001", "mistake");
        assertEquals("ui.park-first", next(2).problem().orElseThrow().code());
    }

    @Test
    void whatIsTypedIsPerCentOrWithAStarAnAmount() {
        var basket = Basket.begun("b", SaleKind.SALE, "kim", FakeCheckout.EUR, Instant.EPOCH);
        assertEquals(Optional.of(new Reduction.Percent(1_000)), MoreControl.reduction("10", basket));
        assertEquals(Optional.of(new Reduction.Percent(1_250)), MoreControl.reduction("12,5%", basket));
        assertEquals(Optional.of(new Reduction.Percent(10_000)), MoreControl.reduction("100", basket));
        assertEquals(
                Optional.of(new Reduction.Amount(new Money(150, FakeCheckout.EUR))),
                MoreControl.reduction("1,50*", basket));
        for (String none : new String[] {"101", "0,001", "ten", "0*", "*", "4006381333931"}) {
            assertEquals(Optional.empty(), MoreControl.reduction(none, basket), none);
        }
    }

    private static Optional<String> buyer(DeskView view) {
        return assertInstanceOf(DeskView.Buys.class, view.news()).name();
    }

    /** The view after some more steps. */
    private DeskView next(int number) {
        try {
            DeskView view = null;
            for (int i = 0; i < number; i++) {
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

    private final class ThreeServices implements Till {

        @Override
        public <T> Outcome<T> service(Class<T> type) {
            Object service = type == TenderDesk.class ? tenders : type == CustomerDesk.class ? customers : checkout;
            return Outcome.ok(type.cast(service));
        }
    }
}
