package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.StockCount;
import org.evertill.domain.StockMovement;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Quantity;
import org.evertill.sync.protocol.Pull;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A till's stock is the last count and the movements after it, in whatever order they arrive, and whichever months leave the
 * till and come back meanwhile.
 */
class StockOrderTest {

    private static final List<String> MONTHS = List.of("2026-07", "2026-08", "2026-09");
    private static final int CUTS = 12;
    private static final int PRODUCTS = 20;

    /** Few, so that a movement is often of the moment of a count, and a count of that of another. */
    private static final int MOMENTS_OF_A_MONTH = 4;

    @TempDir
    private Path directory;

    private final Map<String, List<Fact>> atHeadOffice = new TreeMap<>();
    /** How many of a month's facts the till has heard of; they count also while the month is away. */
    private final Map<String, Integer> heard = new TreeMap<>();

    private Set<String> here = Set.of();
    private int facts;

    /** @param units counted, or moved */
    private record Fact(String id, String product, Instant at, boolean isCount, int units) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void stockIsTheLastCountAndWhatMovedAfterIt(long seed) throws SQLException {
        var random = new Random(seed);
        List<EntityType<?>> types = List.of(DomainTypes.STOCK_MOVEMENT, DomainTypes.STOCK_COUNT);
        try (var till = new TestTill(directory, types, List.of(new StockSchema()))) {
            for (int cut = 0; cut < CUTS; cut++) {
                arriveAtHeadOffice(random);
                cut(till, random);
                assertEquals(expected(), stock(till), "after cut " + cut);
            }
        }
    }

    private void arriveAtHeadOffice(Random random) {
        for (int product = 0; product < PRODUCTS; product++) {
            for (int i = random.nextInt(3); i > 0; i--) {
                String month = MONTHS.get(random.nextInt(MONTHS.size()));
                var at = Instant.parse(month + "-10T10:00:00Z")
                        .plus(Duration.ofDays(random.nextInt(MOMENTS_OF_A_MONTH)));
                boolean isCount = random.nextInt(4) == 0;
                int units = isCount ? random.nextInt(50) : random.nextInt(21) - 10;
                String id = "%08x-%d".formatted(random.nextInt(), facts++);
                atHeadOffice
                        .computeIfAbsent(month, m -> new ArrayList<>())
                        .add(new Fact(id, "product-" + product, at, isCount, units));
            }
        }
    }

    /** Some months are named, at least one; of those that were here what is new comes, of others all. */
    private void cut(TestTill till, Random random) {
        var named = new HashSet<String>();
        named.add(MONTHS.get(random.nextInt(MONTHS.size())));
        MONTHS.stream().filter(month -> random.nextInt(3) > 0).forEach(named::add);
        var entries = new ArrayList<Pull.Entry>();
        var cursors = new TreeMap<String, Long>();
        for (String month : named) {
            var all = atHeadOffice.getOrDefault(month, List.of());
            int known = here.contains(month) ? heard.getOrDefault(month, 0) : 0;
            for (int i = known; i < all.size(); i++) {
                entries.add(entry(month, i + 1L, all.get(i)));
            }
            cursors.put("facts:S1:" + month, (long) all.size());
            heard.put(month, all.size());
        }
        Collections.shuffle(entries, random);
        till.store().pullTarget().stage(new Pull.Answer(1, entries, cursors, 0, false));
        till.store().pullTarget().apply(0);
        here = named;
    }

    private static Pull.Entry entry(String month, long seq, Fact fact) {
        var type = fact.isCount ? DomainTypes.STOCK_COUNT : DomainTypes.STOCK_MOVEMENT;
        var row = fact.isCount
                ? DomainTypes.STOCK_COUNT.toRow(new StockCount(
                        fact.id,
                        "S1",
                        fact.at,
                        "R1",
                        fact.product,
                        Quantity.of(fact.units),
                        Quantity.ZERO,
                        null,
                        "kim"))
                : DomainTypes.STOCK_MOVEMENT.toRow(new StockMovement(
                        fact.id,
                        "S1",
                        fact.at,
                        "R1",
                        fact.product,
                        Quantity.of(fact.units),
                        MovementKind.ADJUSTMENT,
                        null,
                        null,
                        null,
                        "kim"));
        return new Pull.Entry("facts:S1:" + month, seq, type.table(), fact.id, 1, false, row);
    }

    private List<String> expected() {
        var known = new TreeMap<String, List<Fact>>();
        heard.forEach((month, count) -> atHeadOffice
                .getOrDefault(month, List.of())
                .subList(0, count)
                .forEach(fact -> known.computeIfAbsent(fact.product, p -> new ArrayList<>())
                        .add(fact)));
        return known.entrySet().stream()
                .map(e -> e.getKey() + " " + expected(e.getValue()))
                .toList();
    }

    private static int expected(List<Fact> known) {
        var count = known.stream()
                .filter(Fact::isCount)
                .max(Comparator.comparing(Fact::at).thenComparing(Fact::id));
        int after = known.stream()
                .filter(f ->
                        !f.isCount && count.filter(c -> !f.at.isAfter(c.at)).isEmpty())
                .mapToInt(Fact::units)
                .sum();
        return count.map(Fact::units).orElse(0) + after;
    }

    private static List<String> stock(TestTill till) throws SQLException {
        return till.raw("SELECT product_id || ' ' || (quantity_milli / 1000) FROM stock_balance ORDER BY product_id");
    }
}
