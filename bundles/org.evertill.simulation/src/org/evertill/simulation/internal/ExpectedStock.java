package org.evertill.simulation.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.StockCount;
import org.evertill.domain.StockMovement;
import org.evertill.entity.Row;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;
import org.evertill.simulation.internal.OfficeBooks.Received;

/** I10: what the stock must be, reckoned anew from all counts and movements, by store and product. */
final class ExpectedStock {

    private final Map<String, StockCount> last = new TreeMap<>();
    private final Map<String, Long> balances = new TreeMap<>();

    private ExpectedStock() {}

    /** Of these rows, in whatever order. */
    static Map<String, Long> of(List<Row> counts, List<Row> movements) {
        var stock = new ExpectedStock();
        counts.stream().map(DomainTypes.STOCK_COUNT::fromRow).forEach(stock::counted);
        movements.stream().map(DomainTypes.STOCK_MOVEMENT::fromRow).forEach(stock::moved);
        return stock.balances;
    }

    static String key(String store, String product) {
        return store + " " + product;
    }

    private void counted(StockCount count) {
        String key = key(count.storeId(), count.productId());
        var before = last.get(key);
        if (before == null || isLater(count, before)) {
            last.put(key, count);
            balances.put(key, count.quantity().thousandths());
        }
    }

    private static boolean isLater(StockCount one, StockCount other) {
        int order = one.occurredAt().compareTo(other.occurredAt());
        return order > 0 || order == 0 && one.id().compareTo(other.id()) > 0;
    }

    private void moved(StockMovement movement) {
        String key = key(movement.storeId(), movement.productId());
        var count = last.get(key);
        if (count == null || movement.occurredAt().isAfter(count.occurredAt())) {
            balances.merge(key, movement.quantity().thousandths(), Long::sum);
        }
    }

    /** Complains unless a balance is what was reckoned; where there is none it is nothing. */
    static void compare(String whose, Map<String, Long> balances, Map<String, Long> expected) {
        var keys = new HashSet<>(balances.keySet());
        keys.addAll(expected.keySet());
        keys.forEach(key -> Broken.unless(
                balances.getOrDefault(key, 0L).equals(expected.getOrDefault(key, 0L)),
                "I10",
                () -> whose + " has of " + key + " " + balances.get(key) + " and not " + expected.get(key)));
    }

    /** Counts what came to head office after a count that it was before. */
    static void late(List<Received> received, Tally tally) {
        var counted = new TreeMap<String, StockCount>();
        for (var one : received) {
            var op = one.operation();
            if (op.table().equals(DomainTypes.STOCK_COUNT.table())) {
                var count = DomainTypes.STOCK_COUNT.fromRow(op.after());
                var before = counted.get(key(count.storeId(), count.productId()));
                if (before != null && !isLater(count, before)) {
                    tally.add(Happening.LATE_COUNT);
                } else {
                    counted.put(key(count.storeId(), count.productId()), count);
                }
            } else if (op.table().equals(DomainTypes.STOCK_MOVEMENT.table())) {
                var movement = DomainTypes.STOCK_MOVEMENT.fromRow(op.after());
                var count = counted.get(key(movement.storeId(), movement.productId()));
                if (count != null && !movement.occurredAt().isAfter(count.occurredAt())) {
                    tally.add(Happening.LATE_MOVEMENT);
                }
            }
        }
    }
}
