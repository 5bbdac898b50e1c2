package org.evertill.stock.contract;

import static org.evertill.stock.contract.StockShop.APPLE;
import static org.evertill.stock.contract.StockShop.BAG;
import static org.evertill.stock.contract.StockShop.BO;
import static org.evertill.stock.contract.StockShop.KIM;
import static org.evertill.stock.contract.StockShop.PEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.stock.DocumentKind;
import org.evertill.stock.GoodsDesk.Arrival;
import org.evertill.stock.GoodsDesk.Delivery;
import org.evertill.stock.GoodsDesk.Document;
import org.evertill.stock.GoodsDesk.Item;
import org.evertill.stock.GoodsDesk.Sending;
import org.evertill.stock.OrderDesk.NewOrder;
import org.evertill.stock.OrderDesk.NewTarget;
import org.evertill.stock.OrderDesk.Ordered;
import org.evertill.stock.OrderDesk.Wanted;
import org.evertill.stock.OrderState;
import org.evertill.stock.SheetKind;
import org.evertill.stock.StockDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link org.evertill.stock.GoodsDesk} and an {@link org.evertill.stock.OrderDesk} promise; a test of an implementation extends it. */
public abstract class GoodsDeskContractTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    protected StockShop shop;

    /** A new shop in which nothing has happened. */
    protected abstract StockShop newShop();

    @BeforeEach
    void openShop() {
        shop = newShop();
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    private static Problem problem(String code, Outcome<?> outcome) {
        var problem = assertInstanceOf(Outcome.Failed.class, outcome).problem();
        assertEquals(code, problem.code(), problem::message);
        assertTrue(problem.message().length() > 20, problem::message);
        return problem;
    }

    private static Item item(String code, long units, String cost) {
        return new Item(code, Quantity.of(units), Optional.of(UnitPrice.of(new BigDecimal(cost), EUR)));
    }

    private static Item item(String code, long units) {
        return Item.of(code, Quantity.of(units));
    }

    private static Delivery delivery(Optional<String> order, Item... items) {
        return new Delivery(KIM, order, Optional.of("Orchard"), Optional.of("LS 4711"), List.of(items));
    }

    private Document received(Item... items) {
        return shop.goods().receive(delivery(Optional.empty(), items)).orThrow();
    }

    private Ordered ordered(Item... items) {
        return shop.orders()
                .order(new NewOrder(KIM, "Orchard", Optional.empty(), Optional.empty(), List.of(items)))
                .orThrow();
    }

    private long onHand(String code) {
        return shop.desk().onHand(BO, code).orThrow().quantity().thousandths() / 1_000;
    }

    private String unitCost(String code) {
        return shop.orders().cost(KIM, code).orThrow().orElseThrow().unit().toString();
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }

    @Test
    void whatASupplierBringsIsThereAndHasItsCost() {
        var document = received(item(APPLE, 10, "0.12"), item(PEAR, 4, "0.2025"), item(PEAR, 1));
        assertEquals("S1-R1-A-D000001", document.head().number());
        assertEquals(DocumentKind.RECEIPT, document.head().kind());
        assertEquals("Orchard", document.head().supplier());
        assertEquals("LS 4711", document.head().reference());
        assertEquals(eur(120), document.lines().get(0).line().cost());
        assertEquals(eur(81), document.lines().get(1).line().cost());
        assertEquals(Quantity.of(4), document.lines().get(2).line().onHand());
        assertEquals(null, document.lines().get(2).line().cost());
        assertEquals(10, onHand(APPLE));
        assertEquals(5, onHand(PEAR));
        assertEquals(document, shop.goods().document(KIM, "S1-R1-A-D000001").orThrow());
        assertEquals("S1-R1-A-D000002", received(item(APPLE, 1)).head().number());
        problem("stock.unknown-document", shop.goods().document(KIM, "S1-R1-A-D000009"));
    }

    @Test
    void nonsenseIsRefusedAndNothingIsWritten() {
        problem("stock.no-lines", shop.goods().receive(delivery(Optional.empty())));
        problem("sale.no-stock", shop.goods().receive(delivery(Optional.empty(), item(APPLE, 1), item(BAG, 1))));
        problem("sale.bad-quantity", shop.goods().receive(delivery(Optional.empty(), item(APPLE, 0))));
        problem("stock.bad-cost", shop.goods().receive(delivery(Optional.empty(), item(APPLE, 1, "-0.01"))));
        var dollars =
                new Item(APPLE, Quantity.ONE, Optional.of(UnitPrice.of(BigDecimal.ONE, Currency.getInstance("USD"))));
        problem("stock.bad-cost", shop.goods().receive(delivery(Optional.empty(), dollars)));
        var wordy = new Delivery(KIM, Optional.empty(), Optional.of("x".repeat(121)), Optional.empty(), List.of());
        problem("stock.bad-text", shop.goods().receive(wordy));
        var many = new Item[501];
        Arrays.fill(many, item(APPLE, 1));
        problem("stock.too-many-lines", shop.goods().receive(delivery(Optional.empty(), many)));
        problem("stock.unknown-order", shop.goods().receive(delivery(Optional.of("S1-P1"), item(APPLE, 1))));
        assertEquals(0, onHand(APPLE));
        assertEquals("S1-R1-A-D000001", received(item(APPLE, 1)).head().number(), "no number was used up");
    }

    @Test
    void whoMayNotTakeInAsksSomebody() {
        var delivery = new Delivery(BO, Optional.empty(), Optional.empty(), Optional.empty(), List.of(item(APPLE, 1)));
        assertEquals(
                "RECEIVE_STOCK",
                problem("staff.needs-approval", shop.goods().receive(delivery))
                        .facts()
                        .get("permission"));
        assertEquals(
                "ORDER_STOCK",
                problem("staff.needs-approval", shop.orders().low(BO)).facts().get("permission"));
    }

    @Test
    void anOrderIsOpenUntilAllOfItCame() {
        var order = ordered(item(APPLE, 10, "0.12"), item(PEAR, 5, "0.20"));
        String number = order.order().number();
        assertEquals("S1-R1-A-P000001", number);
        var first = shop.goods()
                .receive(delivery(Optional.of(number), item(APPLE, 4), item(PEAR, 7, "0.19")))
                .orThrow();
        assertEquals(Optional.of(Quantity.of(-6)), first.lines().get(0).difference());
        assertEquals(Optional.of(Quantity.of(2)), first.lines().get(1).difference());
        assertEquals(eur(48), first.lines().get(0).line().cost(), "at what was ordered");
        var open = shop.orders().openOrders(KIM).orThrow();
        assertEquals(Quantity.of(4), open.getFirst().lines().get(0).received());

        var rest = shop.goods().receive(delivery(Optional.of(number))).orThrow();
        assertEquals(1, rest.lines().size(), "of pears more came than were ordered");
        assertEquals(10, onHand(APPLE));
        assertEquals(List.of(), shop.orders().openOrders(KIM).orThrow());
        problem("stock.order-closed", shop.goods().receive(delivery(Optional.of(number), item(APPLE, 1))));

        shop.goods().cancel(KIM, rest.head().number(), "wrong shop").orThrow();
        assertEquals(4, onHand(APPLE));
        assertEquals(
                Quantity.of(-6),
                shop.orders()
                        .openOrders(KIM)
                        .orThrow()
                        .getFirst()
                        .lines()
                        .getFirst()
                        .difference());
        var closed = shop.orders().close(KIM, number).orThrow();
        assertEquals(OrderState.CLOSED, closed.order().state());
        assertEquals(Quantity.of(-6), closed.lines().getFirst().difference(), "what is lacking stays to be seen");
    }

    @Test
    void whatWasNotOrderedIsTakenInAndSaid() {
        var number = ordered(item(APPLE, 1)).order().number();
        var document = shop.goods()
                .receive(delivery(Optional.of(number), item(PEAR, 3)))
                .orThrow();
        assertEquals(Optional.of(Quantity.of(3)), document.lines().getFirst().difference());
        assertEquals(3, onHand(PEAR));
        assertEquals(
                OrderState.OPEN,
                shop.orders().order(KIM, number).orThrow().order().state());
        var never = ordered(item(APPLE, 1)).order().number();
        assertEquals(
                OrderState.CANCELLED,
                shop.orders().close(KIM, never).orThrow().order().state());
        problem("stock.order-closed", shop.orders().close(KIM, never));
    }

    @Test
    void aReceiptIsTakenBackOnceAndByAnother() {
        received(item(APPLE, 10, "0.10"));
        var wrong = received(item(APPLE, 10, "0.90"));
        assertEquals("0.5 EUR", unitCost(APPLE).replaceAll("0+ ", " "));
        problem("stock.no-reason", shop.goods().cancel(KIM, wrong.head().number(), " "));
        var back =
                shop.goods().cancel(KIM, wrong.head().number(), "typed twice").orThrow();
        assertEquals(wrong.head().number(), back.head().reverses());
        assertEquals("typed twice", back.head().reason());
        assertEquals(10, onHand(APPLE));
        assertEquals("0.1000 EUR", unitCost(APPLE));
        problem("stock.already-reversed", shop.goods().cancel(KIM, wrong.head().number(), "again"));
        problem("stock.not-reversible", shop.goods().cancel(KIM, back.head().number(), "again"));
    }

    @Test
    void whatIsSentIsOnItsWayAndHasItsCost() {
        received(item(APPLE, 10, "0.12"));
        var sent = shop.goods()
                .send(new Sending(KIM, "S2", Optional.empty(), List.of(item(APPLE, 4))))
                .orThrow();
        assertEquals(6, onHand(APPLE));
        assertEquals(eur(-48), sent.lines().getFirst().line().cost());
        var transfer = shop.goods().openTransfers(KIM).orThrow().getFirst();
        assertEquals(sent.head().number(), transfer.number());
        assertEquals("S2", transfer.toStoreId());
        assertEquals(Quantity.of(4), transfer.moved().getFirst().difference());
        problem("stock.unknown-store", shop.goods().send(new Sending(KIM, "S9", Optional.empty(), List.of())));
        problem("stock.unknown-store", shop.goods().send(new Sending(KIM, "S1", Optional.empty(), List.of())));

        shop.goods().cancel(KIM, sent.head().number(), "stays here").orThrow();
        assertEquals(10, onHand(APPLE));
        assertEquals(List.of(), shop.goods().openTransfers(KIM).orThrow());
        problem("stock.no-difference", shop.goods().settle(KIM, sent.head().number(), "x"));
    }

    @Test
    void whatNeverCameIsGivenUpWithAReason() {
        received(item(APPLE, 10, "0.12"));
        var sent = shop.goods()
                .send(new Sending(KIM, "S2", Optional.empty(), List.of(item(APPLE, 4))))
                .orThrow();
        problem("stock.no-reason", shop.goods().settle(KIM, sent.head().number(), ""));
        var given =
                shop.goods().settle(KIM, sent.head().number(), "lorry burnt").orThrow();
        assertEquals(Quantity.of(4), given.lines().getFirst().line().quantity());
        assertEquals(eur(48), given.lines().getFirst().line().cost());
        assertEquals(6, onHand(APPLE), "it had left already");
        assertEquals(List.of(), shop.goods().openTransfers(KIM).orThrow());
        assertFalse(shop.goods().transfer(KIM, sent.head().number()).orThrow().isOpen());
        shop.goods().cancel(KIM, given.head().number(), "found").orThrow();
        assertEquals(1, shop.goods().openTransfers(KIM).orThrow().size());
    }

    @Test
    void goodsAreTakenInBeforeTheirSendingIsHeardOf() {
        problem("stock.bad-transfer", shop.goods().takeIn(new Arrival(KIM, "S1-R1-A-D000001", List.of())));
        problem("stock.bad-transfer", shop.goods().takeIn(new Arrival(KIM, "S9-R1-A-D000001", List.of())));
        problem("stock.no-lines", shop.goods().takeIn(new Arrival(KIM, "S2-R1-A-D000001", List.of())));
        var came = shop.goods()
                .takeIn(new Arrival(KIM, "S2-R1-A-D000001", List.of(item(APPLE, 3))))
                .orThrow();
        assertEquals("S2", came.head().otherStoreId());
        assertEquals(3, onHand(APPLE));
        var transfer = shop.goods().transfer(KIM, "S2-R1-A-D000001").orThrow();
        assertFalse(transfer.known());
        assertEquals("S1", transfer.toStoreId());
        assertEquals(Quantity.of(-3), transfer.moved().getFirst().difference());
    }

    @Test
    void whatIsLowIsSuggestedUpToItsTargetInWholeUnits() {
        shop.orders()
                .target(new NewTarget(
                        KIM,
                        APPLE,
                        Quantity.of(5),
                        Quantity.of(20),
                        Optional.of(Quantity.of(6)),
                        Optional.of("Orchard")))
                .orThrow();
        shop.orders()
                .target(new NewTarget(KIM, PEAR, Quantity.of(1), Quantity.of(4), Optional.empty(), Optional.empty()))
                .orThrow();
        received(item(APPLE, 6, "0.12"));
        assertEquals(List.of("pear"), low());
        shop.sell(Quantity.of(1));
        assertEquals(List.of("apple", "pear"), low());
        assertEquals(List.of("4 pear", "18 apple"), suggested());
        var orders = shop.orders().reorder(KIM, Optional.empty()).orThrow();
        assertEquals(1, orders.size(), "what has no supplier is left");
        var line = orders.getFirst().lines().getFirst();
        assertEquals(Quantity.of(18), line.ordered());
        assertEquals("0.1200 EUR", line.unitCost().orElseThrow().toString());
        assertEquals(List.of("apple", "pear"), low(), "it has not come");
        assertEquals(List.of("4 pear"), suggested(), "it is ordered");
        problem("stock.nothing-to-order", shop.orders().reorder(KIM, Optional.empty()));
        problem(
                "stock.bad-target",
                shop.orders()
                        .target(new NewTarget(
                                KIM, APPLE, Quantity.of(5), Quantity.of(4), Optional.empty(), Optional.empty())));
    }

    private List<String> low() {
        return shop.orders().low(KIM).orThrow().stream()
                .map(w -> w.product().id())
                .toList();
    }

    private List<String> suggested() {
        return shop.orders().suggestions(KIM).orThrow().stream()
                .map((Wanted w) -> w.supply().suggested() + " " + w.product().id())
                .toList();
    }

    @Test
    void whatACountDiffersByIsWorthItsCost() {
        received(item(APPLE, 10, "0.12"), item(PEAR, 4));
        shop.desk()
                .openSheet(new StockDesk.NewSheet(BO, "shelf", SheetKind.FULL, Optional.empty(), List.of()))
                .orThrow();
        count("shelf", APPLE, 7);
        count("shelf", PEAR, 5);
        var found = shop.orders().differences(KIM, "shelf").orThrow();
        assertEquals(eur(-36), found.value());
        assertEquals(Optional.of(eur(-36)), found.lines().getFirst().value());
        assertEquals(Optional.empty(), found.lines().getLast().value(), "nobody wrote down what a pear costs");
        problem("staff.needs-approval", shop.orders().differences(BO, "shelf"));
    }

    private void count(String sheet, String code, long units) {
        shop.desk()
                .count(new StockDesk.Counting(code, Quantity.of(units), BO, Optional.empty(), Optional.of(sheet)))
                .orThrow();
    }

    @Test
    void whatWasEarnedIsRevenueWithoutTaxLessTheAverageOfTheMoment() {
        shop.sell(Quantity.of(1));
        shop.passes(60);
        received(item(APPLE, 11, "0.10"));
        shop.passes(60);
        shop.sell(Quantity.of(4));
        shop.passes(60);
        received(item(APPLE, 6, "0.20"));
        assertEquals("0.1500 EUR", unitCost(APPLE));
        shop.passes(60);
        shop.sell(Quantity.of(2));
        var day = LocalDate.parse("2026-03-01");
        var margin = shop.orders().margin(KIM, day, day).orThrow();
        // 0.35 with 7 % in it is 0.33 and 0.02, four are 1.31 and 0.09, two are 0.65 and 0.05
        assertEquals(
                List.of(eur(33), eur(131), eur(65)),
                margin.lines().stream().map(l -> l.revenue()).toList());
        assertEquals(
                List.of(eur(10), eur(40), eur(30)),
                margin.lines().stream().map(l -> l.cost().orElseThrow()).toList());
        var sum = margin.by(l -> l.productId()).get("apple");
        assertEquals(eur(149), sum.margin());
        assertEquals(new BigDecimal("65.1"), sum.percent().orElseThrow());
        assertEquals(sum, margin.sum());
        problem("stock.bad-days", shop.orders().margin(KIM, day, day.minusDays(1)));
    }
}
