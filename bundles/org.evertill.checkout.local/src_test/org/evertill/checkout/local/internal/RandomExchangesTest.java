package org.evertill.checkout.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Promotion;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random baskets within which something comes back: two rates, prices with and without tax, promotions, discounts, tax by line and by document. */
class RandomExchangesTest {

    private static final long SEED = 42;
    private static final List<String> CODES = List.of(Till.APPLE, Till.BAG, "PEN", "INK", "TAPE");

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private Till till;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
        till.set("sale.return-limit", "store:S1", "1000000");
        till.database.write(new Author("system:test"), tx -> {
            Till.product(tx, "pen", "Pen", "PEN", "1.99", "standard", ProductKind.GOODS);
            Till.product(tx, "ink", "Ink", "INK", "7.77", "reduced", ProductKind.GOODS);
            tx.insert(
                    DomainTypes.PRODUCT,
                    new Product("tape", "TAPE", "Tape", null, ProductKind.GOODS, "pc", "standard", true));
            tx.insert(
                    DomainTypes.PRICE_ROW,
                    new PriceRow("p-tape", "tape", null, Till.euro("2.0833"), false, Instant.EPOCH, null));
            tx.insert(
                    DomainTypes.PROMOTION,
                    new Promotion(
                            "three",
                            "Three for two",
                            "buy-get",
                            "{\"buy\":{\"of\":{\"products\":[\"pen\"]},\"count\":2},"
                                    + "\"get\":{\"of\":{\"products\":[\"pen\"]},\"count\":1},\"percent\":100}",
                            null,
                            null,
                            null,
                            Instant.EPOCH,
                            null,
                            null,
                            0,
                            false,
                            true));
            return 0;
        });
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void whateverComesBackAddsUpByLineTaxAndTender() {
        for (int i = 0; i < 120; i++) {
            till.set("sale.tax-rounding", "store:S1", random.nextBoolean() ? "DOCUMENT" : "LINE");
            var sold = paid(discounted(filled()));
            var exchange = paid(exchanged(sold));
            check(exchange, "seed " + SEED + ", exchange " + i);
        }
        for (String nothing : List.of(
                "SELECT count(*) FROM sales s WHERE (total_minor, tax_minor, line_count) <> (SELECT sum(total_minor),"
                        + " sum(tax_minor), count(*) FROM sale_lines WHERE sale_id = s.id)",
                "SELECT count(*) FROM sales s WHERE total_minor <> (SELECT coalesce(sum(amount_minor), 0)"
                        + " FROM payments WHERE sale_id = s.id)",
                "SELECT count(*) FROM sale_lines WHERE returned AND (total_minor > 0 OR quantity_milli > 0)",
                "SELECT count(*) FROM stock_movements m JOIN sale_lines l ON l.id = m.id"
                        + " WHERE m.quantity_milli <> -l.quantity_milli"
                        + " OR (m.kind = 'REFUND') <> coalesce(l.returned, 0)")) {
            assertEquals(0, till.number(nothing), nothing);
        }
    }

    /** Partly in exchanges and at last in a refund: each line comes to nothing, by rate and to the cent. */
    @Test
    void allOfItComesBackExactlyAsItWasPaid() {
        for (int i = 0; i < 60; i++) {
            till.set("sale.tax-rounding", "store:S1", random.nextBoolean() ? "DOCUMENT" : "LINE");
            var sold = paid(discounted(filled()));
            paid(exchanged(sold));
            till.checkout.refundOf(sold.sale().receipt(), "kim").map(this::paid);
            assertEquals(
                    0,
                    till.number("SELECT count(*) FROM sale_lines o JOIN (SELECT original_line_id AS id,"
                            + " sum(total_minor) AS total, sum(tax_minor) AS tax, sum(quantity_milli) AS milli"
                            + " FROM sale_lines GROUP BY original_line_id) b ON b.id = o.id WHERE o.sale_id = '"
                            + sold.sale().id() + "' AND (o.total_minor + b.total, o.tax_minor + b.tax,"
                            + " o.quantity_milli + b.milli) <> (0, 0, 0)"),
                    "seed " + SEED + ", sale " + i);
        }
    }

    @Test
    void theVerySameGoodsComeToNothing() {
        for (int i = 0; i < 60; i++) {
            till.set("sale.tax-rounding", "store:S1", random.nextBoolean() ? "DOCUMENT" : "LINE");
            var goods = goods();
            var off = reduction();
            var sold = paid(discounted(filled(goods), off));
            var same = discounted(filled(goods), off);
            var basket = till.checkout
                    .takeBack(same, sold.sale().receipt(), List.of())
                    .orThrow();
            String context = "seed " + SEED + ", basket " + i;
            assertEquals(0, basket.total().minor(), context);
            assertEquals(0, basket.tax().minor(), context);
            assertEquals(0, basket.discount().minor(), context);
            assertTrue(basket.taxes().rates().stream()
                    .allMatch(rate -> rate.amounts().gross().isZero()
                            && rate.amounts().tax().isZero()));
            assertEquals(List.of(), paid(basket).payments(), context);
        }
    }

    private void check(Receipt receipt, String context) {
        long bought = 0;
        long back = 0;
        for (var line : receipt.lines()) {
            if (line.isReturned()) {
                back += line.total().minor();
            } else {
                bought += line.total().minor();
            }
        }
        long total = receipt.sale().total().minor();
        assertEquals(total, bought + back, context);
        assertEquals(total == 0 ? 0 : 1, receipt.payments().size(), context);
        for (var payment : receipt.payments()) {
            assertEquals(total, payment.amount().minor(), context);
            assertEquals(total < 0, payment.given().isNegative(), context);
        }
    }

    private Basket exchanged(Receipt sold) {
        var basket = discounted(filled());
        basket =
                till.checkout.takeBack(basket, sold.sale().receipt(), List.of()).orThrow();
        for (Basket.Line line : basket.lines()) {
            if (line.comesBack()) {
                long left = random.nextLong(-line.quantity().thousandths() / 1_000 + 1);
                boolean isLast =
                        basket.lines().stream().filter(Basket.Line::comesBack).count() == 1;
                if (left > 0 || !isLast) {
                    basket = till.checkout
                            .changeQuantity(basket, line.id(), Quantity.of(-left))
                            .orThrow();
                }
            }
        }
        if (random.nextInt(4) == 0) {
            basket = till.checkout
                    .scan(basket, Scan.of("INK").withQuantity(Quantity.of(-1 - random.nextInt(3))))
                    .then(b -> till.checkout.because(b, "no receipt"))
                    .orThrow();
        }
        return basket;
    }

    private Basket filled() {
        return filled(goods());
    }

    private List<Scan> goods() {
        var goods = new ArrayList<Scan>();
        int lines = 1 + random.nextInt(6);
        for (int i = 0; i < lines; i++) {
            goods.add(
                    Scan.of(CODES.get(random.nextInt(CODES.size()))).withQuantity(Quantity.of(1 + random.nextInt(9))));
        }
        return goods;
    }

    private Basket filled(List<Scan> goods) {
        var basket = till.checkout.open(Opening.sale("kim")).orThrow();
        for (Scan scan : goods) {
            basket = till.checkout.scan(basket, scan).orThrow();
        }
        return basket;
    }

    private Optional<ManualDiscount> reduction() {
        return random.nextBoolean()
                ? Optional.of(new ManualDiscount(new Reduction.Percent(1 + random.nextInt(5_000)), "dented"))
                : Optional.empty();
    }

    private Basket discounted(Basket basket) {
        return discounted(basket, reduction());
    }

    private Basket discounted(Basket basket, Optional<ManualDiscount> off) {
        return till.checkout.discountTicket(basket, off).orThrow();
    }

    private Receipt paid(Basket basket) {
        return till.checkout.payCash(basket, Optional.empty()).orThrow();
    }
}
