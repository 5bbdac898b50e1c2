package org.evertill.pricing;

import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.Tax;
import org.evertill.kernel.Money;

/**
 * How a line is taxed where that is not simply its price at its rate.
 *
 * @param parts of which its price is made up, two or more; empty for one rate for all of it
 * @param settled what the whole basket makes of its tax: rounded over all of it, or exempt; empty when the line's own tax is rounded by itself
 */
public record Taxation(List<TaxPart> parts, List<LineTax> settled) {

    /** One rate, rounded by itself. */
    public static final Taxation PLAIN = new Taxation(List.of(), List.of());

    public Taxation {
        parts = List.copyOf(parts);
        settled = List.copyOf(settled);
    }

    /** Of the same parts, with what the whole basket makes of it. */
    Taxation settled(List<LineTax> taxes) {
        return new Taxation(parts, taxes);
    }

    /** The same without what a basket made of it. */
    Taxation own() {
        return settled.isEmpty() ? this : settled(List.of());
    }

    /** The line's tax by itself, a row for each of its parts; adds up to the line. */
    static List<LineTax> of(Basket.Line line) {
        var back = line.returned();
        if (back.isPresent() && !back.get().parts().isEmpty()) {
            return back.get().taxes(line.quantity());
        }
        var charged = line.charged();
        if (back.isPresent()) {
            return List.of(new LineTax(
                    line.product().taxClass(),
                    line.rateBasisPoints(),
                    amounts(charged, back.get().tax(line.quantity()), line.taxIncluded())));
        }
        var taxes = new ArrayList<LineTax>();
        for (Piece piece : pieces(line)) {
            var amounts = line.taxIncluded()
                    ? Tax.inclusive(piece.charged(), piece.rateBasisPoints())
                    : Tax.exclusive(piece.charged(), piece.rateBasisPoints());
            taxes.add(new LineTax(piece.taxClass(), piece.rateBasisPoints(), amounts));
        }
        return taxes;
    }

    /** What of a line's charge is taxed at one rate. */
    record Piece(String taxClass, int rateBasisPoints, Money charged) {}

    /** A line's charge divided among its parts; adds up to it. */
    static List<Piece> pieces(Basket.Line line) {
        var parts = line.taxation().parts();
        if (parts.isEmpty()) {
            return List.of(new Piece(line.product().taxClass(), line.rateBasisPoints(), line.charged()));
        }
        var shares =
                Shares.of(line.charged(), parts.stream().map(TaxPart::weight).toList());
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < parts.size(); i++) {
            pieces.add(new Piece(parts.get(i).taxClass(), parts.get(i).rateBasisPoints(), shares.get(i)));
        }
        return pieces;
    }

    static Tax.Amounts amounts(Money charged, Money tax, boolean taxIncluded) {
        return taxIncluded
                ? new Tax.Amounts(charged.minus(tax), tax, charged)
                : new Tax.Amounts(charged, tax, charged.plus(tax));
    }
}
