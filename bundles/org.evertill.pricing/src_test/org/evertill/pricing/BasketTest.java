package org.evertill.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DiscountKind;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket.Line;
import org.junit.jupiter.api.Test;

class BasketTest {

    private static final Product PRODUCT =
            new Product("p", "85123A", "White hanging heart", null, ProductKind.GOODS, "pc", "standard", true);

    @Test
    void anEmptyBasketCostsNothing() {
        assertEquals(Money.zero(Sample.EUR), empty().total());
        assertEquals(Money.zero(Sample.EUR), empty().tax());
    }

    @Test
    void totalsAreTheSumOfRoundedLines() {
        var basket = empty().plus(line("a", price("2.55"), Quantity.of(6), true, 2000))
                .plus(line("b", price("0.8333"), Quantity.of(3), true, 2000))
                .plus(line("c", price("10"), Quantity.of(new BigDecimal("0.385")), false, 500));
        // 15.30 (2.55) + 2.50 (0.42) + 3.85 + 0.19
        assertEquals(Sample.euro("21.84"), basket.total());
        assertEquals(Sample.euro("3.16"), basket.tax());
    }

    @Test
    void aQuantityIsSetAndZeroTakesTheLineAway() {
        var basket = empty().plus(line("a", price("1"), Quantity.ONE, true, 0))
                .plus(line("b", price("2"), Quantity.ONE, true, 0));
        assertEquals(
                Sample.euro("5.00"), basket.withQuantity("a", Quantity.of(3)).total());
        var without = basket.withQuantity("a", Quantity.ZERO);
        assertEquals(List.of("b"), without.lines().stream().map(Line::id).toList());
        assertEquals(Optional.empty(), without.line("a"));
        assertEquals(Sample.euro("3.00"), basket.total(), "a basket is a value");
        assertEquals(basket, basket.withQuantity("unknown", Quantity.of(9)));
    }

    @Test
    void whatIsTakenOffIsNotTaxed() {
        var basket = empty().plus(line("a", price("11.90"), Quantity.of(2), true, 1900)
                .withDiscounts(List.of(off(DiscountKind.PROMOTION, "1.90"), off(DiscountKind.TICKET, "10.00"))));
        assertEquals(Sample.euro("23.80"), basket.lines().getFirst().price());
        assertEquals(Sample.euro("11.90"), basket.discount());
        assertEquals(Sample.euro("11.90"), basket.total());
        assertEquals(Sample.euro("1.90"), basket.tax());
        assertEquals(basket.total(), basket.taxes().total().gross());
        var net = line("b", price("10.00"), Quantity.ONE, false, 1900)
                .withDiscounts(List.of(off(DiscountKind.LINE, "5.00")));
        assertEquals(Sample.euro("5.95"), net.total());
    }

    @Test
    void whatComesBackInPartsComesBackAsItWasPaidToTheCent() {
        var whole = new Returned(
                "l",
                Quantity.of(7),
                Quantity.ZERO,
                Sample.euro("10.00"),
                Sample.euro("1.60"),
                List.of(off(DiscountKind.LINE, "0.50")));
        var back = Sample.euro("0.00");
        var tax = Sample.euro("0.00");
        var discount = Sample.euro("0.00");
        for (int i = 0; i < 7; i++) {
            var part = new Returned("l", whole.sold(), Quantity.of(i), whole.charged(), whole.tax(), whole.discounts());
            var line = new Line(
                    "r" + i,
                    PRODUCT,
                    "85123A",
                    PRODUCT.name(),
                    Quantity.ONE,
                    price("1.50"),
                    true,
                    1900,
                    Optional.empty(),
                    Optional.empty(),
                    part.discounts(Quantity.ONE),
                    Optional.of(part),
                    Particulars.NONE,
                    Taxation.PLAIN);
            back = back.plus(line.total());
            tax = tax.plus(line.tax());
            discount = discount.plus(line.discount());
        }
        assertEquals(whole.charged(), back);
        assertEquals(whole.tax(), tax);
        assertEquals(Sample.euro("0.50"), discount);
    }

    private static Discount off(DiscountKind kind, String amount) {
        return new Discount(kind, Optional.empty(), "why", Sample.euro(amount));
    }

    static Basket empty() {
        return Basket.begun("b", SaleKind.SALE, "u", Sample.EUR, Instant.EPOCH);
    }

    static Line line(String id, UnitPrice price, Quantity quantity, boolean taxIncluded, int rate) {
        return new Line(id, PRODUCT, "85123A", PRODUCT.name(), quantity, price, taxIncluded, rate, Optional.empty());
    }

    private static UnitPrice price(String amount) {
        return UnitPrice.of(new BigDecimal(amount), Sample.EUR);
    }
}
