package org.evertill.ui.sell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.checkout.TenderDesk.Notes;
import org.evertill.checkout.TenderDesk.Standing;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.junit.jupiter.api.Test;

/** What the window says of paying, and what it offers first. */
class PayWordsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency CHF = Currency.getInstance("CHF");
    private static final TenderKind CARD = kind("card", "Card", TenderType.PROVIDER, null, null);
    private static final TenderKind FRANCS = kind("chf", "Francs", TenderType.FOREIGN_CASH, "CHF", 1_050_000_000L);
    private static final TenderKind GIFT = kind("gift-card", "Gift card", TenderType.GIFT_CARD, null, null);
    private static final TenderKind ACCOUNT = kind("account", "On account", TenderType.ACCOUNT, null, null);

    private final PayWords german =
            new PayWords(Messages.beside(PayWords.class, Locale.GERMANY), new Formats(Locale.GERMANY, ZoneOffset.UTC));

    @Test
    void tendersAreCalledAsOnSlips() {
        assertEquals("Karte", german.name(CARD));
        assertEquals("Geschenkkarte", german.name(GIFT));
        assertEquals("Francs", german.name(FRANCS));
    }

    @Test
    void foreignCashTellsItsRateAndWhatAllIsInIt() {
        var paying = paying(1_050, SaleKind.SALE, List.of(), List.of());
        assertEquals("F4  ·  1 CHF = 1,05 €", plain(german.below(paying, FRANCS, "F4")));
        assertTrue(plain(german.hint(paying, FRANCS)).endsWith("genau 10,00 CHF"), german.hint(paying, FRANCS));
        var part = part(FRANCS, State.PAID, new Money(1_200, CHF), new Money(210, EUR), 0);
        assertEquals("12,00 CHF gegeben, 1 CHF = 1,05 €  ·  Rückgeld 2,10 €", plain(german.detail(paying, part)));
    }

    @Test
    void whatNobodyKnowsIsSaidBeforeAllElse() {
        var lost = part(CARD, State.PENDING, new Money(500, EUR), new Money(0, EUR), 0);
        var other = part(CARD, State.REVERSING, new Money(300, EUR), new Money(0, EUR), 0);
        var text = plain(german.standing(paying(1_000, SaleKind.SALE, List.of(other, lost), List.of())));
        assertTrue(text.startsWith("Unklar, ob 5,00 € (Karte)"), text);
        var later = plain(german.standing(paying(1_000, SaleKind.SALE, List.of(other), List.of())));
        assertTrue(later.startsWith("3,00 € (Karte) sind zurückgenommen"), later);
    }

    @Test
    void aSaleOffersTheCardFirstAndARefundTheTenderOfTheSale() {
        assertEquals(1, paying(1_000, SaleKind.SALE, List.of(), List.of()).usual());
        assertEquals(0, paying(1_000, SaleKind.REFUND, List.of(), List.of()).usual());
        var back = List.of(Tender.of("gift-card", new Money(500, EUR)).off("G1"));
        var refund = paying(1_000, SaleKind.REFUND, List.of(), back);
        assertEquals(3, refund.usual());
        assertEquals(back.getFirst(), refund.proposed(GIFT).orElseThrow());
        var card = List.of(Tender.of("card", new Money(400, EUR)));
        var hint = plain(german.hint(paying(1_000, SaleKind.REFUND, List.of(), card), CARD));
        assertTrue(hint.startsWith("Enter: 4,00 €"), hint);
        assertTrue(refund.proposed(CARD).isEmpty());
    }

    @Test
    void aNumberIsAskedForWhereNobodyKnowsIt() {
        var paying = paying(1_000, SaleKind.SALE, List.of(), List.of());
        assertTrue(paying.needsNumber(GIFT));
        assertTrue(paying.needsNumber(ACCOUNT), "nobody knows the customer");
        assertFalse(paying.needsNumber(CARD));
        assertFalse(paying.needsNumber(FRANCS));
    }

    private static Paying paying(long dueMinor, SaleKind money, List<Tendered> parts, List<Tender> proposed) {
        var product = new Product("p", "sku", "Thing", null, ProductKind.GOODS, "pc", "standard", true);
        var price = UnitPrice.of(new BigDecimal("30.00"), EUR);
        var line = new Basket.Line("l", product, "c", "Thing", Quantity.ONE, price, true, 0, Optional.empty());
        var basket = Basket.begun("b", money, "kim", EUR, Instant.EPOCH).plus(line);
        var due = new Money(dueMinor, EUR);
        return new Paying(
                basket,
                money,
                List.of(TenderKind.cash(), CARD, FRANCS, GIFT, ACCOUNT),
                proposed,
                new Standing(parts, due, due, Optional.empty()));
    }

    private static Tendered part(TenderKind kind, State state, Money given, Money change, long tipMinor) {
        var value = given.currency().equals(EUR) ? given : kind.worth(given, EUR);
        return new Tendered(
                "t",
                kind.id(),
                state,
                value,
                given,
                change,
                new Money(tipMinor, EUR),
                value,
                Optional.ofNullable(kind.rateE9()),
                Notes.NONE);
    }

    private static TenderKind kind(String id, String name, TenderType type, String currency, Long rateE9) {
        var provider = type == TenderType.PROVIDER ? "terminal" : null;
        return new TenderKind(id, name, type, provider, currency, rateE9, null, null, null, false, true);
    }

    /** Number formats separate the sign of a currency by a space that does not break. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
