package org.evertill.app.till.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;

/**
 * A discount that is typed: {@code 2 10% dented}, {@code all 1.50 late}, {@code 2} for none any more.
 *
 * @param position the line of the basket; empty for all of it
 * @param size a percentage with its sign, or an amount; empty for nothing any more
 */
record TypedDiscount(Optional<Integer> position, Optional<String> size, String reason) {

    private static final String ALL = "all";
    private static final String PERCENT = "%";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What the words behind {@code /discount} mean. Problem: {@code till.not-understood}. */
    static Outcome<TypedDiscount> of(List<String> words) {
        if (words.isEmpty()) {
            return TypedWords.notUnderstood("Say of which line: /discount LINE PERCENT% REASON.");
        }
        var size = words.stream().skip(1).findFirst();
        String reason = String.join(" ", words.stream().skip(2).toList());
        return words.getFirst().equals(ALL)
                ? Outcome.ok(new TypedDiscount(Optional.empty(), size, reason))
                : TypedWords.position(words.getFirst())
                        .map(position -> new TypedDiscount(Optional.of(position), size, reason));
    }

    /** The discount in a currency; empty for none. Problem: {@code till.not-understood}. */
    Outcome<Optional<ManualDiscount>> given(Currency currency) {
        return size.map(text ->
                        reduction(text, currency).map(reduction -> Optional.of(new ManualDiscount(reduction, reason))))
                .orElseGet(() -> Outcome.ok(Optional.empty()));
    }

    private static Outcome<Reduction> reduction(String text, Currency currency) {
        boolean isPercent = text.endsWith(PERCENT);
        return TypedWords.number(isPercent ? text.substring(0, text.length() - 1) : text)
                .then(number -> {
                    try {
                        return Outcome.ok(
                                isPercent
                                        ? new Reduction.Percent(number.multiply(HUNDRED)
                                                .setScale(0, RoundingMode.UNNECESSARY)
                                                .intValueExact())
                                        : new Reduction.Amount(Money.of(number, currency, RoundingMode.UNNECESSARY)));
                    } catch (ArithmeticException | IllegalArgumentException e) {
                        return TypedWords.notUnderstood(
                                "A discount is more than nothing: up to 100% with two decimals, or an amount in "
                                        + currency + ".");
                    }
                });
    }
}
