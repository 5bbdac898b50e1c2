package org.evertill.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evertill.kernel.Money;

/**
 * The tax of a document by rate, as it stands on a receipt. Its rows always add up to the document, and in each row
 * {@code net + tax = gross}. Pure.
 *
 * @param rates one row per rate, the highest first; empty for a document without lines
 */
public record TaxSummary(Currency currency, List<Rate> rates) {

    public TaxSummary {
        rates = List.copyOf(rates);
    }

    /** All lines of one rate. */
    public record Rate(int rateBasisPoints, Tax.Amounts amounts) {}

    /**
     * What is taxed.
     *
     * @param amount with or without its tax, as {@code taxIncluded} says
     */
    public record Taxed(Money amount, boolean taxIncluded, int rateBasisPoints) {}

    /** The tax of lines that are not written yet. */
    public static TaxSummary of(Currency currency, Collection<Taxed> lines, TaxRounding rounding) {
        var taxed = switch (rounding.level()) {
            case LINE -> lines.stream();
            case DOCUMENT -> joined(lines);
        };
        return sum(currency, taxed.map(line -> new Rate(line.rateBasisPoints(), amounts(line, rounding.stepMinor()))));
    }

    /** The tax of lines as they were written; adds up to their sale whatever was rounded then. */
    public static TaxSummary ofLines(Currency currency, Collection<SaleLine> lines) {
        return sum(
                currency,
                lines.stream()
                        .map(line -> new Rate(
                                line.rateBasisPoints(),
                                new Tax.Amounts(line.total().minus(line.tax()), line.tax(), line.total()))));
    }

    /** The document: all rates together. */
    public Tax.Amounts total() {
        return rates.stream().map(Rate::amounts).reduce(nothing(currency), TaxSummary::plus);
    }

    /** Lines that are taxed alike as one. */
    private static Stream<Taxed> joined(Collection<Taxed> lines) {
        record Kind(boolean taxIncluded, int rateBasisPoints) {}
        Map<Kind, Money> sums = new HashMap<>();
        lines.forEach(
                line -> sums.merge(new Kind(line.taxIncluded(), line.rateBasisPoints()), line.amount(), Money::plus));
        return sums.entrySet().stream()
                .map(e -> new Taxed(
                        e.getValue(), e.getKey().taxIncluded(), e.getKey().rateBasisPoints()));
    }

    private static Tax.Amounts amounts(Taxed line, int stepMinor) {
        return line.taxIncluded()
                ? Tax.inclusive(line.amount(), line.rateBasisPoints(), stepMinor)
                : Tax.exclusive(line.amount(), line.rateBasisPoints(), stepMinor);
    }

    /** The tax of parts whose amounts are known; adds up to them. */
    public static TaxSummary ofParts(Currency currency, Collection<Rate> parts) {
        return sum(currency, parts.stream());
    }

    private static TaxSummary sum(Currency currency, Stream<Rate> parts) {
        var byRate = new TreeMap<Integer, Tax.Amounts>(Comparator.reverseOrder());
        parts.forEach(part -> byRate.merge(part.rateBasisPoints(), part.amounts(), TaxSummary::plus));
        return new TaxSummary(
                currency,
                byRate.entrySet().stream()
                        .map(e -> new Rate(e.getKey(), e.getValue()))
                        .toList());
    }

    private static Tax.Amounts plus(Tax.Amounts a, Tax.Amounts b) {
        return new Tax.Amounts(
                a.net().plus(b.net()), a.tax().plus(b.tax()), a.gross().plus(b.gross()));
    }

    private static Tax.Amounts nothing(Currency currency) {
        var zero = Money.zero(currency);
        return new Tax.Amounts(zero, zero, zero);
    }
}
