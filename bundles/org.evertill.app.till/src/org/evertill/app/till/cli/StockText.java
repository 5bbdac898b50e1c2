package org.evertill.app.till.cli;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.stock.GoodsDesk.Item;

/** Goods and quantities as they are typed and shown. */
final class StockText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private StockText() {}

    /** {@code 12*CODE@0.35}; what is none leaves as {@code sale.bad-quantity} or {@code stock.bad-cost}. */
    static List<Item> items(List<String> typed, Currency currency) {
        return typed.stream().map(text -> item(text.strip(), currency)).toList();
    }

    private static Item item(String typed, Currency currency) {
        int at = typed.lastIndexOf('@');
        var cost = at < 0 ? Optional.<UnitPrice>empty() : Optional.of(cost(typed.substring(at + 1), currency));
        String goods = at < 0 ? typed : typed.substring(0, at);
        int star = goods.indexOf('*');
        return star < 0
                ? new Item(goods, Quantity.ONE, cost)
                : new Item(goods.substring(star + 1), quantity(goods.substring(0, star)), cost);
    }

    /** With three decimals at most. */
    static Quantity quantity(String typed) {
        try {
            return Quantity.of(new BigDecimal(typed.strip().replace(',', '.')));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ProblemException(Problem.of(
                    "sale.bad-quantity",
                    typed + " is no quantity with at most three decimals. Type it like 12 or 1.5."));
        }
    }

    private static UnitPrice cost(String typed, Currency currency) {
        try {
            return UnitPrice.of(new BigDecimal(typed.strip().replace(',', '.')), currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ProblemException(Problem.of(
                    "stock.bad-cost",
                    typed + " is no cost in " + currency + " with at most four decimals. Type it like 0.35."));
        }
    }

    /** With a sign for more. */
    static String signed(Quantity difference) {
        return (difference.compareTo(Quantity.ZERO) > 0 ? "+" : "") + difference;
    }

    /** By the store's clock. */
    static String moment(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }
}
