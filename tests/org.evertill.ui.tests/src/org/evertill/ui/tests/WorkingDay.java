package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.evertill.ui.walk.Window;

/** A day of one cashier, from the float to the Z, done with one pair of hands. Adds up by itself what the till has to come to. */
final class WorkingDay {

    private static final long FLOAT_MINOR = 10_000;
    private static final int[] EURO_CENTS = {
        50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1
    };

    private final Window window;
    private final Hands hands;
    private final Map<String, Item> catalogue;
    private final List<Sold> sold = new ArrayList<>();
    private long salesMinor;
    private long refundsMinor;
    private long cardMinor;

    /** What stands on the shelf. */
    record Item(String code, long priceMinor) {}

    /** A receipt that may come back. */
    private record Sold(String receipt, long totalMinor) {}

    WorkingDay(Window window, Hands hands, Map<String, Item> catalogue) {
        this.window = window;
        this.hands = hands;
        this.catalogue = catalogue;
    }

    /** Opens a shift, sells these baskets and what a day brings between them, counts, closes. */
    void live(List<List<String>> baskets) {
        open();
        for (int i = 0; i < baskets.size(); i++) {
            var basket = baskets.get(i);
            switch (i % 10) {
                case 3 -> parkedMeanwhile(basket, baskets.get(0));
                case 5 -> split(basket);
                case 7 -> exactly(basket, 30);
                case 9 -> comesBack(basket);
                default -> exactly(basket, 0);
            }
        }
        endOf(pieces(expectedMinor()));
        verify();
    }

    private void open() {
        hands.lock();
        window.awaitRows("login.people", 2);
        hands.login(Shop.PIN);
        window.awaitSight("sell.entry");
        window.await("the shift to be known", () -> window.offers("shift.status"));
        if (window.text("shift.status").startsWith("Shift ")) {
            endOf(List.of());
        }
        hands.toShift();
        window.awaitText("shift.next", "Open shift");
        hands.enter("100");
        window.awaitText("sell.banner", "is open");
    }

    private long scan(List<String> basket) {
        long total = 0;
        for (int i = 0; i < basket.size(); i++) {
            var item = catalogue.get(basket.get(i));
            hands.enter(item.code());
            window.awaitRows("sell.lines", i + 1);
            total += item.priceMinor();
        }
        return total;
    }

    /** As many scans as there are goods, and one step more. With a discount a manager has to allow it. */
    private void exactly(List<String> basket, int percent) {
        long total = scan(basket);
        if (percent > 0) {
            hands.discount(Integer.toString(percent));
            window.awaitText("sell.entry", "Reason");
            hands.word("dented");
            window.awaitRows("sell.approvers", 1);
            hands.allow(Shop.MANAGER_PIN);
            total -= (total * percent + 50) / 100;
            window.awaitText("sell.totals", amount(total));
        }
        hands.next();
        completed(total);
    }

    private static String amount(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    /** Another customer comes first. */
    private void parkedMeanwhile(List<String> basket, List<String> other) {
        long total = scan(basket);
        hands.park();
        window.awaitText("sell.banner", "Parked");
        exactly(other, 0);
        hands.recall();
        window.awaitRows("sell.lines", basket.size());
        hands.next();
        completed(total);
    }

    private void split(List<String> basket) {
        long total = scan(basket);
        hands.tenders();
        window.awaitSight("pay.card");
        hands.cashPart("1");
        if (total > 100) {
            window.awaitRows("pay.parts", 1);
            hands.card();
            cardMinor += total - 100;
        }
        completed(total);
    }

    /** The receipt before comes back as a whole. */
    private void comesBack(List<String> basket) {
        exactly(basket, 0);
        var last = sold.getLast();
        hands.refund(last.receipt().replaceAll(".*-0*", ""));
        window.awaitRows("sell.approvers", 1);
        hands.allow(Shop.MANAGER_PIN);
        window.awaitText("sell.totals", "To pay back");
        hands.next();
        window.awaitText("sell.totals", "Paid back");
        refundsMinor -= last.totalMinor();
    }

    private void completed(long totalMinor) {
        window.awaitSight("sell.receipt");
        window.await(
                "another receipt",
                () -> !newest().equals(sold.isEmpty() ? "" : sold.getLast().receipt()));
        sold.add(new Sold(newest(), totalMinor));
        salesMinor += totalMinor;
    }

    private static String newest() {
        return Shop.text("SELECT coalesce(max(receipt_number), '') FROM sales WHERE kind = 'SALE'");
    }

    /** Counts the drawer blind, closes the shift and sees its Z. */
    private void endOf(List<Integer> pieces) {
        hands.toShift();
        window.awaitText("shift.next", "Count the drawer");
        hands.goOn();
        window.await("coins and notes", () -> window.rows("shift.pieces") >= EURO_CENTS.length);
        hands.count(pieces);
        hands.goOn();
        window.awaitText("shift.next", "Close shift");
        hands.goOn();
        window.awaitText("shift.summary", "Left in the drawer");
        hands.enter("");
        window.awaitText("shift.slip", "Z report");
        hands.goOn();
        window.awaitText("shift.status", "No shift is open");
        hands.back();
        window.awaitSight("sell.entry");
    }

    private long expectedMinor() {
        return FLOAT_MINOR + salesMinor - cardMinor + refundsMinor;
    }

    private static List<Integer> pieces(long minor) {
        var pieces = new ArrayList<Integer>();
        long left = minor;
        for (int value : EURO_CENTS) {
            pieces.add((int) (left / value));
            left %= value;
        }
        return pieces;
    }

    /** What was added up here is what stands in the database, and there everything adds up. */
    private void verify() {
        var z = "FROM shift_closings ORDER BY closed_at DESC LIMIT 1";
        assertEquals(sold.size(), Shop.number("SELECT sales " + z));
        assertEquals(salesMinor, Shop.number("SELECT sales_total_minor " + z));
        assertEquals(refundsMinor, Shop.number("SELECT refunds_total_minor " + z));
        assertEquals(expectedMinor(), Shop.number("SELECT expected_minor " + z));
        assertEquals(expectedMinor(), Shop.number("SELECT counted_minor " + z));
        var ofTheShift = "FROM sales WHERE shift_id = (SELECT shift_id " + z + ")";
        assertEquals(salesMinor + refundsMinor, Shop.number("SELECT sum(total_minor) " + ofTheShift));
        for (var table : List.of("sale_lines", "payments")) {
            var column = table.equals("payments") ? "amount_minor" : "total_minor";
            assertEquals(
                    0,
                    Shop.number("SELECT count(*) FROM sales s WHERE total_minor <> (SELECT sum(" + column + ") FROM "
                            + table + " t WHERE t.sale_id = s.id)"),
                    table);
        }
        assertEquals(
                cardMinor,
                Shop.number(
                        "SELECT coalesce(sum(amount_minor), 0) FROM payments WHERE tender = 'card' AND sale_id IN (SELECT id "
                                + ofTheShift + ")"));
    }
}
