package org.evertill.pricing;

import static org.evertill.pricing.Sample.basket;
import static org.evertill.pricing.Sample.euro;
import static org.evertill.pricing.Sample.off;
import static org.evertill.pricing.Sample.offer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.evertill.domain.DiscountKind;
import org.evertill.pricing.Reduction.Percent;
import org.junit.jupiter.api.Test;

/** How promotions and people share a basket. */
class PricingTest {

    private static final String TEN = "{\"percent\":10}";
    private static final String TWENTY = "{\"percent\":20}";

    @Test
    void promotionsComeOnTopOfEachOtherUnlessOneIsExclusive() {
        var tea = basket("tea 10.00 1");
        var ten = offer("ten", 0, false, "pieces-off", TEN);
        var twenty = offer("twenty", 0, false, "pieces-off", TWENTY);
        assertEquals(euro("7.20"), Pricing.price(tea, List.of(ten, twenty)).total());
        var alone = offer("alone", 0, true, "pieces-off", TEN);
        // the one that saves the customer most comes first, and what it touched is nothing for an exclusive one
        assertEquals(euro("8.00"), Pricing.price(tea, List.of(alone, twenty)).total());
        var better = offer("better", 0, true, "pieces-off", "{\"percent\":30}");
        assertEquals(euro("7.00"), Pricing.price(tea, List.of(better, twenty)).total());
    }

    @Test
    void aHigherPriorityComesFirstEvenIfItSavesLess() {
        var alone = offer("alone", 5, true, "pieces-off", TEN);
        var twenty = offer("twenty", 4, false, "pieces-off", TWENTY);
        var priced = Pricing.price(basket("tea 10.00 1"), List.of(twenty, alone));
        assertEquals(euro("9.00"), priced.total());
        assertEquals("alone", priced.lines().getFirst().discounts().getFirst().name());
    }

    @Test
    void ofExclusiveRivalsEachPieceGoesToTheOneThatSavesMost() {
        var set = offer("set", 0, true, "sets-off", "{\"count\":3,\"price\":\"5.00 EUR\"}");
        var ten = offer("ten", 0, true, "pieces-off", TEN);
        // three of four in the set save 1.00, the fourth gets its 0.20; ten per cent on all would save 0.80
        var priced = Pricing.price(basket("tea 2.00 4"), List.of(ten, set));
        assertEquals(List.of("1.20"), off(priced));
    }

    @Test
    void eachDiscountSaysWhereItComesFrom() {
        var basket = basket("tea 10.00 1", "jam 5.00 1");
        var line = basket.lines().getFirst().withManual(manual(new Percent(1000), "dented"));
        var priced = Pricing.price(
                basket.withLine(line).withTicket(manual(new Reduction.Amount(euro("2.22")), "regular customer")),
                List.of(offer("ten", 0, false, "pieces-off", TEN)));
        assertEquals(
                List.of(
                        new Discount(DiscountKind.PROMOTION, Optional.of("ten"), "ten", euro("1.00")),
                        new Discount(DiscountKind.LINE, Optional.empty(), "dented", euro("0.90")),
                        new Discount(DiscountKind.TICKET, Optional.empty(), "regular customer", euro("1.43"))),
                priced.lines().getFirst().discounts());
        assertEquals(euro("15.00").minus(euro("1.50")).minus(euro("0.90")).minus(euro("2.22")), priced.total());
        assertEquals(
                priced, Pricing.price(priced, List.of(offer("ten", 0, false, "pieces-off", TEN))), "worked out anew");
    }

    @Test
    void nothingCostsLessThanNothing() {
        var basket = basket("tea 0.01 1", "jam 0.02 1");
        var all = offer("all", 0, false, "pieces-off", "{\"percent\":100}");
        var priced =
                Pricing.price(basket.withTicket(manual(new Reduction.Amount(euro("5.00")), "gift")), List.of(all, all));
        assertEquals(euro("0.00"), priced.total());
        assertEquals(List.of("0.01", "0.02"), off(priced));
    }

    @Test
    void aRuleThatBreaksItsContractStopsNoSale() {
        var promotion = Sample.promotion("wild", 0, false, "acme.wild", "{}");
        var tea = basket("tea 1.00 1");
        PromotionRule tooMuch = cart -> List.of(new Cut(0, 1, 10_001));
        PromotionRule tooMany = cart -> List.of(new Cut(0, 2, 1));
        PromotionRule elsewhere = cart -> List.of(new Cut(7, 1, 1));
        PromotionRule broken = cart -> {
            throw new IllegalStateException("on purpose");
        };
        for (PromotionRule rule : List.of(tooMuch, tooMany, elsewhere, broken)) {
            assertEquals(tea, Pricing.price(tea, List.of(new Offer(promotion, rule))));
        }
    }

    @Test
    void aChainsOwnRuleIsAsGoodAsTheOthers() {
        PromotionRule everySecondCent = cart -> List.of(new Cut(0, 1, 5_000));
        var offer = new Offer(Sample.promotion("half", 0, false, "acme.half", "{}"), everySecondCent);
        assertEquals(List.of("0.50"), off(Pricing.price(basket("tea 1.00 3"), List.of(offer))));
    }

    private static Optional<ManualDiscount> manual(Reduction reduction, String reason) {
        return Optional.of(new ManualDiscount(reduction, reason));
    }
}
