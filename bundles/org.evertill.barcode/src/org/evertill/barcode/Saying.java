package org.evertill.barcode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.evertill.barcode.Said.Price;
import org.evertill.kernel.Quantity;

/** What elements mean; their values are known to be well formed. Pure; throws the problems {@code barcode.…}. */
final class Saying {

    private static final int CURRENCY_DIGITS = 3;

    /** Trade measures; widths, heights and the measures of deliveries say not how much there is. */
    private static final Map<String, MeasureUnit> UNITS = Map.ofEntries(
            Map.entry("310", MeasureUnit.KILOGRAM),
            Map.entry("311", MeasureUnit.METRE),
            Map.entry("314", MeasureUnit.SQUARE_METRE),
            Map.entry("315", MeasureUnit.LITRE),
            Map.entry("316", MeasureUnit.CUBIC_METRE),
            Map.entry("320", MeasureUnit.POUND),
            Map.entry("321", MeasureUnit.INCH),
            Map.entry("322", MeasureUnit.FOOT),
            Map.entry("323", MeasureUnit.YARD),
            Map.entry("350", MeasureUnit.SQUARE_INCH),
            Map.entry("351", MeasureUnit.SQUARE_FOOT),
            Map.entry("352", MeasureUnit.SQUARE_YARD),
            Map.entry("356", MeasureUnit.TROY_OUNCE),
            Map.entry("357", MeasureUnit.FLUID_OUNCE),
            Map.entry("360", MeasureUnit.QUART),
            Map.entry("361", MeasureUnit.GALLON),
            Map.entry("364", MeasureUnit.CUBIC_INCH),
            Map.entry("365", MeasureUnit.CUBIC_FOOT),
            Map.entry("366", MeasureUnit.CUBIC_YARD));

    /** Currencies that people pay in, by their number in ISO 4217. */
    private static final Map<String, Currency> CURRENCIES = currencies();

    private final Map<String, String> elements;
    private final LocalDate today;

    private Saying(Map<String, String> elements, LocalDate today) {
        this.elements = elements;
        this.today = today;
    }

    static Said of(Map<String, String> elements, LocalDate today) {
        return new Saying(elements, today).said();
    }

    private Said said() {
        return new Said(measures(), count(), price(), value("10"), value("21"), date("11"), date("15"), date("17"));
    }

    private Optional<String> value(String identifier) {
        return Optional.ofNullable(elements.get(identifier));
    }

    private Optional<LocalDate> date(String identifier) {
        return value(identifier)
                .map(text -> Gs1Date.of(text, today).orElseThrow(() -> Refusal.badDate(identifier, text)));
    }

    /** Pieces of a variable item, else of what is in a delivery. */
    private Optional<Quantity> count() {
        return value("30").or(() -> value("37")).map(text -> Quantity.of(Long.parseLong(text)));
    }

    private List<Measure> measures() {
        var measures = new ArrayList<Measure>();
        elements.forEach((digits, value) -> unit(digits)
                .ifPresent(unit -> measures.add(new Measure(
                        new BigDecimal(new BigInteger(value), digits.charAt(3) - '0'), Optional.of(unit)))));
        return measures;
    }

    private static Optional<MeasureUnit> unit(String identifier) {
        return identifier.length() == 4 ? Optional.ofNullable(UNITS.get(identifier.substring(0, 3))) : Optional.empty();
    }

    private Optional<Price> price() {
        for (var element : elements.entrySet()) {
            String digits = element.getKey();
            if (digits.startsWith("392")) {
                return Optional.of(new Price(amount(digits, element.getValue()), Optional.empty()));
            }
            if (digits.startsWith("393")) {
                String value = element.getValue();
                var currency = currency(digits, value.substring(0, CURRENCY_DIGITS));
                return Optional.of(new Price(amount(digits, value.substring(CURRENCY_DIGITS)), Optional.of(currency)));
            }
        }
        return Optional.empty();
    }

    private static BigDecimal amount(String identifier, String value) {
        return new BigDecimal(new BigInteger(value), identifier.charAt(3) - '0');
    }

    private static Currency currency(String identifier, String number) {
        return Optional.ofNullable(CURRENCIES.get(number)).orElseThrow(() -> Refusal.malformed("(" + identifier + ")"));
    }

    /** By number; where a former currency had the same one, the first by its letters. */
    private static Map<String, Currency> currencies() {
        return Currency.getAvailableCurrencies().stream()
                .filter(c -> c.getDefaultFractionDigits() >= 0 && c.getNumericCode() > 0)
                .collect(Collectors.toUnmodifiableMap(
                        c -> "%03d".formatted(c.getNumericCode()),
                        c -> c,
                        BinaryOperator.minBy(Comparator.comparing(Currency::getCurrencyCode))));
    }
}
