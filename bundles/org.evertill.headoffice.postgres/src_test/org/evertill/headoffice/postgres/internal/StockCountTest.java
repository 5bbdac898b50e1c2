package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.StockCount;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.Quantity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Head office's stock is the last count and the movements after it, whoever tells of them, in whatever order. */
class StockCountTest {

    private static final Instant DAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final int PRODUCTS = 20;
    private static final int PUSHES = 15;
    private static final int OF_A_PUSH = 30;

    /** Few, so that a movement is often of the moment of a count, and a count of that of another. */
    private static final int MOMENTS = 12;

    private final Fixture fixture = new Fixture();
    private final List<TestTill> tills =
            List.of(fixture.till("S1", "R1"), fixture.till("S1", "R2"), fixture.till("S2", "R1"));
    private final List<Fact> facts = new ArrayList<>();

    private record Fact(String place, String id, Instant at, boolean isCount, int units) {}

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void inAnyOrder(long seed) {
        var random = new Random(seed);
        for (int push = 0; push < PUSHES; push++) {
            var till = tills.get(random.nextInt(tills.size()));
            write(till, random);
            till.push(till.log.size() - OF_A_PUSH + 1L, till.log.size()).orThrow();
            assertEquals(expected(), stock(), "after push " + push);
        }
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    /** Counts and movements of the same products at once: none is left out, none is in twice. */
    @Test
    void atOnce() throws InterruptedException, ExecutionException {
        var random = new Random(5);
        for (int round = 0; round < PUSHES; round++) {
            tills.forEach(till -> write(till, random));
        }
        try (var threads = Executors.newFixedThreadPool(tills.size())) {
            var all = new ArrayList<Callable<Integer>>();
            tills.forEach(till -> all.add(() -> pushPieces(till)));
            for (var done : threads.invokeAll(all)) {
                assertEquals(PUSHES, done.get());
            }
        }
        assertEquals(expected(), stock());
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    private static int pushPieces(TestTill till) {
        int pushes = 0;
        for (int from = 1; from <= till.log.size(); from += OF_A_PUSH) {
            till.push(from, from + OF_A_PUSH - 1L).orThrow();
            pushes++;
        }
        return pushes;
    }

    private void write(TestTill till, Random random) {
        for (int i = 0; i < OF_A_PUSH; i++) {
            String product = "product-" + random.nextInt(PRODUCTS);
            var at = DAY.plus(Duration.ofMinutes(random.nextInt(MOMENTS)));
            boolean isCount = random.nextInt(4) == 0;
            int units = isCount ? random.nextInt(50) : random.nextInt(21) - 10;
            String id = "%08x-%d".formatted(random.nextInt(), facts.size());
            String store = till.identity.storeId();
            facts.add(new Fact(store + " " + product, id, at, isCount, units));
            till.transaction(
                    isCount
                            ? insert(DomainTypes.STOCK_COUNT, count(id, store, product, at, units))
                            : insert(DomainTypes.STOCK_MOVEMENT, movement(id, store, product, at, units)));
        }
    }

    private static StockCount count(String id, String store, String product, Instant at, int units) {
        return new StockCount(id, store, at, "R", product, Quantity.of(units), Quantity.ZERO, null, "kim");
    }

    private static StockMovement movement(String id, String store, String product, Instant at, int units) {
        var quantity = Quantity.of(units);
        return new StockMovement(
                id, store, at, "R", product, quantity, MovementKind.ADJUSTMENT, null, null, null, "kim");
    }

    private List<String> expected() {
        var byPlace = new TreeMap<String, List<Fact>>();
        facts.forEach(
                f -> byPlace.computeIfAbsent(f.place, p -> new ArrayList<>()).add(f));
        return byPlace.entrySet().stream()
                .map(e -> e.getKey() + " " + expected(e.getValue()))
                .toList();
    }

    private static int expected(List<Fact> known) {
        var count = known.stream()
                .filter(Fact::isCount)
                .max(Comparator.comparing(Fact::at).thenComparing(Fact::id));
        Stream<Fact> after = known.stream()
                .filter(f -> count.filter(c -> !f.at.isAfter(c.at)).isEmpty());
        return count.map(Fact::units).orElse(0)
                + after.filter(f -> !f.isCount).mapToInt(Fact::units).sum();
    }

    private List<String> stock() {
        return fixture.query(
                "SELECT store_id || ' ' || product_id || ' ' || (quantity_milli / 1000)::bigint FROM stock_balance"
                        + " ORDER BY store_id, product_id COLLATE \"C\"");
    }
}
