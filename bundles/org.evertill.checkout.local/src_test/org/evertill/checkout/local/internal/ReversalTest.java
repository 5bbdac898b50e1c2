package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.Till.EUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.TenderDesk;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.local.internal.FakeTerminal.Mood;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Payment;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sale that was paid is reversed as a whole: it comes to nothing, and everybody gets back what they gave. */
class ReversalTest {

    private static final Currency CHF = Currency.getInstance("CHF");
    private static final long SEED = 41;

    @TempDir
    Path directory;

    private final FakeTerminal terminal = new FakeTerminal();
    private Till till;
    private LocalTenderDesk tenders;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
        tenders = till.tenders(terminal);
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(
                    TenderTypes.TENDER_KIND,
                    new TenderKind(
                            "card", "Card", TenderType.PROVIDER, "fake", null, null, null, null, 0L, false, true));
            tx.insert(
                    TenderTypes.TENDER_KIND,
                    new TenderKind(
                            "chf",
                            "Francs",
                            TenderType.FOREIGN_CASH,
                            null,
                            "CHF",
                            1_100_000_000L,
                            null,
                            null,
                            null,
                            true,
                            true));
            return 0;
        });
    }

    @AfterEach
    void close() {
        tenders.close();
        till.close();
    }

    @Test
    void allOfItComesBackAndNothingIsDeleted() {
        var sold = completed(tenders.pay(filled("kim", 3), Tender.of("cash", eur(1_000))));
        var reversed = completed(tenders.giveBack(voided(sold, "kim")));
        var sale = reversed.sale();
        assertEquals(SaleKind.REFUND, sale.kind());
        assertTrue(sale.isVoid());
        assertEquals("twice", sale.voidReason());
        assertEquals(sold.sale().id(), sale.originalSaleId());
        assertEquals(sold.sale().receipt(), sale.reference());
        assertEquals("S1-R1-A-000002", sale.receipt());
        assertEquals(sold.sale().total().negated(), sale.total());
        assertFalse(
                till.checkout.receipt(sold.sale().receipt()).orThrow().sale().isVoid());
        assertEquals(0, till.number("SELECT sum(total_minor) FROM sales"));
        assertEquals(0, till.number("SELECT sum(quantity_milli) FROM stock_movements"));
        assertEquals(
                sold.sale().total().minor(),
                till.number("SELECT amount_minor FROM sale_voids WHERE basket_id = '"
                        + sold.sale().id() + "'"));
        assertEquals(Optional.empty(), till.checkout.resume("kim"));
    }

    @Test
    void everybodyGetsBackWhatTheyGave() {
        var basket = filled("kim", 30);
        tenders.pay(basket, Tender.of("card", eur(300)).withTip(eur(20))).orThrow();
        tenders.pay(basket, Tender.of("card", eur(200))).orThrow();
        tenders.pay(basket, Tender.of("cash", eur(100))).orThrow();
        var sold = completed(tenders.pay(basket, Tender.of("chf", new Money(2_000, CHF))));
        assertEquals(520, terminal.movedMinor());
        var reversed = completed(tenders.giveBack(voided(sold, "kim")));
        assertEquals(0, terminal.movedMinor(), "the card, with its tip");
        for (int i = 0; i < 4; i++) {
            mirrors(sold.payments().get(i), reversed.payments().get(i));
        }
        assertEquals(new Money(-2_000, CHF), reversed.payments().getLast().given());
    }

    private static void mirrors(Payment there, Payment back) {
        assertEquals(there.id(), back.originalPaymentId());
        assertEquals(there.tender(), back.tender());
        assertEquals(there.amount().negated(), back.amount());
        assertEquals(there.tip().negated(), back.tip());
        assertEquals(there.rounding().negated(), back.rounding());
        assertEquals(
                there.givenValue().minus(there.changeGiven()).negated(),
                back.givenValue().minus(back.changeGiven()));
    }

    @Test
    void whereACardIsRefusedItGoesOnFromThere() {
        var basket = filled("kim", 10);
        tenders.pay(basket, Tender.of("cash", eur(100))).orThrow();
        var sold = completed(tenders.pay(basket, Tender.of("card")));
        var back = voided(sold, "kim");
        terminal.moods.add(Mood.DECLINES);
        refused("tender.declined", tenders.giveBack(back));
        assertEquals(1, tenders.standing(back).orThrow().tendered().size());
        assertEquals(back, till.checkout.resume("kim").orElseThrow());
        completed(tenders.giveBack(back));
        assertEquals(0, terminal.movedMinor());
        completed(tenders.giveBack(back));
        assertEquals(0, terminal.movedMinor());
        assertEquals(2, till.number("SELECT count(*) FROM sales"));
    }

    /** What was taken off a number is on it again; what a sale put on one is taken off it, unless it was spent. */
    @Test
    void storedValuesAreAsTheyWere() {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(TenderTypes.TENDER_KIND, TenderKind.of("gift-card", "Gift card", TenderType.GIFT_CARD));
            return 0;
        });
        var loaded = completed(tenders.pay(
                till.checkout
                        .load(begun("kim"), TenderType.GIFT_CARD, Optional.of("4711"), eur(1_000))
                        .orThrow(),
                Tender.of("cash")));
        var bought =
                completed(tenders.pay(filled("kim", 2), Tender.of("gift-card").off("4711")));
        assertEquals(920, balance());
        refused("stored.too-little", tenders.giveBack(voided(loaded, "kim")));
        completed(tenders.giveBack(voided(bought, "kim")));
        assertEquals(1_000, balance());
        completed(tenders.giveBack(voided(loaded, "kim")));
        assertEquals(0, balance());
    }

    private long balance() {
        return till.number("SELECT balance_minor FROM stored_values");
    }

    @Test
    void nothingElsePaysAVoidBackAndNothingChangesIt() {
        var sold = completed(tenders.pay(filled("kim", 2), Tender.of("card")));
        var back = voided(sold, "kim");
        refused("sale.void-tenders", tenders.pay(back, Tender.of("cash")));
        refused("sale.void-tenders", till.checkout.payCash(back, Optional.empty()));
        refused(
                "sale.void-whole",
                till.checkout.remove(back, back.lines().getFirst().id()));
        refused("sale.void-whole", till.checkout.scan(back, Scan.of(Till.APPLE)));
        var less = back.withQuantity(back.lines().getFirst().id(), Quantity.ONE);
        refused("sale.void-whole", tenders.giveBack(less));
        refused("sale.not-voidable", tenders.giveBack(filled("kim", 1)));
        till.checkout.discard(back).orThrow();
        assertEquals(1, till.number("SELECT count(*) FROM sales"));
    }

    @Test
    void whatCameBackOrIsOfAnotherShiftIsNotVoided() {
        var sold = completed(tenders.pay(filled("kim", 2), Tender.of("cash")));
        String receipt = sold.sale().receipt();
        refused("sale.bad-reason", till.checkout.voidOf(receipt, " ", "kim"));
        refused("sale.unknown-receipt", till.checkout.voidOf("S1-R1-A-000009", "twice", "kim"));
        var begun = voided(sold, "kim");
        var refund = till.checkout.refundOf(receipt, "kim").orThrow();
        var part = till.checkout
                .changeQuantity(refund, refund.lines().getFirst().id(), Quantity.ONE)
                .orThrow();
        var refunded = till.checkout.payCash(part, Optional.empty()).orThrow();
        refused("sale.already-returned", tenders.giveBack(begun));
        refused("sale.not-voidable", till.checkout.voidOf(receipt, "twice", "kim"));
        refused("sale.not-voidable", till.checkout.voidOf(refunded.sale().receipt(), "twice", "kim"));
        var second = completed(tenders.pay(filled("kim", 2), Tender.of("cash")));
        var late = voided(second, "kim");
        closeShift();
        refused("sale.not-voidable", tenders.giveBack(late));
        refused("sale.not-voidable", till.checkout.voidOf(second.sale().receipt(), "twice", "kim"));
    }

    @Test
    void whatWasVoidedDoesNotComeBackAgain() {
        var sold = completed(tenders.pay(filled("kim", 2), Tender.of("cash")));
        var refund = till.checkout.refundOf(sold.sale().receipt(), "kim").orThrow();
        completed(tenders.giveBack(voided(sold, "kim")));
        refused("sale.already-returned", till.checkout.refundOf(sold.sale().receipt(), "kim"));
        refused("sale.already-returned", till.checkout.payCash(refund, Optional.empty()));
    }

    @Test
    void aCashierNeedsSomebodyAndThatIsKept() {
        var sold = completed(tenders.pay(filled("bo", 2), Tender.of("cash")));
        String receipt = sold.sale().receipt();
        refused("staff.needs-approval", till.checkout.voidOf(receipt, "twice", "bo"));
        var approval = new Approval("a1", "S1", till.clock.now, "S1-R1", receipt, "VOID_PAID", "bo", "kim", null);
        var back = till.checkout.with(approval).voidOf(receipt, "twice", "bo").orThrow();
        completed(tenders.giveBack(back));
        assertEquals(
                1,
                till.number("SELECT count(*) FROM sale_voids v JOIN approvals a ON a.id = v.approval_id"
                        + " WHERE a.permission = 'VOID_PAID' AND a.sale_id = '" + back.id() + "'"));
    }

    /** Whatever was sold, with whatever taken off: its lines, tax, discounts and stock come to nothing, rate by rate. */
    @Test
    void anySaleAndItsVoidComeToNothing() {
        var random = new Random(SEED);
        for (int i = 0; i < 60; i++) {
            var basket = begun("kim");
            int lines = 1 + random.nextInt(6);
            for (int k = 0; k < lines; k++) {
                var code = random.nextBoolean() ? Till.APPLE : Till.BAG;
                var quantity = new Quantity(1_000L * (1 + random.nextInt(9)));
                basket = till.checkout
                        .scan(basket, Scan.of(code).withQuantity(quantity))
                        .orThrow();
            }
            if (random.nextBoolean()) {
                var off = new ManualDiscount(new Reduction.Percent(1 + random.nextInt(5_000)), "dented");
                basket = till.checkout.discountTicket(basket, Optional.of(off)).orThrow();
            }
            var sold = till.checkout.payCash(basket, Optional.empty()).orThrow();
            completed(tenders.giveBack(voided(sold, "kim")));
            String context = "seed " + SEED + ", basket " + i;
            for (String sum : List.of(
                    "SELECT count(*) FROM (SELECT 1 FROM sale_lines GROUP BY product_id, rate_basis_points"
                            + " HAVING sum(total_minor) <> 0 OR sum(tax_minor) <> 0 OR sum(quantity_milli) <> 0)",
                    "SELECT coalesce(sum(amount_minor), 0) FROM sale_discounts",
                    "SELECT coalesce(sum(discount_minor), 0) FROM sale_lines",
                    "SELECT sum(amount_minor) FROM payments",
                    "SELECT coalesce(sum(quantity_milli), 0) FROM stock_movements")) {
                assertEquals(0, till.number(sum), context + ": " + sum);
            }
        }
    }

    private void closeShift() {
        till.database.write(new Author("kim"), tx -> {
            tx.select(DomainTypes.SHIFT, Selection.where().page(0, 10)).stream()
                    .map(Stored::value)
                    .filter(shift -> shift.closedAt() == null)
                    .forEach(shift -> {
                        var stored = tx.find(DomainTypes.SHIFT, shift.id()).orElseThrow();
                        tx.update(DomainTypes.SHIFT, shift.closed("kim", till.clock.now), stored.version());
                    });
            return 0;
        });
    }

    private Basket voided(Receipt sold, String staffId) {
        return till.checkout.voidOf(sold.sale().receipt(), "twice", staffId).orThrow();
    }

    private Basket begun(String staffId) {
        return till.checkout.open(Opening.sale(staffId)).orThrow();
    }

    private Basket filled(String staffId, int apples) {
        var some = till.checkout
                .scan(begun(staffId), Scan.of(Till.APPLE).withQuantity(new Quantity(apples * 1_000L)))
                .orThrow();
        return till.checkout.scan(some, Scan.of(Till.BAG)).orThrow();
    }

    private static Receipt completed(Outcome<TenderDesk.Standing> standing) {
        return standing.orThrow().receipt().orElseThrow();
    }

    private static void refused(String code, Outcome<?> outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
