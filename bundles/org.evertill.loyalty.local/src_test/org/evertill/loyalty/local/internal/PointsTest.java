package org.evertill.loyalty.local.internal;

import static org.evertill.loyalty.local.internal.LoyaltyTill.KIM;
import static org.evertill.loyalty.local.internal.LoyaltyTill.notes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.loyalty.Earning;
import org.evertill.loyalty.Earning.Bought;
import org.evertill.loyalty.LoyaltyMultiplier;
import org.evertill.loyalty.LoyaltyTypes;
import org.evertill.pricing.Basket;
import org.evertill.storage.Database.Author;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points of one till on its real database, without a network. */
class PointsTest {

    @TempDir
    Path directory;

    private LoyaltyTill till;

    @BeforeEach
    void open() {
        till = LoyaltyTill.enrolled(directory);
        till.customer("A");
    }

    @AfterEach
    void close() {
        till.close();
    }

    private String refused(String customer, String code) {
        var outcome = till.checkout.scan(till.basket(customer, "BAG"), Scan.of(code));
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }

    @Test
    void whatIsBoughtEarnsByItsCategory() {
        var receipt = till.paid(till.basket("A", "2*BAG", "WINE", "5*SODA"));
        // 2.20 usual, 9.99 three times, soda nothing: 32.17
        assertEquals(32, till.points("A"));
        assertEquals(List.of("Points earned 32", "Your points now 32"), notes(receipt));
        assertEquals(
                notes(receipt),
                notes(till.checkout.receipt(receipt.sale().receipt()).orThrow()));
        till.paid(till.basket("A", "BAG"));
        assertEquals(33, till.points("A"));
        var nobody = till.checkout
                .scan(till.checkout.open(Opening.sale(KIM)).orThrow(), Scan.of("BAG"))
                .orThrow();
        assertEquals(List.of(), notes(till.paid(nobody)));
    }

    @Test
    void pointsTakeSomethingOffUnderTheCap() {
        assertEquals("loyalty.not-redeemable", refused("A", "points:5"));
        till.paid(till.basket("A", "100*WINE"));
        assertEquals(2_997, till.points("A"));
        assertEquals("loyalty.not-redeemable", refused("A", "points:2001"));
        assertEquals("loyalty.not-redeemable", refused("A", "points:4"));
        var open = till.checkout
                .scan(till.checkout.open(Opening.sale(KIM)).orThrow(), Scan.of("BAG"))
                .orThrow();
        var nobody = till.checkout.scan(open, Scan.of("points:50"));
        assertEquals(
                "loyalty.no-customer",
                assertInstanceOf(Outcome.Failed.class, nobody).problem().code());

        var basket = till.basket("A", "3*WINE", "points:500", "POINTS:ALL");
        assertEquals(2_997 - 2_000, basket.total().minor());
        basket = till.checkout.scan(basket, Scan.of("points:0")).orThrow();
        assertEquals(2_997, basket.total().minor());
        basket = till.checkout.scan(basket, Scan.of("points:500")).orThrow();
        assertEquals(2_497, basket.total().minor());
        var receipt = till.paid(basket);
        // What points paid for earns nothing: 24.97 three times.
        assertEquals(
                List.of("Points earned 74", "Points redeemed 500", "Your points now " + (2_997 + 74 - 500)),
                notes(receipt));
        assertEquals("Bonus: 500", receipt.discounts().getFirst().name());
        var small = till.basket("A", "BAG", "points:500");
        assertEquals(0, small.total().minor());
        assertEquals(110, Integer.parseInt(notes(till.paid(small)).getFirst().replaceAll("[^0-9]", "")));
    }

    /** Whatever comes back in whatever parts: when all came back, all points are as they were. */
    @Test
    void whatComesBackTakesItsPointsAlong() {
        long seed = 20260301;
        var random = new Random(seed);
        till.paid(till.basket("A", "100*WINE"));
        for (int round = 0; round < 12; round++) {
            long before = till.points("A");
            int bags = 1 + random.nextInt(7);
            int wines = 1 + random.nextInt(4);
            String points = random.nextBoolean() ? "points:" + (5 + random.nextInt(900)) : "points:0";
            var sold = till.paid(till.basket("A", bags + "*BAG", wines + "*WINE", "SODA", points));
            while (isAnythingLeft(sold)) {
                part(random, sold);
            }
            assertEquals(before, till.points("A"), "seed " + seed + ", round " + round);
        }
        assertEquals(till.points("A"), till.moved());
    }

    /** In exchanges, of which some are voided, and at last in a refund: what is left are the points of what is left. */
    @Test
    void whatComesBackInAnExchangeTakesItsPointsAlong() {
        long seed = 20260302;
        var random = new Random(seed);
        till.paid(till.basket("A", "100*WINE"));
        for (int round = 0; round < 12; round++) {
            long before = till.points("A");
            int wines = 2 + random.nextInt(4);
            String points = random.nextBoolean() ? "points:" + (5 + random.nextInt(900)) : "points:0";
            var sold = till.paid(till.basket("A", "7*BAG", wines + "*WINE", points));
            long afterSale = till.points("A");
            var other = till.paid(till.checkout
                    .takeBack(kims("A", "WINE"), sold.sale().receipt(), List.of(Scan.of("WINE")))
                    .orThrow());
            if (random.nextBoolean()) {
                till.tenders
                        .giveBack(till.checkout
                                .voidOf(other.sale().receipt(), "twice", KIM)
                                .orThrow())
                        .orThrow();
                assertEquals(afterSale, till.points("A"), "seed " + seed + ", round " + round);
            } else {
                till.paid(till.checkout.refundOf(other.sale().receipt(), KIM).orThrow());
            }
            till.paid(till.checkout.refundOf(sold.sale().receipt(), KIM).orThrow());
            assertEquals(before, till.points("A"), "seed " + seed + ", round " + round);
        }
        assertEquals(till.points("A"), till.moved());
    }

    private Basket kims(String customer, String code) {
        return till.checkout
                .open(Opening.sale(KIM))
                .then(b -> till.checkout.forCustomer(b, Optional.of(customer)))
                .then(b -> till.checkout.scan(b, Scan.typed(code).orThrow()))
                .orThrow();
    }

    /** Whoever brings the goods: the points go where they were earned. */
    @Test
    void pointsAreTakenBackFromWhoEarnedThem() {
        till.customer("B");
        var sold = till.paid(till.basket("A", "WINE"));
        assertEquals(29, till.points("A"));
        till.paid(till.checkout
                .takeBack(kims("B", "10*BAG"), sold.sale().receipt(), List.of())
                .orThrow());
        assertEquals(0, till.points("A"));
        assertEquals(11, till.points("B"));
    }

    private boolean isAnythingLeft(Receipt sold) {
        return till.checkout.refundOf(sold.sale().receipt(), KIM) instanceof Outcome.Ok<?>;
    }

    private void part(Random random, Receipt sold) {
        var basket = till.checkout.refundOf(sold.sale().receipt(), KIM).orThrow();
        for (var line : List.copyOf(basket.lines())) {
            long all = line.quantity().thousandths() / 1000;
            long some = random.nextInt((int) all + 1);
            boolean isLast = basket.lines().size() == 1;
            if (some < all && !(isLast && some == 0)) {
                basket = till.checkout
                        .changeQuantity(basket, line.id(), Quantity.of(some))
                        .orThrow();
            }
        }
        till.paid(basket);
    }

    @Test
    void whoWasMergedHasOneBalanceAndSpendsAllOfIt() {
        till.customer("B");
        till.paid(till.basket("A", "WINE"));
        till.paid(till.basket("B", "2*WINE"));
        till.customers().merge(KIM, "B", "A").orThrow();
        assertEquals(29 + 59, till.points("A"));
        till.paid(till.basket("A", "BAG", "points:80"));
        assertEquals(8, till.points("B"));
        assertEquals(0, till.number("SELECT count(*) FROM loyalty_accounts WHERE points < 0"));
        till.customers().separate(KIM, "B").orThrow();
        assertEquals(0, till.points("B"), "of the merged row first");
    }

    @Test
    void withoutTermsThereAreNoPointsAndSellingGoesOn() {
        till.database.write(new Author("system:test"), tx -> {
            var terms = tx.find(LoyaltyTypes.TERMS, "EUR").orElseThrow();
            tx.delete(LoyaltyTypes.TERMS, "EUR", terms.version());
            return 0;
        });
        assertEquals(List.of(), notes(till.paid(till.basket("A", "WINE"))));
        assertEquals(0, till.points("A"));
        assertEquals("loyalty.no-terms", refused("A", "points:5"));
        assertEquals(1, till.number("SELECT count(*) FROM sales"));
    }

    @Test
    void ofSeveralCategoriesTheDeepestDecidesHoweverItIsTyped() {
        var all = List.of(
                new LoyaltyMultiplier("m1", "Food", 0, Instant.EPOCH, null),
                new LoyaltyMultiplier("m2", "Food/Dairy", 300, Instant.EPOCH, null),
                new LoyaltyMultiplier("m3", "       Food       ", 0, Instant.EPOCH, null));
        for (String category : List.of("Food / Dairy", "Food/Dairy", "Food / Dairy / Milk")) {
            var bought = List.of(new Bought(category, 100));
            assertEquals(100 * 300, Earning.counted(bought, all, Instant.EPOCH), category);
        }
    }

    @Test
    void peopleCorrectPointsAndSetTerms() {
        var desk = new LoyaltyDesk(till.database, till.clock, KIM, Optional.empty());
        assertEquals(
                List.of("A has 40 points"), desk.correct("A", "40", "goodwill").orThrow());
        assertEquals(
                List.of("A has -10 points"), desk.correct("A", "-50", "mistake").orThrow());
        assertEquals(List.of("A has -10 points"), desk.overdrawn().orThrow());
        assertEquals(3, desk.show("A").orThrow().size());
        desk.terms(List.of("Stars", "0.50", "0.02", "1", "10")).orThrow();
        assertEquals(
                "Stars: a point for each 0.50 EUR, worth 0.02 EUR",
                desk.terms().orThrow().getFirst());
        desk.multiplier(" Drinks /", "50").orThrow();
        till.paid(till.basket("A", "10*SODA"));
        assertEquals(-10 + 7, till.points("A"), "7.90 at half for each 0.50");
        desk.end().orThrow();
        assertEquals("loyalty.no-terms", refused("A", "points:1"));
        for (var wrong : List.of(
                desk.correct("A", "many", "x"),
                desk.multiplier("Drinks", "-1"),
                desk.multiplier(" / ", "50"),
                desk.terms(List.of("Stars", "0", "0.01", "1", "1")))) {
            assertEquals(
                    "loyalty.bad-value",
                    assertInstanceOf(Outcome.Failed.class, wrong).problem().code());
        }
        var cashier = new LoyaltyDesk(till.database, till.clock, LoyaltyTill.BO, Optional.empty());
        for (var beyond : List.of(cashier.multiplier("Drinks", "50"), cashier.correct("A", "1000000", "a friend"))) {
            assertEquals(
                    "staff.needs-approval",
                    assertInstanceOf(Outcome.Failed.class, beyond).problem().code());
        }
        assertEquals(-10 + 7, till.points("A"));
    }

    /** Money that goes from one card to the next earns nothing; what comes back of a sale beside it takes back what that earned. */
    @Test
    void giftCardsEarnNothing() {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(TenderTypes.TENDER_KIND, TenderKind.of("gift-card", "Gift card", TenderType.GIFT_CARD));
            return 0;
        });
        till.paid(loaded(till.basket("A"), "G1"));
        assertEquals(0, till.points("A"));
        till.tenders
                .pay(loaded(till.basket("A"), "G2"), Tender.of("gift-card").off("G1"))
                .orThrow();
        assertEquals(0, till.points("A"));
        var mixed = till.paid(loaded(till.basket("A", "2*WINE"), "G3"));
        assertEquals(59, till.points("A"));
        till.paid(till.checkout
                .takeBack(kims("A", "BAG"), mixed.sale().receipt(), List.of(Scan.of("WINE"), Scan.of("WINE")))
                .orThrow());
        assertEquals(1, till.points("A"));
    }

    private Basket loaded(Basket basket, String number) {
        var amount = new Money(10_000, LoyaltyTill.EUR);
        return till.checkout
                .load(basket, TenderType.GIFT_CARD, Optional.of(number), amount)
                .orThrow();
    }
}
