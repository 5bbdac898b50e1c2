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

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.domain.Approval;
import org.evertill.domain.MovementKind;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.stock.SheetKind;
import org.evertill.stock.StockDesk;
import org.evertill.stock.StockDesk.Adjustment;
import org.evertill.stock.StockDesk.Counting;
import org.evertill.stock.StockDesk.NewSheet;
import org.evertill.stock.StockDesk.Rest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link StockDesk} promises; a test of an implementation extends it. */
public abstract class StockDeskContractTest {

    private static final int STEPS = 300;

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

    private StockDesk desk() {
        return shop.desk();
    }

    private static Adjustment adjustment(String code, long milli, String staffId) {
        return new Adjustment(code, new Quantity(milli), "a reason", staffId, Optional.empty(), Optional.empty());
    }

    private static Counting counting(String code, long milli) {
        return new Counting(code, new Quantity(milli), BO, Optional.empty());
    }

    private long onHand() {
        return desk().onHand(BO, APPLE).orThrow().quantity().thousandths();
    }

    private static Problem problem(String code, Outcome<?> outcome) {
        var problem = assertInstanceOf(Outcome.Failed.class, outcome).problem();
        assertEquals(code, problem.code(), problem::message);
        assertTrue(problem.message().length() > 20, problem::message);
        return problem;
    }

    /** What a manager makes of a refusal. */
    private static Approval approval(Problem refused) {
        var facts = refused.facts();
        return new Approval(
                "a" + facts.hashCode(),
                "S1",
                Instant.EPOCH,
                "S1-R1",
                facts.get("action"),
                facts.get("permission"),
                facts.get("staff"),
                KIM,
                null);
    }

    @Test
    void goodsGoAndComeWithAReason() {
        var gone = desk().adjust(adjustment(APPLE, -5_000, KIM)).orThrow();
        assertEquals(MovementKind.WRITE_OFF, gone.kind());
        assertEquals("a reason", gone.reason());
        var found = desk().adjust(adjustment(APPLE, 2_000, KIM)).orThrow();
        assertEquals(MovementKind.ADJUSTMENT, found.kind());
        assertEquals(-3_000, onHand());
        problem("sale.no-stock", desk().adjust(adjustment(BAG, 1_000, KIM)));
        problem("sale.unknown-code", desk().adjust(adjustment("nothing", 1_000, KIM)));
        problem("sale.bad-quantity", desk().adjust(adjustment(APPLE, 0, KIM)));
        problem("sale.bad-quantity", desk().adjust(adjustment(APPLE, -1_000_000_001, KIM)));
        assertEquals(-3_000, onHand());
    }

    @Test
    void whoMayNotAdjustAsksSomebody() {
        var wanted = problem("staff.needs-approval", desk().adjust(adjustment(APPLE, 1_000, BO)));
        assertEquals("ADJUST_STOCK", wanted.facts().get("permission"));
        desk().with(approval(wanted)).adjust(adjustment(APPLE, 1_000, BO)).orThrow();
        assertEquals(1_000, onHand());
        problem("staff.needs-approval", desk().with(approval(wanted)).adjust(adjustment(APPLE, 1_000, BO)));
        problem("staff.ended", desk().adjust(adjustment(APPLE, 1_000, "nobody")));
    }

    @Test
    void whatWasCountedIsTheStock() {
        shop.sell(Quantity.of(3));
        var counted = desk().count(counting(APPLE, 12_500)).orThrow();
        assertEquals(new Quantity(-3_000), counted.count().expected());
        assertEquals(new Quantity(15_500), counted.difference());
        assertEquals(12_500, onHand());
        shop.sell(Quantity.of(2));
        assertEquals(10_500, onHand());
        problem("stock.bad-count", desk().count(counting(APPLE, -1)));
        problem("sale.no-stock", desk().count(counting(BAG, 1)));
    }

    @Test
    void lessThanNothingIsFlaggedAndNeverRefused() {
        assertEquals(List.of(), desk().negative(BO).orThrow());
        shop.sell(Quantity.of(2));
        var negative = desk().negative(BO).orThrow();
        assertEquals(
                List.of("apple"), negative.stream().map(n -> n.product().id()).toList());
        assertTrue(negative.getFirst().isNegative());
        assertEquals(Optional.empty(), negative.getFirst().countedAt());
        desk().count(counting(APPLE, 0)).orThrow();
        assertEquals(List.of(), desk().negative(BO).orThrow());
        assertFalse(desk().onHand(BO, APPLE).orThrow().isNegative());
        assertTrue(desk().onHand(BO, APPLE).orThrow().countedAt().isPresent());
    }

    private StockDesk.Sheet opened(String name, SheetKind kind, Optional<String> category, String... codes) {
        return desk().openSheet(new NewSheet(BO, name, kind, category, List.of(codes)))
                .orThrow();
    }

    private void counted(String sheet, String code, long milli) {
        desk().count(new Counting(code, new Quantity(milli), BO, Optional.empty(), Optional.of(sheet)))
                .orThrow();
    }

    private static List<String> names(StockDesk.Sheet sheet) {
        return sheet.lines().stream().map(l -> l.product().id()).toList();
    }

    @Test
    void aFullCountTakesWhatNobodyCountedForNoneWhenAPersonSaysSo() {
        desk().adjust(adjustment(APPLE, 5_000, KIM)).orThrow();
        desk().adjust(adjustment(PEAR, 7_000, KIM)).orThrow();
        assertEquals(List.of("apple", "pear"), names(opened("March", SheetKind.FULL, Optional.empty())));
        counted("March", APPLE, 4_000);
        shop.passes(60);
        shop.sell(Quantity.of(1));
        var sheet = desk().sheet(BO, "March").orThrow();
        assertEquals(new Quantity(5_000), sheet.lines().getFirst().expected());
        assertEquals(new Quantity(-1_000), sheet.lines().getFirst().difference());
        assertEquals(
                List.of("pear"),
                sheet.rest().stream().map(l -> l.product().id()).toList());
        problem("stock.not-counted", desk().closeSheet(BO, "March", Rest.MUST_BE_COUNTED));
        assertEquals(1, desk().openSheets(BO).orThrow().size());

        var closed = desk().closeSheet(BO, "March", Rest.IS_NONE).orThrow();
        assertEquals(Boolean.TRUE, closed.head().restIsZero());
        assertEquals(new Quantity(-7_000), closed.lines().getLast().difference());
        assertEquals(3_000, onHand(), "what was sold after the count is gone too");
        assertEquals(0, desk().onHand(BO, PEAR).orThrow().quantity().thousandths());
        assertEquals(List.of(), desk().openSheets(BO).orThrow());
        problem("stock.sheet-closed", desk().closeSheet(BO, "March", Rest.STAYS));
        problem(
                "stock.sheet-closed",
                desk().count(new Counting(APPLE, Quantity.ONE, BO, Optional.empty(), Optional.of("March"))));
        assertEquals(closed, desk().sheet(BO, "March").orThrow());
    }

    @Test
    void partsAreCountedByCategoryAndByList() {
        desk().adjust(adjustment(APPLE, 5_000, KIM)).orThrow();
        desk().adjust(adjustment(PEAR, 7_000, KIM)).orThrow();
        assertEquals(List.of("apple"), names(opened("fruit", SheetKind.CATEGORY, Optional.of("Food / Fruit"))));
        assertEquals(List.of("apple", "pear"), names(opened("food", SheetKind.CATEGORY, Optional.of("Food"))));
        assertEquals(List.of("apple"), names(opened("typed otherwise", SheetKind.CATEGORY, Optional.of("Food/Fruit"))));
        assertEquals(List.of(), names(opened("half a word", SheetKind.CATEGORY, Optional.of("Foo"))));
        assertEquals(List.of("pear"), names(opened("shelf", SheetKind.LIST, Optional.empty(), PEAR, PEAR)));
        counted("shelf", PEAR, 6_000);
        counted("shelf", PEAR, 8_000);
        var line = desk().closeSheet(BO, "shelf", Rest.MUST_BE_COUNTED)
                .orThrow()
                .lines()
                .getFirst();
        assertEquals(Optional.of(new Quantity(8_000)), line.counted());
        assertEquals(new Quantity(1_000), line.difference(), "counted twice, it differs once");
        desk().closeSheet(BO, "fruit", Rest.STAYS).orThrow();
        assertEquals(5_000, onHand());
        problem("stock.unknown-sheet", desk().sheet(BO, "nothing"));
        problem("stock.bad-sheet", desk().openSheet(full("food")));
        problem("stock.bad-sheet", desk().openSheet(full(" ")));
        problem("stock.bad-sheet", desk().openSheet(list("x")));
        problem("sale.no-stock", desk().openSheet(list("x", BAG)));
    }

    private static NewSheet full(String name) {
        return new NewSheet(BO, name, SheetKind.FULL, Optional.empty(), List.of());
    }

    private static NewSheet list(String name, String... codes) {
        return new NewSheet(BO, name, SheetKind.LIST, Optional.empty(), List.of(codes));
    }

    @Test
    void whatOthersHaveIsUnknownUntilHeadOfficeAnswers() {
        var never = desk().elsewhere(BO, APPLE).orThrow();
        assertEquals(Optional.empty(), never.askedAt());
        var asked = desk().ask(BO, APPLE).orThrow();
        assertTrue(asked.askedAt().isPresent());
        assertEquals(Optional.empty(), asked.answeredAt());
        assertEquals(asked, desk().ask(BO, APPLE).orThrow(), "who asks again at once waits for the same answer");
        assertEquals(List.of(), asked.stores());
    }

    /** Whatever comes in whatever order: the last count, and what moved after it. */
    @Test
    void stockIsTheLastCountAndWhatMovedAfterIt() {
        for (long seed = 1; seed <= 5; seed++) {
            var random = new Random(seed);
            long expected = desk().count(counting(APPLE, 0))
                    .orThrow()
                    .count()
                    .quantity()
                    .thousandths();
            for (int step = 0; step < STEPS; step++) {
                long units = 1 + random.nextInt(20);
                switch (random.nextInt(4)) {
                    case 0 ->
                        expected = desk().count(counting(APPLE, units * 500))
                                .orThrow()
                                .count()
                                .quantity()
                                .thousandths();
                    case 1 -> {
                        shop.sell(Quantity.of(units));
                        expected -= units * 1_000;
                    }
                    default -> {
                        long milli = (random.nextBoolean() ? 1 : -1) * units * 125;
                        desk().adjust(adjustment(APPLE, milli, KIM)).orThrow();
                        expected += milli;
                    }
                }
                shop.passes(random.nextInt(3) - 1L);
            }
            assertEquals(expected, onHand(), "seed " + seed);
        }
    }
}
