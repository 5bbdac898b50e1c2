package org.evertill.shift;

import java.util.Comparator;
import java.util.List;
import org.evertill.kernel.Money;

/**
 * One count of a whole drawer.
 *
 * @param own of the store's own currency
 * @param foreign of each other one that was counted, by its code; of the same attempt as the own
 */
public record DrawerCount(CashCount own, List<CashCount> foreign) {

    public DrawerCount {
        foreign = foreign.stream()
                .sorted(Comparator.comparing(count -> count.total().currency().getCurrencyCode()))
                .toList();
    }

    /** Whether just as much is expected in each currency as when it was counted. */
    public boolean holdsFor(ShiftFigures figures) {
        var then = foreign.stream().map(CashCount::expected).filter(money -> !money.isZero());
        var now = figures.expectedForeign().stream().filter(money -> !money.isZero());
        return own.expected().equals(figures.expectedCash())
                && then.toList().equals(now.toList())
                && figures.expectedForeign().stream()
                        .allMatch(expected -> foreign.stream()
                                .anyMatch(count -> count.total().currency().equals(expected.currency())));
    }

    /** What was found of the others. */
    public List<Money> foreignTotals() {
        return foreign.stream().map(CashCount::total).toList();
    }
}
