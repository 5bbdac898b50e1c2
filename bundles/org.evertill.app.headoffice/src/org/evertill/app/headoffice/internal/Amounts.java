package org.evertill.app.headoffice.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import org.evertill.kernel.Money;

/** Amounts and currencies as people type them. What is none is an IllegalArgumentException that says so. */
final class Amounts {

    private Amounts() {}

    /** Three letters of ISO 4217, small or large. */
    static Currency currency(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(text + " is no currency; use three letters of ISO 4217"));
    }

    /** With a point before the decimals, of which there are no more than the currency has. */
    static Money of(String text, Currency currency) {
        try {
            return Money.of(new BigDecimal(text), currency, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    text + " is no amount of " + currency.getCurrencyCode() + "; write it like "
                            + Money.of(new BigDecimal("12.5"), currency, RoundingMode.DOWN)
                                    .toDecimal()
                                    .toPlainString(),
                    e);
        }
    }
}
