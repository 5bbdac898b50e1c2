package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.Till.APPLE;
import static org.evertill.checkout.local.internal.Till.BAG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.Coupon;
import org.evertill.domain.Coupon.Kind;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Promotion;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Basket;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coupons with numbers of their own at a real till. */
class CouponsTest {

    private static final long SEED = 20_261_129;
    private static final String ONE = Coupon.Number.made(new Random(1));
    private static final String TWO = Coupon.Number.made(new Random(2));
    private static final String OTHER = "LEAFLET77";

    @TempDir
    Path directory;

    private Till till;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
        promotion("apples", "{\"percent\":100,\"of\":{\"products\":[\"sku-apple\"]}}");
        promotion("bags", "{\"percent\":50,\"of\":{\"products\":[\"sku-bag\"]}}");
        coupon(ONE, "apples");
        coupon(TWO, "apples");
        coupon(OTHER, "bags");
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void theNumberMakesThePromotionHoldAndTheSaleTakesIt() {
        assertEquals(35, scanned(APPLE).total().minor(), "not without a number");
        var basket = scanned(APPLE, Coupon.Number.shown(ONE).toLowerCase(Locale.ROOT));
        assertEquals(0, basket.total().minor());
        assertEquals(List.of(ONE), basket.coupons());
        assertEquals(1, left(ONE), "a basket takes nothing");
        var receipt = paid(basket);
        assertEquals(0, left(ONE));
        var use = till.database
                .read(r -> Coupons.uses(r, "sale_id", receipt.sale().id()))
                .getFirst();
        assertEquals(ONE, use.couponId());
        assertEquals(Kind.USED, use.kind());
        assertEquals(List.of("Coupon used " + Coupon.Number.shown(ONE)), notes(receipt));
        assertEquals(receipt, paid(basket), "asked for again");
        assertEquals(0, left(ONE));
        var refused = refused(scanned(APPLE), ONE);
        assertEquals("sale.coupon-used", refused.problem().code());
        assertTrue(refused.problem().message().contains(receipt.sale().receipt()), "says where");
    }

    @Test
    void whatTookNothingOffIsKeptAndTheReceiptSaysSo() {
        var receipt = paid(scanned(APPLE, OTHER));
        assertEquals(1, left(OTHER));
        assertEquals(List.of("Not needed, still good " + Coupon.Number.shown(OTHER)), notes(receipt));
        assertEquals(
                List.of(Kind.KEPT),
                till
                        .database
                        .read(r -> Coupons.uses(r, "sale_id", receipt.sale().id()))
                        .stream()
                        .map(Coupon.Use::kind)
                        .toList());
        assertEquals(5, paid(scanned(BAG, OTHER)).sale().total().minor());
    }

    @Test
    void oneIsUsedInOneOfTwoBasketsOnly() {
        var first = scanned(APPLE, ONE);
        var second = scanned(APPLE, APPLE, ONE);
        paid(first);
        assertEquals("sale.coupon-used", failed(till.checkout.payCash(second, Optional.empty())));
        var without = till.checkout.scan(second, Scan.of(ONE)).orThrow();
        assertEquals(List.of(), without.coupons());
        assertEquals(70, without.total().minor());
        var other = till.checkout.scan(second, Scan.of(TWO)).orThrow();
        assertEquals(List.of(TWO), other.coupons(), "takes its place");
        paid(other);
        assertEquals(0, left(TWO));
        assertEquals(0, left(ONE));
    }

    @Test
    void aSecondOneOfThePromotionWaitsForAnotherSale() {
        assertEquals(
                "sale.coupon-same", refused(scanned(APPLE, ONE), TWO).problem().code());
        var twice = scanned(APPLE, ONE, ONE);
        assertEquals(List.of(ONE), twice.coupons());
    }

    @Test
    void numbersThatNobodyKnowsAreToldFromThoseThatAreMistyped() {
        String unknown = Coupon.Number.made(new Random(3));
        assertEquals(
                "sale.coupon-unknown",
                refused(scanned(APPLE), unknown).problem().code());
        String wrong = unknown.substring(0, 15) + (unknown.endsWith("2") ? "3" : "2");
        assertEquals(
                "sale.coupon-mistyped", refused(scanned(APPLE), wrong).problem().code());
        assertEquals(
                "sale.unknown-code",
                refused(scanned(APPLE), "LEAFLET78").problem().code());
        assertEquals(
                "sale.coupon-not-valid",
                refused(scanned(APPLE), Promotion.NUMBERED).problem().code());
    }

    @Test
    void itIsValidAsLongAsItsPromotionIs() {
        till.clock.now = Instant.parse("2026-12-31T23:00:00Z");
        assertEquals(
                "sale.coupon-not-valid", refused(scanned(APPLE), ONE).problem().code());
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.COUPON, Coupon.unused("ORPHAN1", "gone"));
            return 0;
        });
        assertEquals(
                "sale.coupon-not-valid",
                refused(scanned(APPLE), "ORPHAN1").problem().code());
    }

    @Test
    void itComesBackWithAllThatItTookOff() {
        var sale = paid(scanned(APPLE, APPLE, BAG, ONE));
        var basket = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
        var apples = basket.lines().stream()
                .filter(line -> line.product().id().equals("apple"))
                .toList();
        for (Basket.Line line : apples.subList(1, apples.size())) {
            basket = till.checkout.remove(basket, line.id()).orThrow();
        }
        var part = paid(basket);
        assertEquals(apples.size() > 1 ? 0 : 1, left(ONE), "one of two");
        assertEquals(2, apples.size());
        assertEquals(List.of(), notes(part));
        var rest = paid(till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow());
        assertEquals(1, left(ONE));
        assertEquals(List.of("Coupon good again " + Coupon.Number.shown(ONE)), notes(rest));
        assertEquals(0, paid(scanned(APPLE, ONE)).sale().total().minor());
        assertEquals(0, left(ONE));
    }

    @Test
    void itComesBackWithAnExchangeAndIsUsedAgainWhenThatIsVoided() {
        var sale = paid(scanned(APPLE, ONE));
        var exchange = paid(till.checkout
                .takeBack(scanned(BAG), sale.sale().receipt(), List.of())
                .orThrow());
        assertEquals(1, left(ONE));
        assertEquals(List.of("Coupon good again " + Coupon.Number.shown(ONE)), notes(exchange));
        var basket = till.checkout
                .voidOf(exchange.sale().receipt(), "wrong customer", "kim")
                .orThrow();
        till.tenders.giveBack(basket).orThrow();
        assertEquals(0, left(ONE));
        var refund = paid(till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow());
        assertEquals(1, left(ONE), "now it has come back for good");
        assertEquals(0, refund.sale().total().minor());
    }

    /** What a coupon takes off what is bought, and what came off what comes back, are two things. */
    @Test
    void itTakesNothingOffWhatComesBack() {
        var sale = paid(scanned(APPLE));
        var exchange = paid(till.checkout
                .takeBack(scanned(APPLE, ONE), sale.sale().receipt(), List.of())
                .orThrow());
        assertEquals(-35, exchange.sale().total().minor());
        assertEquals(0, left(ONE));
    }

    @Test
    void itComesBackWithASaleThatIsVoided() {
        var sale = paid(scanned(APPLE, BAG, ONE));
        assertEquals(0, left(ONE));
        var basket = till.checkout
                .voidOf(sale.sale().receipt(), "wrong customer", "kim")
                .orThrow();
        var reversed = till.tenders.giveBack(basket).orThrow().receipt().orElseThrow();
        assertEquals(1, left(ONE));
        assertEquals(List.of("Coupon good again " + Coupon.Number.shown(ONE)), notes(reversed));
    }

    @Test
    void whatComesBackTakesNoCoupon() {
        var basket = till.checkout.open(Opening.refund("kim")).orThrow();
        assertEquals("sale.coupon-not-valid", refused(basket, ONE).problem().code());
    }

    /** Whatever is scanned, parked for later, paid and given back, in any order: no coupon is used more often than it is given back, but once. */
    @Test
    void noCouponCountsTwiceAtOneTill() {
        var random = new Random(SEED);
        var open = new ArrayList<Basket>();
        var done = new ArrayList<String>();
        var codes = List.of(APPLE, BAG, ONE, TWO, OTHER);
        for (int step = 0; step < 600; step++) {
            switch (random.nextInt(6)) {
                case 0 -> open.add(till.checkout.open(Opening.sale("kim")).orThrow());
                case 1, 2, 3 -> {
                    if (!open.isEmpty()) {
                        int which = random.nextInt(open.size());
                        var scan = Scan.of(codes.get(random.nextInt(codes.size())));
                        if (till.checkout.scan(open.get(which), scan) instanceof Outcome.Ok<Basket>(var next)) {
                            open.set(which, next);
                        }
                    }
                }
                case 4 -> {
                    if (!open.isEmpty()
                            && till.checkout.payCash(open.get(random.nextInt(open.size())), Optional.empty())
                                    instanceof Outcome.Ok<Receipt>(var receipt)) {
                        open.removeIf(
                                basket -> basket.id().equals(receipt.sale().id()));
                        done.add(receipt.sale().receipt());
                    }
                }
                default -> {
                    if (!done.isEmpty() && random.nextInt(3) == 0) {
                        till.checkout
                                .refundOf(done.get(random.nextInt(done.size())), "kim")
                                .then(basket -> till.checkout.payCash(basket, Optional.empty()));
                    }
                }
            }
            for (String number : List.of(ONE, TWO, OTHER)) {
                long used = till.number("SELECT coalesce(sum(CASE kind WHEN 'USED' THEN 1 WHEN 'GIVEN_BACK' THEN -1"
                        + " ELSE 0 END), 0) FROM coupon_uses WHERE coupon_id = '" + number + "'");
                assertTrue(used == 0 || used == 1, number + " at step " + step + ", seed " + SEED);
                assertEquals(1 - used, left(number), number + " at step " + step + ", seed " + SEED);
            }
        }
        assertTrue(till.number("SELECT count(*) FROM coupon_uses WHERE kind = 'GIVEN_BACK'") > 5, "tried at all");
    }

    private void promotion(String id, String terms) {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(
                    DomainTypes.PROMOTION,
                    new Promotion(
                            id,
                            "Less for " + id,
                            "pieces-off",
                            terms,
                            null,
                            null,
                            Promotion.NUMBERED,
                            Instant.EPOCH,
                            Instant.parse("2026-12-31T23:00:00Z"),
                            null,
                            0,
                            false,
                            true));
            return 0;
        });
    }

    private void coupon(String number, String promotionId) {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.COUPON, Coupon.unused(number, promotionId));
            return 0;
        });
    }

    private long left(String number) {
        return till.database
                .read(r -> r.find(DomainTypes.COUPON, number))
                .orElseThrow()
                .value()
                .usesLeft();
    }

    private Basket scanned(String... codes) {
        var basket = till.checkout.open(Opening.sale("kim")).orThrow();
        for (String code : codes) {
            basket = till.checkout.scan(basket, Scan.of(code)).orThrow();
        }
        return basket;
    }

    private Receipt paid(Basket basket) {
        return till.checkout.payCash(basket, Optional.empty()).orThrow();
    }

    private Outcome.Failed<?> refused(Basket basket, String code) {
        return assertInstanceOf(Outcome.Failed.class, till.checkout.scan(basket, Scan.of(code)));
    }

    private static String failed(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }

    private static List<String> notes(Receipt receipt) {
        return receipt.notes().stream()
                .map(note -> note.words(Locale.ENGLISH) + " " + note.value())
                .toList();
    }
}
