package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.Till.EUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.TenderDesk.Standing;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.domain.CashRounding;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Payment;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Store;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.storage.Database.Author;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paying in parts, by cash of several currencies, at a real till. */
class TenderDeskTest {

    private static final Currency CHF = Currency.getInstance("CHF");

    /** A franc is 1.065 euro. */
    private static final TenderKind FRANCS = new TenderKind(
            "chf", "Swiss francs", TenderType.FOREIGN_CASH, null, "CHF", 1_065_000_000L, null, null, null, true, true);

    @TempDir
    Path directory;

    private Till till;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
        kind(FRANCS);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void severalPaymentsMakeOneSale() {
        var basket = basket("50.00");
        var first = paid(basket, Tender.of("cash", euro("20.00")));
        assertEquals(euro("30.00"), first.due());
        assertTrue(first.receipt().isEmpty());
        assertEquals(0, till.number("SELECT count(*) FROM sales"));
        var last = paid(basket, Tender.of("cash", euro("40.00")));
        var receipt = last.receipt().orElseThrow();
        assertEquals(
                List.of(euro("20.00"), euro("30.00")),
                receipt.payments().stream().map(Payment::amount).toList());
        assertEquals(
                List.of(euro("0.00"), euro("10.00")),
                receipt.payments().stream().map(Payment::changeGiven).toList());
        assertEquals(
                List.of(1, 2),
                receipt.payments().stream().map(Payment::position).toList());
        assertEquals(receipt, till.checkout.receipt(receipt.sale().receipt()).orThrow());
        assertEquals(0, till.number("SELECT count(*) FROM tendered"));
        assertEquals(Optional.of(receipt), paid(basket, Tender.of("cash")).receipt());
        assertEquals(1, till.number("SELECT count(*) FROM sales"));
    }

    @Test
    void theShortWayPaysTheRest() {
        var basket = basket("50.00");
        paid(basket, Tender.of("chf", francs("20.00")));
        var receipt = till.checkout.payCash(basket, Optional.of(euro("30.00"))).orThrow();
        assertEquals(
                List.of("chf", "cash"),
                receipt.payments().stream().map(Payment::tender).toList());
        assertEquals(euro("28.70"), receipt.payments().getLast().amount());
        assertEquals(euro("1.30"), receipt.payments().getLast().changeGiven());
    }

    @Test
    void foreignCashGivesChangeInOwn() {
        var payment = completed(basket("30.00"), Tender.of("chf", francs("50.00")))
                .payments()
                .getFirst();
        assertEquals(euro("30.00"), payment.amount());
        assertEquals(francs("50.00"), payment.given());
        assertEquals(euro("53.25"), payment.givenValue());
        assertEquals(euro("23.25"), payment.changeGiven());
        assertEquals(1_065_000_000L, payment.rateE9());
        assertEquals(euro("0.00"), payment.rounding());
        var exact = completed(basket("10.00"), Tender.of("chf")).payments().getFirst();
        assertEquals(francs("9.39"), exact.given());
        assertEquals(euro("10.00"), exact.givenValue());
    }

    @Test
    void aTipIsNoTurnover() {
        var payment = completed(
                        basket("45.00"), Tender.of("cash", euro("50.00")).withTip(euro("3.00")))
                .payments()
                .getFirst();
        assertEquals(euro("45.00"), payment.amount());
        assertEquals(euro("3.00"), payment.tip());
        assertEquals(euro("2.00"), payment.changeGiven());
        assertEquals(euro("0.00"), payment.rounding());
        assertEquals(4500, till.number("SELECT total_minor FROM sales"));
    }

    @Test
    void whatIsTenderedStaysAndTheBasketWithIt() {
        var basket = basket("50.00");
        var part = paid(basket, Tender.of("cash", euro("20.00"))).tendered().getFirst();
        var line = basket.lines().getFirst().id();
        refused("sale.tendered", till.checkout.changeQuantity(basket, line, Quantity.of(2)));
        refused("sale.tendered", till.checkout.scan(basket, Scan.of(Till.APPLE)));
        refused("sale.tendered", till.checkout.remove(basket, line));
        refused("sale.tendered", till.checkout.discard(basket));
        refused("sale.tendered", till.checkout.park(basket, "later"));
        refused("sale.tendered", till.checkout.restore(basket, basket.empty()));
        var other = basket.withQuantity(line, Quantity.of(2));
        refused("sale.tendered", till.tenders.pay(other, Tender.of("cash")));
        refused("sale.tendered", till.checkout.payCash(other, Optional.empty()));
        till.close();
        till = Till.open(directory);
        var again = till.checkout.resume("kim").orElseThrow();
        assertEquals(basket, again);
        var standing = till.tenders.standing(again).orThrow();
        assertEquals(List.of(part), standing.tendered());
        assertEquals(euro("30.00"), standing.due());
        var back = till.tenders.takeBack(again, part.id()).orThrow();
        assertEquals(List.of(), back.tendered());
        refused("tender.not-there", till.tenders.takeBack(again, part.id()));
        till.checkout.scan(again, Scan.of(Till.APPLE)).orThrow();
    }

    @Test
    void aBasketThatIsPaidInPartIsFoundBeforeOthersAndNeverForgotten() {
        var first = basket("50.00");
        paid(first, Tender.of("cash", euro("20.00")));
        for (int i = 0; i < 30; i++) {
            basket("1.00");
        }
        assertEquals(Optional.of(first), till.checkout.resume("kim"));
    }

    @Test
    void onlyCashGivesChangeAndLimitsHold() {
        kind(new TenderKind(
                "token", "Token", TenderType.PROVIDER, "nobody", null, null, 2_000L, null, null, false, true));
        kind(new TenderKind("old", "Old", TenderType.VOUCHER, null, null, null, null, null, null, false, false));
        var basket = basket("50.00");
        refused("tender.unknown", till.tenders.pay(basket, Tender.of("old")));
        refused("tender.unknown", till.tenders.pay(basket, Tender.of("shells")));
        refused("tender.too-much", "left", "50.00 EUR", till.tenders.pay(basket, Tender.of("token", euro("50.01"))));
        refused("tender.over-limit", "most", "20.00 EUR", till.tenders.pay(basket, Tender.of("token")));
        refused("tender.bad-amount", till.tenders.pay(basket, Tender.of("chf", euro("20.00"))));
        refused("tender.bad-amount", till.tenders.pay(basket, Tender.of("cash", euro("0.00"))));
        refused("tender.bad-amount", till.tenders.pay(basket, Tender.of("cash").withTip(euro("-1.00"))));
        assertEquals(
                List.of("cash", "chf", "token"),
                till.tenders.kinds().stream().map(TenderKind::id).toList());
        var empty = till.checkout.open(Opening.sale("kim")).orThrow();
        refused("sale.empty", till.tenders.pay(empty, Tender.of("cash")));
    }

    /** 30.00 of a sale of 50.00, in however many parts; the short way is held to it as well. */
    @Test
    void aLimitHoldsForAllPartsByATender() {
        kind(new TenderKind("cash", "Cash", TenderType.CASH, null, null, null, 3_000L, null, null, true, true));
        var basket = basket("50.00");
        var first = paid(basket, Tender.of("cash", euro("20.00"))).tendered().getFirst();
        var beyond = Tender.of("cash", euro("10.01"));
        assertEquals(
                "By Cash 30.00 EUR is taken at most for one sale, and 20.00 EUR are paid by it: 10.00 EUR are left. Say no more"
                        + " than that, and pay the rest by another tender.",
                refused("tender.over-limit", till.tenders.pay(basket, beyond)));
        refused("tender.over-limit", till.checkout.payCash(basket, Optional.empty()));
        till.tenders.takeBack(basket, first.id()).orThrow();
        paid(basket, beyond);
        paid(basket, Tender.of("cash", euro("19.99")));
        assertEquals(
                "By Cash 30.00 EUR is taken at most for one sale, and 30.00 EUR are paid by it. Pay the rest by another tender.",
                refused("tender.over-limit", till.tenders.pay(basket, Tender.of("cash", euro("0.01")))));
        var receipt = completed(basket, Tender.of("chf"));
        assertEquals(
                List.of("cash", "cash", "chf"),
                receipt.payments().stream().map(Payment::tender).toList());
    }

    @Test
    void aRefundIsPaidBackInPartsAndNotInForeignCash() {
        var sale = completed(basket("50.00"), Tender.of("cash"));
        var back = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
        refused("tender.no-refund", till.tenders.pay(back, Tender.of("chf")));
        paid(back, Tender.of("cash", euro("20.00")));
        var receipt = completed(back, Tender.of("cash"));
        assertEquals(
                List.of(euro("-20.00"), euro("-30.00")),
                receipt.payments().stream().map(Payment::amount).toList());
        assertEquals(0, till.number("SELECT sum(given_minor - change_given_minor) FROM payments"));
    }

    @Test
    void cashMayHaveALimitToo() {
        kind(new TenderKind("cash", "Cash", TenderType.CASH, null, null, null, 1_000_000L, null, 2_000L, true, true));
        var sale = completed(basket("50.00"), Tender.of("cash"));
        var back = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
        refused("sale.reason-needed", till.checkout.payCash(back, Optional.empty()));
    }

    /** Its name is the chain's: a copy is printed with what it is called now, also when it is not taken any more. */
    @Test
    void aReceiptKnowsWhatItsTendersAreCalled() {
        var meal = new TenderKind(
                "meal",
                "Meal",
                TenderType.FOREIGN_CASH,
                null,
                "CHF",
                1_000_000_000L,
                null,
                null,
                null,
                false,
                true,
                "Marke");
        kind(meal);
        var basket = basket("50.00");
        paid(basket, Tender.of("meal", new Money(1_000, CHF)));
        var receipt = completed(basket, Tender.of("cash"));
        assertEquals(List.of(meal), receipt.tenders(), "the chain says nothing of cash");
        assertTrue(receipt.opensDrawer());
        var renamed = new TenderKind(
                "meal",
                "Meal voucher",
                TenderType.FOREIGN_CASH,
                null,
                "CHF",
                1_000_000_000L,
                null,
                null,
                null,
                false,
                false);
        till.database.write(new Author("system:test"), tx -> {
            var old = tx.find(TenderTypes.TENDER_KIND, "meal").orElseThrow();
            tx.update(TenderTypes.TENDER_KIND, renamed, old.version());
            return 0;
        });
        var copy = till.checkout.receipt(receipt.sale().receipt()).orThrow();
        assertEquals(List.of(renamed), copy.tenders());
    }

    /** Only the last part in cash is rounded. */
    @ParameterizedTest
    @CsvSource({"15.72, 10.00, 5.70, -0.02", "15.73, 10.00, 5.75, 0.02", "15.72, 15.00, 0.70, -0.02"})
    void theRestIsRoundedToCoins(String total, String part, String rest, String rounding) {
        till.database.write(new Author("system:test"), tx -> {
            var known = tx.find(DomainTypes.STORE, "S1").orElseThrow();
            var store = new Store("S1", "Corner shop", "NL", "EUR", "Europe/Amsterdam", null, null, null, 5);
            tx.update(DomainTypes.STORE, store, known.version());
            return 0;
        });
        kind(new TenderKind(
                "token", "Token", TenderType.PROVIDER, "nobody", null, null, null, null, null, false, true));
        var basket = basket(total);
        assertEquals(euro(rest), paid(basket, Tender.of("cash", euro(part))).dueInCash());
        var last = completed(basket, Tender.of("cash")).payments().getLast();
        assertEquals(euro(rest), last.given());
        assertEquals(euro(rounding), last.rounding());
    }

    /** Whatever is tendered in whatever order: what is paid is the total, and nothing appears or vanishes. */
    @Test
    void nothingAppearsOrVanishes() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            var coins = new CashRounding(random.nextBoolean() ? 1 : 5);
            var due = new Money(1 + random.nextInt(20_000), EUR);
            var paid = Money.zero(EUR);
            for (int step = 0; due.minor() != 0 && step < 100; step++) {
                boolean foreign = random.nextBoolean();
                var kind = foreign ? FRANCS : TenderKind.cash();
                var given = new Money(500 + random.nextInt(9_500), foreign ? CHF : EUR);
                var tip = new Money(random.nextInt(3) == 0 ? random.nextInt(300) : 0, EUR);
                var tender = new Tender(kind.id(), Optional.of(given), Optional.of(tip), Optional.empty());
                var part = new Tendering(kind, SaleKind.SALE, due, List.of(), coins, false).part("p", tender);
                var rest = part.value().minus(part.change()).minus(part.tip()).minus(part.amount());
                assertTrue(
                        Math.abs(rest.minor()) <= 2 * (coins.stepMinor() - 1), "rounding " + rest + ", seed " + seed);
                assertEquals(0, part.change().minor() % coins.stepMinor() * (foreign ? 1 : 0), "seed " + seed);
                assertTrue(part.amount().minor() > 0 && !part.change().isNegative(), "seed " + seed);
                paid = paid.plus(part.amount());
                due = due.minus(part.amount());
            }
            assertEquals(0, due.minor(), "seed " + seed);
        }
    }

    private void kind(TenderKind kind) {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(TenderTypes.TENDER_KIND, kind);
            return 0;
        });
    }

    private Basket basket(String total) {
        return till.checkout
                .open(Opening.sale("kim"))
                .then(basket -> till.checkout.scan(
                        basket, Scan.of(Till.BAG, Quantity.ONE, UnitPrice.of(new BigDecimal(total), EUR), "Something")))
                .orThrow();
    }

    private Standing paid(Basket basket, Tender tender) {
        return till.tenders.pay(basket, tender).orThrow();
    }

    private Receipt completed(Basket basket, Tender tender) {
        return paid(basket, tender).receipt().orElseThrow();
    }

    /** Gives what is said. */
    private static String refused(String code, Outcome<?> outcome) {
        var problem = assertInstanceOf(Outcome.Failed.class, outcome).problem();
        assertEquals(code, problem.code());
        return problem.message();
    }

    /** What a window says of it in its own language. */
    private static void refused(String code, String fact, String value, Outcome<?> outcome) {
        var problem = assertInstanceOf(Outcome.Failed.class, outcome).problem();
        assertEquals(code, problem.code());
        assertEquals(value, problem.facts().get(fact));
    }

    private static Money euro(String amount) {
        return Money.of(new BigDecimal(amount), EUR, RoundingMode.UNNECESSARY);
    }

    private static Money francs(String amount) {
        return Money.of(new BigDecimal(amount), CHF, RoundingMode.UNNECESSARY);
    }
}
