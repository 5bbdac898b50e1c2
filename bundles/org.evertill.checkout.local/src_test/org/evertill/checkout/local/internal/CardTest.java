package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.Till.EUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.TenderDesk;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.checkout.local.internal.FakeTerminal.Mood;
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

/** Money that somebody else takes, at a real till: whatever goes wrong, it moves once or not at all. */
class CardTest {

    private static final TenderKind CARD =
            new TenderKind("card", "Card", TenderType.PROVIDER, "fake", null, null, null, null, null, false, true);

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
            tx.insert(TenderTypes.TENDER_KIND, CARD);
            return 0;
        });
    }

    @AfterEach
    void close() {
        tenders.close();
        till.close();
    }

    /** The program ends without a word and begins again. */
    private void restart() {
        tenders.close();
        till.close();
        till = Till.open(directory);
        tenders = till.tenders(terminal);
    }

    @Test
    void aCardPaysAPartOrAll() {
        var basket = basket(5_000);
        tenders.pay(basket, Tender.of("cash", eur(1_000))).orThrow();
        var receipt = completed(tenders.pay(basket, Tender.of("card")));
        var payment = receipt.payments().getLast();
        assertEquals(eur(4_000), payment.amount());
        assertEquals("T-" + payment.id(), payment.reference());
        assertEquals("VISA **** 1234", payment.details());
        assertEquals(List.of(payment.id()), terminal.requests);
        assertEquals(4_000, terminal.movedMinor());
        assertEquals(List.of(), tenders.unsettled());
    }

    @Test
    void whereSomebodyPractisesTheTerminalHearsNothing() {
        tenders.close();
        till.close();
        till = Till.practising(directory);
        tenders = till.tenders(terminal);
        var basket = basket(5_000);
        tenders.pay(basket, Tender.of("card", eur(1_000))).orThrow();
        var paid = parts(basket).getFirst();
        tenders.takeBack(basket, paid.id()).orThrow();
        assertEquals(List.of(), parts(basket));
        var payment =
                completed(tenders.pay(basket, Tender.of("card"))).payments().getFirst();
        assertEquals("TRAINING", payment.details());
        assertEquals(List.of(), terminal.requests);
        assertEquals(0, terminal.movedMinor());
    }

    /** What cannot be authorised only the provider knows, whether head office answers or not. */
    @Test
    void theProviderIsToldWhatItMayTakeUnasked() {
        completed(tenders.pay(basket(5_000), Tender.of("card")));
        till.database.write(new Author("system:test"), tx -> {
            var known = tx.find(TenderTypes.TENDER_KIND, "card").orElseThrow();
            tx.update(
                    TenderTypes.TENDER_KIND,
                    new TenderKind(
                            "card", "Card", TenderType.PROVIDER, "fake", null, null, null, 2_000L, null, false, true),
                    known.version());
            return 0;
        });
        try (var away = till.offline(terminal)) {
            completed(away.pay(basket(5_000), Tender.of("card")));
        }
        completed(tenders.pay(basket(5_000), Tender.of("card")));
        assertEquals(List.of(Optional.empty(), Optional.of(eur(2_000)), Optional.of(eur(2_000))), terminal.limits);
    }

    /** 20.00 of a sale, however often the card is put in; what was taken back is none of it, also before it is undone. */
    @Test
    void whatItMayTakeUnaskedIsForTheWholeSale() {
        till.database.write(new Author("system:test"), tx -> {
            var limited = new TenderKind(
                    "second", "Second", TenderType.PROVIDER, "fake", null, null, null, 2_000L, null, false, true);
            tx.insert(TenderTypes.TENDER_KIND, limited);
            return 0;
        });
        var basket = basket(5_000);
        tenders.pay(basket, Tender.of("card", eur(500))).orThrow();
        tenders.pay(basket, Tender.of("second", eur(1_400)).withTip(eur(100))).orThrow();
        var part = tenders.pay(basket, Tender.of("second", eur(600)))
                .orThrow()
                .tendered()
                .getLast();
        terminal.isReachable = false;
        tenders.takeBack(basket, part.id()).orThrow();
        assertEquals(State.REVERSING, tenders.unsettled().getFirst().state());
        terminal.isReachable = true;
        tenders.retry();
        tenders.pay(basket, Tender.of("second", eur(1_000))).orThrow();
        completed(tenders.pay(basket, Tender.of("second")));
        assertEquals(List.of(Optional.empty(), most(2_000), most(500), most(500), most(0)), terminal.limits);
    }

    private static Optional<Money> most(long minor) {
        return Optional.of(eur(minor));
    }

    @Test
    void whatIsDeclinedLeavesTheBasketAsItWas() {
        var basket = basket(5_000);
        terminal.moods.add(Mood.DECLINES);
        refused("tender.declined", "reason", "No.", tenders.pay(basket, Tender.of("card")));
        assertEquals(List.of(), parts(basket));
        till.checkout.scan(basket, Scan.of(Till.APPLE)).orThrow();
    }

    @Test
    void aLostAnswerIsAskedForAtOnce() {
        terminal.moods.add(Mood.SILENT_BUT_DONE);
        completed(tenders.pay(basket(5_000), Tender.of("card")));
        terminal.moods.add(Mood.SILENT);
        refused("tender.declined", tenders.pay(basket(5_000), Tender.of("card")));
        terminal.moods.add(Mood.FAILS);
        refused("tender.declined", tenders.pay(basket(5_000), Tender.of("card")));
        assertEquals(5_000, terminal.movedMinor());
    }

    /** Nothing else is asked for, and nothing else is done, before it is known. */
    @Test
    void whatNobodyKnowsIsFoundAgainAndSettled() {
        var basket = unknown(Mood.SILENT_BUT_DONE);
        restart();
        var again = till.checkout.resume("kim").orElseThrow();
        assertEquals(basket, again);
        assertEquals(State.PENDING, parts(again).getFirst().state());
        refused("tender.unsettled", tenders.pay(again, Tender.of("card")));
        refused("tender.unsettled", tenders.pay(again, Tender.of("cash")));
        refused("tender.unsettled", till.checkout.payCash(again, Optional.empty()));
        refused("sale.tendered", till.checkout.discard(again));
        refused("sale.tendered", till.checkout.scan(again, Scan.of(Till.APPLE)));
        refused("tender.unanswered", tenders.settle(again));
        assertEquals(1, tenders.unsettled().size());
        terminal.isReachable = true;
        completed(tenders.settle(again));
        assertEquals(5_000, terminal.movedMinor());
        assertEquals(1, till.number("SELECT count(*) FROM payments"));
        assertEquals(List.of(), tenders.unsettled());
    }

    @Test
    void whatNeverArrivedIsDeclinedWhenItIsAskedFor() {
        var basket = unknown(Mood.SILENT);
        restart();
        terminal.isReachable = true;
        refused("tender.declined", tenders.settle(basket));
        completed(tenders.pay(basket, Tender.of("card")));
        assertEquals(5_000, terminal.movedMinor());
    }

    @Test
    void whatIsTakenBackIsUndoneAsSoonAsItCanBe() {
        var basket = unknown(Mood.SILENT_BUT_DONE);
        tenders.takeBack(basket, parts(basket).getFirst().id()).orThrow();
        assertEquals(List.of(), parts(basket));
        assertEquals(State.REVERSING, tenders.unsettled().getFirst().state());
        refused("tender.unsettled", tenders.pay(basket, Tender.of("card")));
        completed(tenders.pay(basket, Tender.of("cash")));
        restart();
        assertEquals(1, tenders.retry().size());
        assertEquals(5_000, terminal.movedMinor());
        terminal.isReachable = true;
        assertEquals(List.of(), tenders.retry());
        assertEquals(0, terminal.movedMinor());
        assertEquals("cash", completedPayment());
    }

    @Test
    void aPaidCardIsUndoneBeforeTheBasketIsGivenUp() {
        var basket = basket(5_000);
        var standing = tenders.pay(basket, Tender.of("card", eur(2_000))).orThrow();
        refused("sale.tendered", till.checkout.discard(basket));
        tenders.takeBack(basket, standing.tendered().getFirst().id()).orThrow();
        till.checkout.discard(basket).orThrow();
        assertEquals(0, terminal.movedMinor());
        assertEquals(List.of(), tenders.unsettled());
    }

    /** The power goes between the answer and the sale. */
    @Test
    void whatIsPaidWithoutASaleGoesOn() {
        var basket = basket(5_000);
        tenders.pay(basket, Tender.of("card", eur(2_000))).orThrow();
        restart();
        var receipt = till.checkout.payCash(basket, Optional.empty()).orThrow();
        assertEquals(List.of(eur(2_000), eur(3_000)), amounts(receipt));
        var other = basket(1_000);
        tenders.pay(other, Tender.of("card", eur(400))).orThrow();
        till.database.write(new Author("system:test"), tx -> {
            var part = TenderedTable.of(tx, other).getFirst();
            TenderedTable.update(
                    tx,
                    new Tendered(
                            part.id(),
                            part.kind(),
                            part.state(),
                            eur(1_000),
                            eur(1_000),
                            part.change(),
                            part.tip(),
                            eur(1_000),
                            part.rateE9(),
                            part.notes()));
            return 0;
        });
        restart();
        completed(tenders.settle(other));
    }

    @Test
    void aRefundGoesBackToTheCardItCameFrom() {
        var basket = basket(5_000);
        tenders.pay(basket, Tender.of("cash", eur(1_000))).orThrow();
        var sale = completed(tenders.pay(basket, Tender.of("card")));
        var card = sale.payments().getLast();
        var back = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
        refused("tender.no-original", tenders.pay(back, Tender.of("card")));
        assertEquals(List.of(Tender.of("card", eur(4_000)), Tender.of("cash")), tenders.proposed(back));
        tenders.pay(back, Tender.of("card", eur(3_000))).orThrow();
        refused("tender.no-original", tenders.pay(back, Tender.of("card", eur(1_001))));
        assertEquals(List.of(Tender.of("card", eur(1_000)), Tender.of("cash")), tenders.proposed(back));
        tenders.pay(back, Tender.of("card", eur(1_000))).orThrow();
        var refund = completed(tenders.pay(back, Tender.of("cash")));
        assertEquals(List.of(eur(-3_000), eur(-1_000), eur(-1_000)), amounts(refund));
        assertEquals(card.id(), refund.payments().getFirst().originalPaymentId());
        assertTrue(terminal.requests.contains("refund of " + card.reference()), terminal.requests.toString());
        assertEquals(0, terminal.movedMinor());
    }

    @Test
    void withoutItsProviderATenderIsNotTaken() {
        refused("tender.no-provider", till.tenders.pay(basket(5_000), Tender.of("card")));
        var basket = unknown(Mood.SILENT_BUT_DONE);
        refused("tender.no-provider", till.tenders.settle(basket));
        till.tenders.takeBack(basket, parts(basket).getFirst().id()).orThrow();
        assertEquals(1, till.tenders.retry().size());
        terminal.isReachable = true;
        assertEquals(List.of(), tenders.retry());
        assertEquals(0, terminal.movedMinor());
    }

    private Basket unknown(Mood mood) {
        var basket = basket(5_000);
        terminal.moods.add(mood);
        terminal.isReachable = false;
        refused("tender.unanswered", tenders.pay(basket, Tender.of("card")));
        return basket;
    }

    private String completedPayment() {
        return till.database.read(
                reader -> reader.query("SELECT tender FROM payments", List.of(), row -> row.getString(1))
                        .getFirst());
    }

    private List<Tendered> parts(Basket basket) {
        return tenders.standing(basket).orThrow().tendered();
    }

    private static List<Money> amounts(Receipt receipt) {
        return receipt.payments().stream().map(payment -> payment.amount()).toList();
    }

    private Basket basket(long minor) {
        return till.checkout
                .open(Opening.sale("kim"))
                .then(basket -> till.checkout.scan(
                        basket,
                        Scan.of(Till.BAG, Quantity.ONE, UnitPrice.of(eur(minor).toDecimal(), EUR), "Something")))
                .orThrow();
    }

    private static Receipt completed(Outcome<TenderDesk.Standing> standing) {
        return standing.orThrow().receipt().orElseThrow();
    }

    private static void refused(String code, Outcome<?> outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }

    /** What a window says of it in its own language. */
    private static void refused(String code, String fact, String value, Outcome<?> outcome) {
        var problem = assertInstanceOf(Outcome.Failed.class, outcome).problem();
        assertEquals(code, problem.code());
        assertEquals(value, problem.facts().get(fact));
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
