package org.evertill.shift;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.kernel.Money;

/**
 * What of a currency that is not the store's own should be in a drawer, and what is. Pure; any thread.
 *
 * @param counted in the same currency; empty where it was not counted: of an X before that, and of a Z of a till that did not ask for it
 */
public record ForeignCash(Money expected, Optional<Money> counted) {

    /** What is too much, or, negative, missing; empty where it was not counted. */
    public Optional<Money> difference() {
        return counted.map(money -> money.minus(expected));
    }

    /** By currency, as its code sorts: all that is expected or was counted. */
    public static List<ForeignCash> of(List<Money> expected, List<Money> counted) {
        var expectedOf = byCurrency(expected);
        var countedOf = byCurrency(counted);
        return Stream.concat(expectedOf.keySet().stream(), countedOf.keySet().stream())
                .distinct()
                .sorted((a, b) -> a.getCurrencyCode().compareTo(b.getCurrencyCode()))
                .map(currency -> new ForeignCash(
                        expectedOf.getOrDefault(currency, Money.zero(currency)),
                        Optional.ofNullable(countedOf.get(currency))))
                .toList();
    }

    /** What a Z told of it, by its figures. */
    public static List<ForeignCash> told(ShiftFigures told, List<ClosingFigure> figures) {
        var counted = figures.stream()
                .filter(figure -> figure.kind() == FigureKind.FOREIGN_COUNTED)
                .map(ClosingFigure::amount)
                .toList();
        return of(told.expectedForeign(), counted);
    }

    private static Map<Currency, Money> byCurrency(List<Money> all) {
        return all.stream().collect(Collectors.toMap(Money::currency, Function.identity(), Money::plus));
    }
}
