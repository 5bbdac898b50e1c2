package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.Till.EUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.SaleSlip;
import org.evertill.checkout.TenderDesk.Standing;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Role;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Staff;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.receipt.PlainText;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.storage.Database.Author;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goods are sold and others come back in one ticket. */
class ExchangeTest {

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
            Till.product(tx, "pear", "Pear", "PEAR", "0.50", "reduced", ProductKind.GOODS);
            tx.insert(
                    TenderTypes.TENDER_KIND,
                    new TenderKind(
                            "card", "Card", TenderType.PROVIDER, "fake", null, null, null, null, null, false, true));
            return 0;
        });
    }

    @AfterEach
    void close() {
        tenders.close();
        till.close();
    }

    @Test
    void oneDocumentSellsAndTakesBack() {
        var sold = paid(scanned("kim", "3*" + Till.APPLE));
        var basket = back(scanned("kim", "3*PEAR", Till.BAG), sold, "2*" + Till.APPLE);
        assertEquals(150 + 10 - 70, basket.total().minor());
        var receipt = paid(basket);
        assertEquals(SaleKind.SALE, receipt.sale().kind());
        assertEquals("S1-R1-A-000002", receipt.sale().receipt());
        assertEquals(sold.sale().id(), receipt.sale().originalSaleId());
        var line = receipt.lines().get(2);
        assertTrue(line.isReturned());
        assertFalse(receipt.lines().getFirst().isReturned());
        assertEquals(Quantity.of(-2), line.quantity());
        assertEquals(-70, line.total().minor());
        assertEquals(sold.lines().getFirst().id(), line.originalLineId());
        assertEquals(
                till.number("SELECT sum(tax_minor) FROM sale_lines WHERE sale_id = '"
                        + receipt.sale().id() + "'"),
                receipt.sale().tax().minor());
        assertEquals(-1_000, onHand("apple"));
        assertEquals(-3_000, onHand("pear"));
        assertEquals(
                List.of("REFUND", "SALE", "SALE"),
                till.database.read(r ->
                        r.query("SELECT kind FROM stock_movements ORDER BY kind", List.of(), row -> row.getString(1))));
        assertEquals(90, receipt.payments().getFirst().amount().minor());
    }

    @Test
    void whatCameBackInAnExchangeIsKnown() {
        var sold = paid(scanned("kim", "3*" + Till.APPLE));
        paid(back(scanned("kim", "PEAR"), sold, "2*" + Till.APPLE));
        var rest = till.checkout.refundOf(sold.sale().receipt(), "kim").orThrow();
        assertEquals(Quantity.ONE, rest.lines().getFirst().quantity());
        refused("sale.not-on-receipt", takeBack(scanned("kim", "PEAR"), sold, "2*" + Till.APPLE));
        var waiting = back(scanned("kim", "PEAR"), sold);
        paid(rest);
        refused("sale.already-returned", till.checkout.payCash(waiting, Optional.empty()));
        refused("sale.already-returned", takeBack(scanned("kim", "PEAR"), sold));
    }

    @Test
    void theSameGoodsComeToNothingAndNeedNoTender() {
        var sold = paid(scanned("kim", "7*" + Till.APPLE, "2*PEAR", Till.BAG));
        var basket = back(scanned("kim", "7*" + Till.APPLE, "2*PEAR", Till.BAG), sold);
        assertEquals(0, basket.total().minor());
        assertEquals(0, basket.tax().minor());
        var receipt = till.checkout.payCash(basket, Optional.empty()).orThrow();
        assertEquals(List.of(), receipt.payments());
        assertEquals(0, receipt.sale().total().minor());
        var other = back(scanned("kim", "7*" + Till.APPLE, "2*PEAR", Till.BAG), receipt);
        assertEquals(List.of(), completed(tenders.pay(other, Tender.of("card"))).payments());
        assertEquals(0, terminal.movedMinor());
    }

    @Test
    void moreThanIsBoughtIsPaidOutByTheRulesOfRefunds() {
        var sold = completed(tenders.pay(scanned("kim", "10*PEAR"), Tender.of("card")));
        assertEquals(500, terminal.movedMinor());
        var basket = back(scanned("kim", Till.APPLE), sold, "4*PEAR");
        assertEquals(-165, basket.total().minor());
        assertEquals(List.of(Tender.of("card", new Money(165, EUR))), tenders.proposed(basket));
        assertEquals(165, tenders.standing(basket).orThrow().due().minor());
        var receipt = completed(tenders.pay(basket, tenders.proposed(basket).getFirst()));
        assertEquals(335, terminal.movedMinor());
        var payment = receipt.payments().getFirst();
        assertEquals(-165, payment.amount().minor());
        assertEquals(sold.payments().getFirst().id(), payment.originalPaymentId());
        assertEquals(List.of(), tenders.proposed(back(scanned("kim", "9*" + Till.APPLE), sold, "PEAR")));
        var cash = till.checkout
                .payCash(back(scanned("kim", Till.APPLE), sold, "PEAR"), Optional.empty())
                .orThrow();
        assertEquals(-15, cash.payments().getFirst().given().minor());
        refused(
                "tender.no-original",
                tenders.pay(back(scanned("kim"), paid(scanned("kim", "PEAR"))), Tender.of("card")));
    }

    @Test
    void whatComesBackIsPaidBackAsItWasPaidAndPromotesNothing() {
        var lowered = till.checkout
                .discountTicket(
                        scanned("kim", "2*PEAR", Till.APPLE),
                        Optional.of(new ManualDiscount(new Reduction.Percent(1_000), "neighbour")))
                .orThrow();
        var sold = paid(lowered);
        var basket = back(scanned("kim", Till.BAG), sold);
        assertEquals(10 - sold.sale().total().minor(), basket.total().minor());
        var ticket = till.checkout
                .discountTicket(basket, Optional.of(new ManualDiscount(new Reduction.Percent(5_000), "half")))
                .orThrow();
        assertEquals(5 - sold.sale().total().minor(), ticket.total().minor());
        refused(
                "sale.discounted-return",
                till.checkout.discountLine(
                        basket,
                        basket.lines().get(1).id(),
                        Optional.of(new ManualDiscount(new Reduction.Percent(5_000), "half"))));
        var receipt = paid(ticket);
        assertEquals(
                -sold.discounts().stream().mapToLong(d -> d.amount().minor()).sum() + 5,
                receipt.discounts().stream().mapToLong(d -> d.amount().minor()).sum());
    }

    @Test
    void quantitiesOfWhatComesBackChangeWithinWhatIsLeft() {
        var sold = paid(scanned("kim", "3*" + Till.APPLE));
        var basket = back(scanned("kim", "PEAR"), sold);
        String line = basket.lines().get(1).id();
        var two = till.checkout.changeQuantity(basket, line, Quantity.of(-2)).orThrow();
        assertEquals(50 - 70, two.total().minor());
        assertEquals(0, till.number("SELECT count(*) FROM sale_voids"), "nothing of a sale was taken out");
        refused("sale.bad-quantity", till.checkout.changeQuantity(basket, line, Quantity.of(-4)));
        refused("sale.bad-quantity", till.checkout.changeQuantity(basket, line, Quantity.of(2)));
        refused(
                "sale.bad-quantity",
                till.checkout.changeQuantity(basket, basket.lines().getFirst().id(), Quantity.of(-1)));
        var all = back(two, sold);
        assertEquals(Quantity.of(-3), all.lines().get(1).quantity());
        var none = till.checkout.remove(all, line).orThrow();
        assertEquals(Optional.empty(), none.originalSaleId());
        assertEquals(null, paid(none).sale().originalSaleId());
    }

    @Test
    void oneSaleTakesBackByOneReceiptAndOnlyASaleDoes() {
        var one = paid(scanned("kim", "PEAR"));
        var two = paid(scanned("kim", "PEAR"));
        refused("sale.no-exchange", takeBack(back(scanned("kim"), one), two));
        refused(
                "sale.no-exchange",
                takeBack(till.checkout.open(Opening.refund("kim")).orThrow(), one));
        refused("sale.unknown-receipt", till.checkout.takeBack(scanned("kim"), "S9-R9-A-000001", List.of()));
        var refund = paid(till.checkout.refundOf(one.sale().receipt(), "kim").orThrow());
        refused("sale.not-refundable", takeBack(scanned("kim"), refund));
        refused("sale.not-on-receipt", takeBack(scanned("kim"), two, Till.BAG));
        refused("sale.bad-quantity", takeBack(scanned("kim"), two, "-1*PEAR"));
    }

    @Test
    void withoutAReceiptItNeedsAReasonAndHasALimit() {
        var basket = scanned("kim", "PEAR", "-2*" + Till.APPLE);
        assertEquals(50 - 70, basket.total().minor());
        refused("sale.reason-needed", till.checkout.payCash(basket, Optional.empty()));
        refused("sale.bad-reason", till.checkout.because(scanned("kim", "PEAR"), "soft"));
        var reasoned = till.checkout.because(basket, "soft").orThrow();
        roleOfBo();
        till.set("sale.return-limit", "store:S1", "0.69");
        var receipt = paid(reasoned);
        assertEquals("soft", receipt.sale().returnReason());
        assertTrue(receipt.lines().get(1).isReturned());
        assertEquals(2_000, onHand("apple"));
        var asBo = allowed(
                "bo", scanned("bo", "PEAR"), Scan.typed("-2*" + Till.APPLE).orThrow());
        var wanted =
                wanted(till.checkout.payCash(till.checkout.because(asBo, "soft").orThrow(), Optional.empty()));
        assertEquals(Permission.REFUND_BEYOND.name(), wanted.permission());
        assertTrue(wanted.action().endsWith("0.70 EUR"), wanted.action());
    }

    /** What is added to a refund with a receipt has none. */
    @Test
    void whatIsAddedToARefundWithAReceiptNeedsAReasonToo() {
        var sold = paid(scanned("kim", "PEAR"));
        var refund = till.checkout.refundOf(sold.sale().receipt(), "kim").orThrow();
        var more = till.checkout.scan(refund, Scan.of(Till.APPLE)).orThrow();
        refused("sale.reason-needed", till.checkout.payCash(more, Optional.empty()));
        paid(till.checkout.because(more, "soft").orThrow());
    }

    @Test
    void whoMayNotRefundNeedsSomebodyElse() {
        roleOfBo();
        var sold = paid(scanned("kim", "2*PEAR"));
        var basket = scanned("bo", Till.APPLE);
        var wanted = wanted(till.checkout.takeBack(basket, sold.sale().receipt(), List.of()));
        assertEquals(Permission.REFUND.name(), wanted.permission());
        var allowed = till.checkout
                .with(approval(wanted))
                .takeBack(basket, sold.sale().receipt(), List.of())
                .orThrow();
        var receipt = paid(allowed);
        assertEquals(
                1,
                till.number("SELECT count(*) FROM approvals WHERE sale_id = '"
                        + receipt.sale().id() + "'"));
    }

    @Test
    void anExchangeIsVoidedAsAWholeAndItsOriginalIsAsBefore() {
        for (String bought : List.of("PEAR", "7*PEAR", "2*" + Till.APPLE)) {
            var sold = paid(scanned("kim", "2*" + Till.APPLE));
            var exchange = paid(back(scanned("kim", bought), sold));
            var reversed = completed(tenders.giveBack(till.checkout
                    .voidOf(exchange.sale().receipt(), "twice", "kim")
                    .orThrow()));
            assertEquals(exchange.sale().total().negated(), reversed.sale().total());
            assertEquals(exchange.payments().size(), reversed.payments().size());
            refused("sale.not-voidable", till.checkout.voidOf(exchange.sale().receipt(), "twice", "kim"));
            assertEquals(
                    0,
                    till.number("SELECT coalesce(sum(amount_minor), 0) FROM payments WHERE sale_id IN ('"
                            + exchange.sale().id() + "', '" + reversed.sale().id() + "')"));
            var refund = till.checkout.refundOf(sold.sale().receipt(), "kim").orThrow();
            assertEquals(70, refund.total().minor(), bought + ": with the customer again");
            paid(refund);
        }
        assertEquals(0, till.number("SELECT sum(total_minor) FROM sales"));
        assertEquals(0, till.number("SELECT sum(quantity_milli) FROM stock_movements"));
    }

    @Test
    void whatATerminalPaidOutIsNotVoided() {
        var sold = completed(tenders.pay(scanned("kim", "10*PEAR"), Tender.of("card")));
        var exchange = completed(tenders.pay(back(scanned("kim", Till.APPLE), sold, "PEAR"), Tender.of("card")));
        refused("sale.not-voidable", till.checkout.voidOf(exchange.sale().receipt(), "twice", "kim"));
    }

    @Test
    void whatWasBoughtInAnExchangeIsReturnedAndExchangedLikeAnythingElse() {
        var sold = paid(scanned("kim", "2*" + Till.APPLE));
        var exchange = paid(back(scanned("kim", "PEAR"), sold));
        var again = back(scanned("kim", Till.BAG), exchange);
        assertEquals(2, again.lines().size(), "what came back does not come back again");
        assertEquals(10 - 50, again.total().minor());
        paid(again);
        refused("sale.already-returned", till.checkout.refundOf(exchange.sale().receipt(), "kim"));
    }

    @Test
    void itOutlivesAPowerCutAndIsParked() {
        var sold = paid(scanned("kim", "2*" + Till.APPLE));
        var basket = back(scanned("kim", "PEAR"), sold);
        assertEquals(Optional.of(basket), till.checkout.resume("kim"));
        var parked = till.checkout.park(basket, "later").orThrow();
        assertEquals(basket, till.checkout.recall(parked).orThrow());
    }

    @Test
    void theReceiptTellsWhatComesBack() {
        var sold = paid(scanned("kim", "2*" + Till.APPLE));
        var receipt = paid(back(scanned("kim", "PEAR"), sold));
        var german = text(receipt, Locale.GERMAN);
        assertTrue(german.contains("UMTAUSCH"), german);
        assertTrue(german.matches("(?s).*Zurück:\\s+Apple\\s+-2 x 0,35 +-0,70 A.*"), german);
        assertTrue(german.matches("(?s).*Gekauft +0,50\\s+Zurückgegeben +-0,70\\s+SUMME EUR +-0,20.*"), german);
        var english = text(receipt, Locale.ENGLISH);
        assertTrue(english.matches("(?s).*EXCHANGE.*Returned:\\s+Apple.*Bought +0.50\\s+Returned +-0.70.*"), english);
        assertFalse(text(sold, Locale.ENGLISH).contains("EXCHANGE"));
    }

    private static String text(Receipt receipt, Locale locale) {
        return String.join("\n", PlainText.lines(SaleSlip.document(receipt, locale), PlainText.WIDTH));
    }

    private long onHand(String product) {
        return till.number("SELECT sum(quantity_milli) FROM stock_balance WHERE product_id = '" + product + "'");
    }

    private Basket scanned(String staffId, String... typed) {
        var basket = till.checkout.open(Opening.sale(staffId)).orThrow();
        for (String text : typed) {
            basket = till.checkout.scan(basket, Scan.typed(text).orThrow()).orThrow();
        }
        return basket;
    }

    private Outcome<Basket> takeBack(Basket basket, Receipt sold, String... typed) {
        var goods =
                List.of(typed).stream().map(text -> Scan.typed(text).orThrow()).toList();
        return till.checkout.takeBack(basket, sold.sale().receipt(), goods);
    }

    private Basket back(Basket basket, Receipt sold, String... typed) {
        return takeBack(basket, sold, typed).orThrow();
    }

    private Basket allowed(String staffId, Basket basket, Scan scan) {
        var wanted = wanted(till.checkout.scan(basket, scan));
        assertEquals(staffId, basket.staffId());
        return till.checkout.with(approval(wanted)).scan(basket, scan).orThrow();
    }

    private Approval approval(Wanted wanted) {
        return new Approval(
                "a-" + wanted.permission(),
                "S1",
                till.clock.now,
                "S1-R1",
                wanted.action(),
                wanted.permission(),
                "bo",
                "kim",
                null);
    }

    /** Bo sells, and that is all. */
    private void roleOfBo() {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.ROLE, new Role("SELLER", "Seller", Set.of("SELL")));
            var bo = tx.find(DomainTypes.STAFF, "bo").orElseThrow();
            tx.update(DomainTypes.STAFF, new Staff("bo", "Bo", "SELLER", "x", true), bo.version());
            return 0;
        });
    }

    private static Wanted wanted(Outcome<?> outcome) {
        var problem = assertInstanceOf(Outcome.Failed.class, outcome).problem();
        assertEquals("staff.needs-approval", problem.code(), problem.message());
        return Wanted.of(problem).orElseThrow();
    }

    private Receipt paid(Basket basket) {
        return till.checkout.payCash(basket, Optional.empty()).orThrow();
    }

    private static Receipt completed(Outcome<Standing> standing) {
        return standing.orThrow().receipt().orElseThrow();
    }

    private static void refused(String code, Outcome<?> outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }
}
