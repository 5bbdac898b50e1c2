package org.evertill.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which tax rate holds for a class on a day. Pure. */
public final class TaxRule {

    /** The class that is never taxed and needs no rate. */
    public static final String ZERO_CLASS = "zero";

    private TaxRule() {}

    /**
     * The rate in hundredths of a per cent; empty when the country has none for the class on that day. Of several the one
     * that began last, among those the one with the larger identifier.
     *
     * @param rates of one country, in any order
     */
    public static OptionalInt rateBasisPoints(Collection<TaxRate> rates, String taxClass, LocalDate day) {
        if (taxClass.equals(ZERO_CLASS)) {
            return OptionalInt.of(0);
        }
        return inForce(rates, taxClass, day)
                .map(rate -> OptionalInt.of(rate.rateBasisPoints()))
                .orElse(OptionalInt.empty());
    }

    /** The classes of which the price of a class is made up on a day; empty for one that has a rate of its own, or none. */
    public static List<TaxRate.Part> parts(Collection<TaxRate> rates, String taxClass, LocalDate day) {
        return taxClass.equals(ZERO_CLASS)
                ? List.of()
                : inForce(rates, taxClass, day).map(TaxRate::partList).orElse(List.of());
    }

    private static Optional<TaxRate> inForce(Collection<TaxRate> rates, String taxClass, LocalDate day) {
        return rates.stream()
                .filter(rate -> rate.taxClass().equals(taxClass) && !day.isBefore(rate.validFrom()))
                .max(Comparator.comparing(TaxRate::validFrom).thenComparing(TaxRate::id));
    }
}
