package org.evertill.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.stock.AverageCost.Pool;
import org.evertill.stock.AverageCost.Received;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AverageCostTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final int STEPS = 200;

    private static Received came(String id, int second, long units, long costMinor, long onHand) {
        return came(id, second, units, costMinor, onHand, null);
    }

    private static Received came(
            String id, int second, long units, long costMinor, long onHand, @Nullable String reverses) {
        return new Received(
                id,
                START.plusSeconds(second),
                Quantity.of(units),
                new Money(costMinor, EUR),
                Quantity.of(onHand),
                reverses);
    }

    private static Optional<String> unit(Received... receipts) {
        return AverageCost.of(EUR, List.of(receipts))
                .now()
                .map(pool -> pool.unit().toString());
    }

    @Test
    void whatComesIsMixedWithWhatIsThere() {
        assertEquals(Optional.empty(), unit());
        assertEquals(Optional.of("1.0000 EUR"), unit(came("a", 0, 10, 1_000, 0)));
        assertEquals(Optional.of("1.5000 EUR"), unit(came("a", 0, 10, 1_000, 0), came("b", 1, 10, 2_000, 10)));
        assertEquals(Optional.of("1.6667 EUR"), unit(came("a", 0, 10, 1_000, 0), came("b", 1, 10, 2_000, 5)));
    }

    @Test
    void whereThereIsNothingOrLessTheAverageIsThatOfWhatComes() {
        assertEquals(Optional.of("2.0000 EUR"), unit(came("a", 0, 10, 1_000, 0), came("b", 1, 10, 2_000, 0)));
        assertEquals(Optional.of("2.0000 EUR"), unit(came("a", 0, 10, 1_000, 0), came("b", 1, 10, 2_000, -4)));
        assertEquals(Optional.of("2.0000 EUR"), unit(came("a", 0, 10, 1_000, 0), came("b", 1, 10, 2_000, -40)));
        assertEquals(Optional.of("0.0000 EUR"), unit(came("a", 0, 10, 1_000, 0), came("b", 1, 10, 0, -1)));
    }

    /** Twenty were found by a count; they are worth what the others are. */
    @Test
    void whatWasFoundIsWorthTheAverage() {
        assertEquals(Optional.of("1.2500 EUR"), unit(came("a", 0, 10, 1_000, 0), came("b", 1, 10, 2_000, 30)));
    }

    @Test
    void whatWasSoldBeforeAnythingCameCostsWhatCameFirst() {
        var cost = AverageCost.of(EUR, List.of(came("a", 60, 10, 1_000, -3), came("b", 120, 7, 1_400, 7)));
        assertEquals(new Money(300, EUR), cost.at(START).orElseThrow().of(Quantity.of(3)));
        assertEquals(
                new Money(-100, EUR),
                cost.at(START.plusSeconds(60)).orElseThrow().of(Quantity.of(-1)));
        assertEquals(
                new Money(150, EUR),
                cost.at(START.plusSeconds(120)).orElseThrow().of(Quantity.ONE));
    }

    @Test
    void whatWasTakenBackNeverWas() {
        var wrong = came("b", 1, 10, 9_000, 10);
        var back = came("c", 2, -10, -9_000, 20, "b");
        assertEquals(Optional.of("1.0000 EUR"), unit(came("a", 0, 10, 1_000, 0), wrong, back));
        assertEquals(Optional.empty(), unit(wrong, back));
        assertEquals(Optional.empty(), unit(back), "also when only that is known");
    }

    @Test
    void anotherCurrencyIsPassedOver() {
        var dollars = new Received(
                "d", START, Quantity.ONE, new Money(500, Currency.getInstance("USD")), Quantity.ZERO, null);
        assertEquals(Optional.of("1.0000 EUR"), unit(dollars, came("a", 1, 10, 1_000, 1)));
    }

    @Test
    void neitherTheOrderOfArrivalNorWhatIsHeardOfLateInventsACost() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            var receipts = new ArrayList<Received>();
            for (int i = 0; i < 12; i++) {
                long units = 1 + random.nextInt(50);
                receipts.add(came(
                        "r" + i,
                        random.nextInt(8),
                        units,
                        units * (50 + random.nextInt(300)),
                        random.nextInt(90) - 20L));
            }
            var least = receipts.stream()
                    .map(AverageCostTest::paid)
                    .min(BigDecimal::compareTo)
                    .orElseThrow();
            var most = receipts.stream()
                    .map(AverageCostTest::paid)
                    .max(BigDecimal::compareTo)
                    .orElseThrow();
            var cost = AverageCost.of(EUR, receipts);
            Collections.shuffle(receipts, random);
            assertEquals(cost.now(), AverageCost.of(EUR, receipts).now(), "seed " + seed);
            for (int second = -1; second < 9; second++) {
                var unit =
                        cost.at(START.plusSeconds(second)).orElseThrow().unit().toDecimal();
                // half a cent of rounding each, on a pool of one piece at least
                var slack = new BigDecimal("0.06");
                assertTrue(
                        unit.compareTo(least.subtract(slack)) >= 0 && unit.compareTo(most.add(slack)) <= 0,
                        "seed " + seed + ": " + unit + " is not between " + least + " and " + most);
            }
        }
    }

    private static BigDecimal paid(Received receipt) {
        return receipt.cost().toDecimal().divide(receipt.quantity().toDecimal(), 6, RoundingMode.HALF_UP);
    }

    /**
     * A store that goes on for long and writes everything down: what was paid is what the goods that left cost and what is there is worth,
     * but for half a cent each time that something was rounded.
     */
    @Test
    void noValueIsMadeAndNoneIsLost() {
        for (long seed = 1; seed <= 100; seed++) {
            var random = new Random(seed);
            var receipts = new ArrayList<Received>();
            long paid = 0;
            long left = 0;
            long there = 0;
            long rounded = 0;
            for (int step = 0; step < STEPS; step++) {
                if (there == 0 || random.nextInt(4) == 0) {
                    long units = 1 + random.nextInt(40);
                    long cost = units * (20 + random.nextInt(500)) + random.nextInt(7);
                    receipts.add(came(String.format("r%03d", step), step, units, cost, there));
                    paid += cost;
                    there += units;
                } else {
                    long units = 1 + random.nextLong(there);
                    var pool = AverageCost.of(EUR, receipts)
                            .at(START.plusSeconds(step))
                            .orElseThrow();
                    left += pool.of(Quantity.of(units)).minor();
                    there -= units;
                }
                rounded++;
            }
            Pool last = AverageCost.of(EUR, receipts).now().orElseThrow();
            long worth = last.of(Quantity.of(there)).minor();
            long lost = Math.abs(paid - left - worth);
            assertTrue(lost <= rounded, "seed " + seed + ": " + lost + " cents of " + paid + " are lost or made");
        }
    }
}
