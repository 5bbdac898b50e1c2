package org.evertill.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Promotion;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;

/** Baskets and promotions for tests. */
final class Sample {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Kinds KINDS = new Kinds(List.of());

    private Sample() {}

    static Money euro(String amount) {
        return Money.of(new BigDecimal(amount), EUR, RoundingMode.UNNECESSARY);
    }

    static Product product(String sku, String category) {
        return new Product("id-" + sku, sku, sku, "Acme", ProductKind.GOODS, "pc", "standard", true, category);
    }

    /** Lines like {@code "tea 2.50 3"}: stock code, which is its category too, price, quantity; tax is included. */
    static Basket basket(String... lines) {
        var basket = Basket.begun("b", SaleKind.SALE, "kim", EUR, Instant.EPOCH);
        int number = 0;
        for (String line : lines) {
            var words = line.split(" ");
            basket = basket.plus(new Basket.Line(
                    "l" + number++,
                    product(words[0], "Food / " + words[0]),
                    words[0],
                    words[0],
                    Quantity.of(new BigDecimal(words[2])),
                    UnitPrice.of(new BigDecimal(words[1]), EUR),
                    true,
                    1900,
                    Optional.of("row")));
        }
        return basket;
    }

    /** A promotion for everybody, of its identifier's name. */
    static Offer offer(String id, int priority, boolean exclusive, String kind, String terms) {
        return new Offer(
                promotion(id, priority, exclusive, kind, terms),
                KINDS.rule(kind, terms).orThrow());
    }

    static Offer offer(String kind, String terms) {
        return offer(kind, 0, false, kind, terms);
    }

    static Promotion promotion(String id, int priority, boolean exclusive, String kind, String terms) {
        return new Promotion(
                id, id, kind, terms, null, null, null, Instant.EPOCH, null, null, priority, exclusive, true);
    }

    /** What each line costs less, in its order. */
    static List<String> off(Basket basket) {
        return basket.lines().stream()
                .map(line -> line.discount().toDecimal().toPlainString())
                .toList();
    }
}
