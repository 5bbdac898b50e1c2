package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.Till.EUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.storage.Database.Author;
import org.evertill.tender.PaymentProvider;
import org.evertill.tender.StoredValue;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not go past a limit by a way round it, and what nobody can have meant. */
class LimitsTest {

    private static final String TEN = "TEN";

    @TempDir
    Path directory;

    private Till till;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
        till.database.write(new Author("system:test"), tx -> {
            Till.product(tx, "ten", "Ten", TEN, "1.00", "standard", ProductKind.GOODS);
            var net = new Product("net", "sku-net", "Net", null, ProductKind.GOODS, "pc", "standard", true);
            tx.insert(DomainTypes.PRODUCT, net);
            tx.insert(
                    DomainTypes.PRICE_ROW,
                    new PriceRow("p-net", "net", null, Till.euro("10.00"), false, Instant.EPOCH, null));
            tx.insert(TenderTypes.TENDER_KIND, kind("card", TenderType.PROVIDER, "fake"));
            tx.insert(TenderTypes.TENDER_KIND, kind("gift-card", TenderType.GIFT_CARD, null));
            tx.insert(
                    TenderTypes.STORED_VALUE,
                    new StoredValue("g1", "G1", TenderType.GIFT_CARD, "EUR", 1_000, null, null, null, true));
            return 0;
        });
    }

    @AfterEach
    void close() {
        till.close();
    }

    private static TenderKind kind(String id, TenderType type, String provider) {
        return new TenderKind(
                id, id.toUpperCase(Locale.ROOT), type, provider, null, null, null, null, null, false, true);
    }

    private Basket basket(String staffId, long pieces) {
        return till.checkout
                .open(Opening.sale(staffId))
                .then(basket -> till.checkout.scan(
                        basket, new Scan(TEN, Quantity.of(pieces), Optional.empty(), Optional.empty())))
                .orThrow();
    }

    private Receipt sold(long pieces) {
        return till.checkout.payCash(basket("kim", pieces), Optional.empty()).orThrow();
    }

    @Test
    void nothingIsPaidBackWithATip() {
        var refund = till.checkout.refundOf(sold(1).sale().receipt(), "kim").orThrow();
        refused("tender.bad-amount", till.tenders.pay(refund, Tender.of("cash").withTip(euro(50_000))));
        refused(
                "tender.bad-amount",
                till.tenders.pay(
                        refund, Tender.of("gift-card").withTip(euro(50_000)).off("G1")));
        assertEquals(1, till.number("SELECT count(*) FROM sales"));
    }

    @Test
    void aGiftCardHoldsTheTipToo() {
        var basket = basket("kim", 1);
        refused(
                "stored.too-little",
                till.tenders.pay(
                        basket,
                        Tender.of("gift-card", euro(100)).withTip(euro(901)).off("G1")));
        refused(
                "stored.too-little",
                till.tenders.pay(
                        basket, Tender.of("gift-card").withTip(euro(1_000)).off("G1")));
        till.tenders
                .pay(basket, Tender.of("gift-card").withTip(euro(900)).off("G1"))
                .orThrow();
        assertEquals(0, till.number("SELECT balance_minor FROM stored_values WHERE number = 'G1'"));
    }

    /** While head office is away 5.00 of a sale at most, by however many cards. */
    @Test
    void severalGiftCardsPayNoMoreOfflineThanOne() {
        till.database.write(new Author("system:test"), tx -> {
            var known = tx.find(TenderTypes.TENDER_KIND, "gift-card").orElseThrow();
            var limited = new TenderKind(
                    "gift-card", "Gift card", TenderType.GIFT_CARD, null, null, null, null, 500L, null, false, true);
            tx.update(TenderTypes.TENDER_KIND, limited, known.version());
            tx.insert(
                    TenderTypes.STORED_VALUE,
                    new StoredValue("g2", "G2", TenderType.GIFT_CARD, "EUR", 1_000, null, null, null, true));
            return 0;
        });
        var basket = basket("kim", 10);
        try (var away = till.offline(new FakeTerminal())) {
            away.pay(basket, Tender.of("gift-card", euro(400)).off("G1")).orThrow();
            refused(
                    "tender.over-limit",
                    away.pay(basket, Tender.of("gift-card", euro(101)).off("G2")));
            away.pay(basket, Tender.of("gift-card", euro(100)).off("G2")).orThrow();
        }
        till.tenders
                .pay(basket, Tender.of("gift-card", euro(500)).off("G2"))
                .orThrow()
                .receipt()
                .orElseThrow();
    }

    @Test
    void whatNobodyHasIsNotTakenAndTheShiftCanBeCounted() {
        var basket = basket("kim", 1);
        var absurd = euro(Long.MAX_VALUE / 2);
        refused("tender.bad-amount", till.checkout.payCash(basket, Optional.of(absurd)));
        refused("tender.bad-amount", till.tenders.pay(basket, Tender.of("cash", absurd)));
        refused("tender.bad-amount", till.tenders.pay(basket, Tender.of("cash").withTip(euro(Long.MAX_VALUE))));
        var most = new Money(Checkout.MAX_LINE_TOTAL_MINOR, EUR);
        till.checkout.payCash(basket, Optional.of(most)).orThrow();
        sold(1);
        assertTrue(till.number("SELECT sum(given_minor) FROM payments") > 0);
    }

    @Test
    void pricesOfOtherStoresAndOfThePastDoNotHideOnesOwn() {
        till.database.write(new Author("system:test"), tx -> {
            for (int i = 0; i < 1_100; i++) {
                String store = i % 2 == 0 ? "S" + (i + 2) : null;
                var until = store == null ? Instant.EPOCH.plusSeconds(i + 1) : null;
                tx.insert(
                        DomainTypes.PRICE_ROW,
                        new PriceRow("a" + i, "ten", store, Till.euro("0.90"), true, Instant.EPOCH, until));
            }
            return 0;
        });
        assertEquals(euro(100), basket("kim", 1).total());
    }

    @Test
    void aTypedPriceIncludesTaxAsTheProductsOwnDoes() {
        var own = till.checkout
                .open(Opening.sale("kim"))
                .then(basket -> till.checkout.scan(basket, Scan.of("sku-net")))
                .orThrow();
        var typed = till.checkout
                .open(Opening.sale("kim"))
                .then(basket -> till.checkout.scan(basket, Scan.of("sku-net").withPrice(Till.euro("10.00"))))
                .orThrow();
        assertEquals(euro(1_190), own.total());
        assertEquals(own.total(), typed.total());
    }

    /** What was a tenth of hundred pieces is all of ten. */
    @Test
    void anAmountOffIsLookedAtAgainWhenThereIsLess() {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.ROLE, new Role("SOME", "Some", Set.of("SELL", "DISCOUNT", "VOID"), 4, 1_000));
            tx.insert(DomainTypes.STAFF, new Staff("sue", "Sue", "SOME", "x", true));
            return 0;
        });
        var basket = basket("sue", 100);
        var line = basket.lines().getFirst().id();
        var off = new ManualDiscount(new Reduction.Amount(euro(1_000)), "dented");
        var less = till.checkout.discountLine(basket, line, Optional.of(off)).orThrow();
        assertEquals(euro(9_000), less.total());
        refused("staff.needs-approval", till.checkout.changeQuantity(less, line, Quantity.of(10)));
        assertEquals(
                euro(19_000),
                till.checkout
                        .changeQuantity(less, line, Quantity.of(200))
                        .orThrow()
                        .total());
    }

    @Test
    void oneCardPaymentIsGivenBackByOneBasket() {
        var terminal = new FakeTerminal();
        var tenders = till.tenders(terminal);
        var basket = basket("kim", 10);
        tenders.pay(basket, Tender.of("card", euro(400))).orThrow();
        var receipt = tenders.pay(basket, Tender.of("card", euro(600)))
                .orThrow()
                .receipt()
                .orElseThrow();
        var first = till.checkout.refundOf(receipt.sale().receipt(), "kim").orThrow();
        tenders.pay(first, Tender.of("card", euro(400))).orThrow();
        var second = till.checkout.refundOf(receipt.sale().receipt(), "kim").orThrow();
        tenders.pay(second, Tender.of("card", euro(600))).orThrow();
        refused("tender.no-original", tenders.pay(second, Tender.of("card", euro(400))));
        assertEquals(0, terminal.movedMinor());
    }

    @Test
    void whatATerminalTellsIsKeptAsFarAsItCanBe() {
        assertEquals("VISA", Answers.text("VI\u0000S\ud83dA"));
        assertEquals(120, Answers.text("R".repeat(200)).length());
        assertEquals(119, Answers.text("R".repeat(119) + "\ud83c\udf81").length());
        var approved = new PaymentProvider.Approved("R", Optional.of("V".repeat(130)), euro(0));
        var sound = assertInstanceOf(PaymentProvider.Approved.class, Answers.sound(approved));
        assertEquals(Optional.of("V".repeat(120)), sound.details());
        var absurd = new PaymentProvider.Approved("R", Optional.empty(), euro(Long.MAX_VALUE));
        assertInstanceOf(PaymentProvider.Unknown.class, Answers.sound(absurd));
    }

    private static Money euro(long minor) {
        return new Money(minor, EUR);
    }

    private static void refused(String code, Outcome<?> outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }
}
