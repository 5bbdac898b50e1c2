package org.evertill.app.till.cli;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.pricing.Particulars;

/** A basket as lines of text. */
final class ShownBasket {

    private ShownBasket() {}

    /** A line for each of its lines, what is noted of them and taken off them, and the total. */
    static List<String> lines(Optional<Basket> basket) {
        var lines = new ArrayList<String>();
        basket.ifPresent(b -> {
            for (int i = 0; i < b.lines().size(); i++) {
                lines.add(text(i + 1, b.lines().get(i)));
                lines.addAll(particulars(b.lines().get(i).particulars()));
                b.lines()
                        .get(i)
                        .discounts()
                        .forEach(discount -> lines.add("   "
                                + discount.amount().negated().toDecimal().toPlainString() + "  " + discount.name()));
            }
        });
        lines.add(total(basket));
        return lines;
    }

    static String text(int position, Basket.Line line) {
        return position + "  " + line.quantity() + " x " + plain(line.unitPrice()) + " = "
                + line.total().toDecimal().toPlainString() + "  " + line.code() + "  " + line.description();
    }

    /** With the decimals of the currency, and more where there are. */
    private static String plain(UnitPrice price) {
        var decimal = price.toDecimal().stripTrailingZeros();
        int decimals = Math.max(decimal.scale(), price.currency().getDefaultFractionDigits());
        return decimal.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static List<String> particulars(Particulars noted) {
        var lines = new ArrayList<String>();
        noted.serial().ifPresent(serial -> lines.add("   serial number " + serial));
        noted.lot().ifPresent(lot -> lines.add("   lot " + lot));
        noted.comment().ifPresent(comment -> lines.add("   " + comment));
        return lines;
    }

    static String total(Optional<Basket> basket) {
        return basket.map(b -> (Exchange.money(b) == SaleKind.REFUND ? "to pay back " : "total ")
                        + Exchange.toPay(b)
                        + b.circumstances()
                                .exemption()
                                .map(reason -> ", without tax: " + reason)
                                .orElse(""))
                .orElse("nothing is in the basket");
    }
}
