package org.evertill.stock.local.internal;

import static org.evertill.stock.contract.StockShop.APPLE;
import static org.evertill.stock.contract.StockShop.BO;
import static org.evertill.stock.contract.StockShop.KIM;
import static org.evertill.stock.contract.StockShop.PEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.stock.DocumentKind;
import org.evertill.stock.GoodsDesk.Arrival;
import org.evertill.stock.GoodsDesk.Delivery;
import org.evertill.stock.GoodsDesk.Item;
import org.evertill.stock.GoodsDesk.Sending;
import org.evertill.stock.GoodsDesk.Transfer;
import org.evertill.stock.OrderState;
import org.evertill.stock.StockTypes;
import org.evertill.stock.TransferNotice;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stores, each with a till of its own, and a real head office between them. */
class TransferTest {

    private static final int STEPS = 60;

    @TempDir
    Path folder;

    private Chain chain;
    private StockTill one;
    private StockTill two;

    @BeforeEach
    void open() {
        chain = new Chain();
        one = chain.till(folder.resolve("one"), StockTill.STORES.get(0), "R1");
        two = chain.till(folder.resolve("two"), StockTill.STORES.get(1), "R1");
    }

    @AfterEach
    void close() {
        two.close();
        one.close();
        chain.close();
    }

    private static Item item(String code, long units) {
        return Item.of(code, Quantity.of(units));
    }

    private void bought(StockTill till, String code, long units, String cost) {
        var item = new Item(code, Quantity.of(units), Optional.of(UnitPrice.of(new BigDecimal(cost), StockTill.EUR)));
        till.goods()
                .receive(new Delivery(KIM, Optional.empty(), Optional.empty(), Optional.empty(), List.of(item)))
                .orThrow();
    }

    private static String sent(StockTill from, String to, Item... items) {
        return from.goods()
                .send(new Sending(KIM, to, Optional.empty(), List.of(items)))
                .orThrow()
                .head()
                .number();
    }

    private static void came(StockTill till, String number, Item... items) {
        till.goods().takeIn(new Arrival(KIM, number, List.of(items))).orThrow();
    }

    private static long units(StockTill till, String code) {
        return till.desk().onHand(BO, code).orThrow().quantity().thousandths() / 1_000;
    }

    private static List<Transfer> open(StockTill till) {
        return till.goods().openTransfers(KIM).orThrow();
    }

    private void assertRight() {
        assertEquals(List.of(), chain.desk().verify().findings());
        assertEquals(List.of(), chain.desk().incidents().incidents());
    }

    @Test
    void goodsGoFromOneStoreToAnotherAndWhatIsMissingStaysUntilItIsGivenUp() {
        bought(one, APPLE, 10, "0.12");
        String number = sent(one, "S2", item(APPLE, 6), item(PEAR, 2));
        chain.sync(one);
        chain.sync(two);
        var heard = open(two).getFirst();
        assertTrue(heard.known());
        assertEquals("S1", heard.fromStoreId());
        assertEquals(Quantity.of(6), heard.moved().getFirst().difference());

        came(two, number, item(APPLE, 5), item(PEAR, 2));
        assertEquals(5, units(two, APPLE));
        assertEquals(
                "0.1200 EUR",
                two.orders().cost(KIM, APPLE).orThrow().orElseThrow().unit().toString());
        chain.sync(two);
        chain.sync(one);
        for (StockTill till : List.of(one, two)) {
            var moved = open(till).getFirst().moved();
            assertEquals(Quantity.ONE, moved.getFirst().difference());
            assertTrue(moved.getLast().difference().isZero());
        }
        assertEquals(
                number,
                chain.desk().stock().openTransfers().orThrow().getFirst().number());

        two.goods().settle(KIM, number, "crushed on the way").orThrow();
        chain.sync(two);
        chain.sync(one);
        assertEquals(List.of(), open(one));
        assertEquals(List.of(), open(two));
        assertEquals(List.of(), chain.desk().stock().openTransfers().orThrow());
        assertEquals(4, units(one, APPLE));
        assertRight();
    }

    /** The goods are faster than the network. */
    @Test
    void whatCameBeforeItWasHeardOfFitsWhenItIs() {
        String number = sent(one, "S2", item(APPLE, 6));
        came(two, number, item(APPLE, 6));
        assertFalse(open(two).getFirst().known());
        chain.sync(two);
        chain.sync(one);
        assertEquals(List.of(), open(one), "the sender hears at once that all came");
        chain.sync(two);
        assertEquals(List.of(), open(two));
        assertTrue(two.goods().transfer(KIM, number).orThrow().known());
        assertRight();
    }

    @Test
    void everyMovementIsToldOnce() {
        String number = sent(one, "S2", item(APPLE, 6));
        chain.sync(one);
        chain.sync(one);
        chain.sync(two);
        came(two, number);
        one.goods().cancel(KIM, number, "wrong paper").orThrow();
        chain.sync(two);
        chain.sync(one);
        chain.sync(two);
        assertEquals(List.of(3L), chain.numbers("SELECT count(*) FROM transfer_notices"));
        assertEquals(
                List.of(0L, 2L, 1L),
                List.of(
                        chain.numbers("SELECT count(*) FROM transfer_notices WHERE store_id NOT IN ('S1', 'S2')")
                                .getFirst(),
                        chain.numbers("SELECT count(*) FROM transfer_notices WHERE store_id = 'S2'")
                                .getFirst(),
                        chain.numbers("SELECT count(*) FROM transfer_notices WHERE store_id = 'S1'")
                                .getFirst()));
        assertEquals(Quantity.of(-6), open(one).getFirst().moved().getFirst().difference(), "came and was never sent");
        assertEquals(open(one), open(two));
        assertRight();
    }

    /** What all stores have and what is on its way come to what was bought less what was sold, whatever happens in whatever order. */
    @Test
    void transfersConserve() {
        for (long seed = 11; seed <= 13; seed++) {
            var random = new Random(seed);
            long there = units(one, APPLE) + units(two, APPLE) + onTheWay();
            var numbers = new ArrayList<String>();
            for (int step = 0; step < STEPS; step++) {
                var from = random.nextBoolean() ? one : two;
                var to = from == one ? two : one;
                long some = 1 + random.nextInt(9);
                switch (random.nextInt(6)) {
                    case 0 -> {
                        bought(from, APPLE, some, "0." + (10 + random.nextInt(40)));
                        there += some;
                    }
                    case 1 -> {
                        from.sell(Quantity.of(some));
                        there -= some;
                    }
                    case 2, 3 -> numbers.add(sent(from, from == one ? "S2" : "S1", item(APPLE, some)));
                    case 4 -> {
                        if (!numbers.isEmpty()) {
                            String number = numbers.get(random.nextInt(numbers.size()));
                            came(number.startsWith("S1") ? two : one, number, item(APPLE, some));
                        }
                    }
                    default -> chain.sync(random.nextBoolean() ? from : to);
                }
                from.passes(random.nextInt(3));
            }
            chain.sync(one);
            chain.sync(two);
            chain.sync(one);
            assertEquals(there, units(one, APPLE) + units(two, APPLE) + onTheWay(), "seed " + seed);
            assertEquals(
                    List.of((there - onTheWay()) * 1_000),
                    chain.numbers("SELECT sum(quantity_milli) FROM stock_balance WHERE product_id = 'apple'"));
            assertEquals(differences(open(one)), differences(open(two)), "seed " + seed);
            assertEquals(
                    differences(open(one)),
                    differences(chain.desk().stock().openTransfers().orThrow()));
        }
        assertRight();
    }

    private long onTheWay() {
        return chain.desk().stock().openTransfers().orThrow().stream()
                        .flatMap(t -> t.moved().stream())
                        .mapToLong(m -> m.difference().thousandths())
                        .sum()
                / 1_000;
    }

    private static List<String> differences(List<Transfer> transfers) {
        return transfers.stream()
                .map(t -> t.number() + " " + t.moved().getFirst().difference() + " to " + t.toStoreId())
                .sorted()
                .toList();
    }

    @Test
    void costAndMarginAreTheSameAtHeadOffice() {
        bought(one, APPLE, 7, "0.13");
        one.passes(60);
        one.sell(Quantity.of(3));
        one.passes(60);
        bought(one, APPLE, 5, "0.17");
        one.passes(60);
        one.sell(Quantity.of(4));
        chain.sync(one);
        var day = LocalDate.parse("2026-03-01");
        var here = one.orders().margin(KIM, day, day).orThrow();
        assertEquals(2, here.lines().size());
        assertEquals(here, chain.desk().stock().margin("S1", day, day).orThrow());
        assertEquals(
                new Money(0, StockTill.EUR),
                chain.desk().stock().margin("S2", day, day).orThrow().sum().cost());
    }

    @Test
    void whatOtherStoresHaveIsAnsweredWithItsAge() {
        bought(two, APPLE, 8, "0.10");
        chain.sync(two);
        var heardOfTwo = chain.clock.instant();
        one.desk().ask(BO, APPLE).orThrow();
        chain.sync(one);
        var answer = one.desk().elsewhere(BO, APPLE).orThrow();
        assertEquals(Optional.of(chain.clock.instant()), answer.answeredAt());
        var there = answer.stores().getFirst();
        assertEquals("Market hall", there.name());
        assertEquals(Quantity.of(8), there.quantity());
        assertEquals(Optional.of(heardOfTwo), there.heardAt());

        two.sell(Quantity.of(3));
        chain.sync(two);
        assertEquals(List.of(Quantity.of(8)), elsewhere(), "as it was when somebody asked");
        askAgain();
        assertEquals(List.of(Quantity.of(5)), elsewhere());
        two.sell(Quantity.of(5));
        chain.sync(two);
        askAgain();
        assertEquals(List.of(), elsewhere(), "there is none any more");
        assertEquals(List.of(), two.desk().elsewhere(BO, APPLE).orThrow().stores(), "who did not ask is not told");
        var atHeadOffice = chain.desk().stock().onHand("sku-apple").orThrow();
        assertEquals(
                List.of("S2"),
                atHeadOffice.stores().stream().map(s -> s.storeId()).toList());
        assertRight();
    }

    private void askAgain() {
        one.passes(120);
        one.desk().ask(BO, APPLE).orThrow();
        chain.sync(one);
    }

    private List<Quantity> elsewhere() {
        return one.desk().elsewhere(BO, APPLE).orThrow().stores().stream()
                .map(s -> s.quantity())
                .toList();
    }

    /** What somebody changes past head office is found, in whichever of the two it is. */
    @Test
    void documentsAndMovementsAreHeldAgainstEachOther() {
        bought(one, APPLE, 10, "0.12");
        sent(one, "S2", item(APPLE, 6));
        chain.sync(one);
        assertRight();
        chain.execute("UPDATE stock_document_lines SET quantity_milli = 11000 WHERE kind = 'RECEIPT'");
        chain.execute("DELETE FROM stock_document_lines WHERE kind = 'TRANSFER_OUT'");
        var findings = String.join("\n", chain.desk().verify().findings());
        assertTrue(findings.contains("S1-R1-A-D000001: line"), findings);
        assertTrue(findings.contains("of kind TRANSFER_OUT belongs to no document"), findings);
    }

    /** Nobody at a till passes off what head office tells. */
    @Test
    void aNoticeOfATillsOwnMakingIsNoticed() {
        two.database.write(new Author(KIM), tx -> {
            var at = chain.clock.instant();
            String number = "S1-R1-A-D000009";
            tx.insert(
                    StockTypes.NOTICE,
                    new TransferNotice("n", "S2", at, number, DocumentKind.TRANSFER_OUT, number, "S1", at));
            return 0;
        });
        chain.sync(two);
        assertEquals(1, chain.desk().incidents().incidents().size());
    }

    @Test
    void headOfficeOrdersAndTheStoreTakesItIn() {
        var cost = Optional.of(UnitPrice.of(new BigDecimal("0.12"), StockTill.EUR));
        var ordered = chain.desk()
                .stock()
                .order("S1", "Orchard", Optional.empty(), List.of(new Item("sku-apple", Quantity.of(5), cost)), "u")
                .orThrow();
        assertEquals("S1-HQ-P000001", ordered.order().number());
        chain.sync(one);
        chain.sync(two);
        assertEquals(List.of(), two.orders().openOrders(KIM).orThrow());
        var delivery = new Delivery(KIM, Optional.of("S1-HQ-P000001"), Optional.empty(), Optional.empty(), List.of());
        var document = one.goods().receive(delivery).orThrow();
        assertEquals("Orchard", document.head().supplier());
        assertEquals(
                new Money(60, StockTill.EUR), document.lines().getFirst().line().cost());
        chain.sync(one);
        assertEquals(
                List.of(), chain.desk().stock().openOrders(Optional.empty()).orThrow());
        var next = chain.desk()
                .stock()
                .order("S1", "Orchard", Optional.empty(), List.of(item(APPLE, 5)), "u")
                .orThrow();
        assertEquals("S1-HQ-P000002", next.order().number());
        var closed = chain.desk().stock().closeOrder(next.order().number(), "u").orThrow();
        assertEquals(OrderState.CANCELLED, closed.order().state());
        chain.sync(one);
        assertEquals(List.of(), one.orders().openOrders(KIM).orThrow());
        assertRight();
    }
}
