package org.evertill.stock.contract;

import static org.evertill.stock.contract.StockShop.APPLE;
import static org.evertill.stock.contract.StockShop.BAG;
import static org.evertill.stock.contract.StockShop.BO;
import static org.evertill.stock.contract.StockShop.KIM;
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
import org.evertill.stock.StockDesk;
import org.evertill.stock.StockDesk.Adjustment;
import org.evertill.stock.StockDesk.Counting;
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
