package org.evertill.pricing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evertill.domain.Tax;
import org.evertill.domain.TaxRounding;
import org.evertill.kernel.Money;

/**
 * Works out the tax of lines where it depends on the whole basket.
 *
 * <p>Rounded over the document, what is taxed alike is added up and the tax of the sum is rounded once. Each line gets of it what the
 * tax of all up to it comes to, less what went before: so the lines add up to the document, each is within one minor unit of its own tax,
 * and neither the order of scanning nor the splitting of a quantity can be seen in the total.
 *
 * <p>Exempt, the customer pays what is left without the tax that would have been due. Pure.
 */
final class Taxing {

    private final Map<Kind, Sum> sums = new HashMap<>();

    private Taxing() {}

    private record Kind(boolean taxIncluded, int rateBasisPoints) {}

    /** What was added up of a kind, and which tax was given to it. */
    private record Sum(Money charged, Money tax) {}

    /** The basket with the tax that it makes of each line; what comes back with its receipt has the tax it was sold with. */
    static Basket settled(Basket basket) {
        boolean isUsual = basket.circumstances().rounding() == TaxRounding.Level.LINE
                && basket.circumstances().exemption().isEmpty();
        if (isUsual) {
            return basket.withLines(
                    basket.lines().stream().map(line -> line.settled(List.of())).toList());
        }
        var taxing = new Taxing();
        var lines = new ArrayList<>(basket.lines());
        for (int place : Lineup.of(basket)) {
            var line = lines.get(place);
            if (line.returned().isEmpty()) {
                lines.set(place, line.settled(taxing.taxes(basket, line)));
            }
        }
        return basket.withLines(lines);
    }

    private List<LineTax> taxes(Basket basket, Basket.Line line) {
        var taxes = basket.circumstances().rounding() == TaxRounding.Level.DOCUMENT
                ? Taxation.pieces(line).stream()
                        .map(piece -> shared(piece, line.taxIncluded()))
                        .toList()
                : Taxation.of(line);
        return basket.circumstances().exemption().isEmpty() ? taxes : List.of(exempt(line, taxes));
    }

    private LineTax shared(Taxation.Piece piece, boolean taxIncluded) {
        var zero = Money.zero(piece.charged().currency());
        var kind = new Kind(taxIncluded, piece.rateBasisPoints());
        var before = sums.getOrDefault(kind, new Sum(zero, zero));
        var charged = before.charged().plus(piece.charged());
        var tax = taxIncluded
                ? Tax.inclusive(charged, piece.rateBasisPoints()).tax()
                : Tax.exclusive(charged, piece.rateBasisPoints()).tax();
        sums.put(kind, new Sum(charged, tax));
        var own = Taxation.amounts(piece.charged(), tax.minus(before.tax()), taxIncluded);
        return new LineTax(piece.taxClass(), piece.rateBasisPoints(), own);
    }

    private static LineTax exempt(Basket.Line line, List<LineTax> taxes) {
        var zero = Money.zero(line.unitPrice().currency());
        var net = taxes.stream().map(tax -> tax.amounts().net()).reduce(zero, Money::plus);
        return new LineTax(line.product().taxClass(), 0, new Tax.Amounts(net, zero, net));
    }
}
