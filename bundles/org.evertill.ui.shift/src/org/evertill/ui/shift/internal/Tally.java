package org.evertill.ui.shift.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.kernel.Money;
import org.evertill.shift.ShiftDesk.Found;
import org.evertill.shift.ShiftDesk.Pieces;

/** How many pieces of each coin and note were found so far. A value. */
record Tally(List<Pieces> rows) {

    /** Pieces of one value at most: no drawer holds as many, and no code of goods is as short. */
    static final long MAX_PIECES = 99_999;

    private static final String EURO = "200 100 50 20 10 5 2 1 0.5 0.2 0.1 0.05 0.02 0.01";
    private static final String FRANC = "1000 200 100 50 20 10 5 2 1 0.5 0.2 0.1 0.05";
    private static final String POUND = "50 20 10 5 2 1 0.5 0.2 0.1 0.05 0.02 0.01";
    private static final String DOLLAR = "100 50 20 10 5 2 1 0.5 0.25 0.1 0.05 0.01";
    private static final String YEN = "10000 5000 2000 1000 500 100 50 10 5 1";

    private static final int LARGEST_POWER = 3;

    Tally {
        rows = List.copyOf(rows);
    }

    /** Nothing of anything that there is in some currencies, one after the other, the largest value first. */
    static Tally of(List<Currency> currencies) {
        return new Tally(currencies.stream().flatMap(Tally::none).toList());
    }

    private static Stream<Pieces> none(Currency currency) {
        return values(currency)
                .map(value -> Money.of(value, currency, RoundingMode.UNNECESSARY))
                .map(value -> new Pieces(value, 0));
    }

    private static Stream<BigDecimal> values(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "EUR" -> listed("500 " + EURO);
            case "CHF" -> listed(FRANC);
            case "GBP" -> listed(POUND);
            case "USD" -> listed(DOLLAR);
            case "JPY" -> listed(YEN);
            default -> series(currency.getDefaultFractionDigits());
        };
    }

    private static Stream<BigDecimal> listed(String values) {
        return Arrays.stream(values.split(" ")).map(BigDecimal::new);
    }

    /** Of a currency of which nothing else is known: five, two and one of each power of ten, from a thousand down to the smallest unit. */
    private static Stream<BigDecimal> series(int decimals) {
        var values = new ArrayList<BigDecimal>();
        for (int power = LARGEST_POWER; power >= -decimals; power--) {
            for (int digit : new int[] {5, 2, 1}) {
                values.add(BigDecimal.valueOf(digit).scaleByPowerOfTen(power));
            }
        }
        return values.stream();
    }

    /** The same with so many pieces of one value. */
    Tally with(int index, long pieces) {
        var changed = new ArrayList<>(rows);
        changed.set(index, new Pieces(rows.get(index).denomination(), pieces));
        return new Tally(changed);
    }

    /** What was found of each currency: its total, and only values of which there was something. */
    List<Found> found() {
        return rows.stream()
                .map(row -> row.denomination().currency())
                .distinct()
                .map(this::found)
                .toList();
    }

    private Found found(Currency currency) {
        var of = rows.stream()
                .filter(row -> row.denomination().currency().equals(currency))
                .filter(row -> row.pieces() > 0)
                .toList();
        return of.isEmpty() ? Found.of(Money.zero(currency)) : Found.of(of);
    }
}
