package org.evertill.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.evertill.kernel.Money;

/** Euros for tests. */
final class Eur {

    static final Currency CURRENCY = Currency.getInstance("EUR");

    private Eur() {}

    static Money of(String amount) {
        return of(new BigDecimal(amount));
    }

    static Money of(BigDecimal amount) {
        return Money.of(amount, CURRENCY, RoundingMode.UNNECESSARY);
    }
}
