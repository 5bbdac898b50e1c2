package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.Till.EUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.storage.Database.Author;
import org.evertill.tender.StoredNumber;
import org.evertill.tender.StoredValue;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gift cards, credits of the shop and accounts, at a real till. */
class StoredValueTest {

    @TempDir
    Path directory;

    private Till till;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
        till.database.write(new Author("system:test"), tx -> {
            for (TenderType type : List.of(TenderType.GIFT_CARD, TenderType.STORE_CREDIT, TenderType.ACCOUNT)) {
                String id = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
                tx.insert(TenderTypes.TENDER_KIND, TenderKind.of(id, id, type));
            }
            tx.insert(DomainTypes.CUSTOMER, new Customer("c1", "4711", null, null, null, null, null));
            tx.insert(
                    TenderTypes.STORED_VALUE,
                    new StoredValue("a1", "A-4711", TenderType.ACCOUNT, "EUR", 10_000, 10_000L, "c1", null, true));
            return 0;
        });
    }

    @AfterEach
    void close() {
        till.close();
    }

    private Receipt sold(String number, long minor) {
        return till.checkout
                .open(Opening.sale("kim"))
                .then(basket -> till.checkout.load(
                        basket, TenderType.GIFT_CARD, Optional.of(number).filter(n -> !n.isEmpty()), eur(minor)))
                .then(basket -> till.checkout.payCash(basket, Optional.empty()))
                .orThrow();
    }

    @Test
    void aGiftCardIsSoldWithoutTaxSpentAndFilledAgain() {
        var line = sold("", 5_000).lines().getFirst();
        String number = line.code();
        assertEquals("S1-R1-A-000001-" + number.substring(number.length() - 2), number);
        assertFalse(StoredNumber.isMistyped(number));
        assertEquals(eur(0), line.tax());
        assertEquals(StoredValue.LIABILITY, line.taxClass());
        assertEquals(5_000, balance(number));
        var basket = basket(3_000);
        var payment =
                completed(basket, Tender.of("gift-card").off(number)).payments().getFirst();
        assertEquals(number, payment.reference());
        assertEquals(2_000, payment.balanceMinor());
        var more = basket(3_000);
        var standing =
                till.tenders.pay(more, Tender.of("gift-card").off(number)).orThrow();
        assertEquals(eur(1_000), standing.due());
        refused(
                "stored.too-little",
                "left",
                "0.00 EUR",
                till.tenders.pay(more, Tender.of("gift-card").off(number)));
        completed(more, Tender.of("cash"));
        assertEquals(0, balance(number));
        sold(number, 700);
        assertEquals(700, balance(number));
        assertEquals(700, till.number("SELECT sum(amount_minor) FROM stored_movements"));
        assertEquals(4, till.number("SELECT count(*) FROM stored_movements"));
        String next = sold("", 100).lines().getFirst().code();
        assertTrue(next.startsWith("S1-R1-A-000002-"), next);
    }

    @Test
    void aNumberThatIsMistypedUnknownLockedOrOverIsRefused() {
        String number = sold("", 5_000).lines().getFirst().code();
        var basket = basket(1_000);
        String wrong = number.replace("000001", "000010");
        refused(
                "stored.bad-number",
                till.tenders.pay(basket, Tender.of("gift-card").off(wrong)));
        refused(
                "stored.unknown",
                till.tenders.pay(basket, Tender.of("gift-card").off("printed-1")));
        refused("stored.unknown", till.tenders.pay(basket, Tender.of("gift-card")));
        refused(
                "stored.not-valid",
                till.tenders.pay(basket, Tender.of("gift-card").off("A-4711")));
        refused(
                "stored.too-little",
                till.tenders.pay(
                        basket,
                        new Tender("gift-card", Optional.of(eur(1_000)), Optional.of(eur(0)), Optional.of("printed-2"))
                                .off(empty("printed-2"))));
        old("old-1");
        refused(
                "stored.not-valid",
                till.tenders.pay(basket, Tender.of("gift-card").off("old-1")));
        refused("sale.bad-price", till.checkout.load(basket, TenderType.GIFT_CARD, Optional.empty(), eur(0)));
        refused("tender.unknown", till.checkout.load(basket, TenderType.VOUCHER, Optional.empty(), eur(100)));
        refused("stored.bad-number", till.checkout.load(basket, TenderType.GIFT_CARD, Optional.of(wrong), eur(100)));
    }

    @Test
    void whatComesBackBecomesACreditOfTheShop() {
        var sale = completed(basket(5_000), Tender.of("cash"));
        var back = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
        refused("stored.unknown", till.tenders.pay(back, Tender.of("account")));
        var payment = completed(back, Tender.of("store-credit")).payments().getFirst();
        String number = String.valueOf(payment.reference());
        assertEquals(5_000, balance(number));
        assertEquals(5_000, payment.balanceMinor());
        completed(basket(1_500), Tender.of("store-credit").off(number));
        assertEquals(3_500, balance(number));
    }

    @Test
    void whatIsLeftOverOfAnExchangeBecomesACreditAndItsVoidTakesThatAgain() {
        var sale = completed(basket(5_000), Tender.of("cash"));
        var exchange = till.checkout
                .takeBack(basket(1_500), sale.sale().receipt(), List.of())
                .orThrow();
        assertEquals(eur(-3_500), exchange.total());
        var receipt = completed(exchange, Tender.of("store-credit"));
        String number = String.valueOf(receipt.payments().getFirst().reference());
        assertEquals(3_500, balance(number));
        var reversal =
                till.checkout.voidOf(receipt.sale().receipt(), "twice", "kim").orThrow();
        till.tenders.giveBack(reversal).orThrow();
        assertEquals(0, balance(number));
        completed(basket(5_000), Tender.of("cash"));
        var again = completed(
                till.checkout
                        .takeBack(basket(1_500), sale.sale().receipt(), List.of())
                        .orThrow(),
                Tender.of("store-credit"));
        String spent = String.valueOf(again.payments().getFirst().reference());
        completed(basket(3_000), Tender.of("store-credit").off(spent));
        refused(
                "stored.too-little",
                till.tenders.giveBack(till.checkout
                        .voidOf(again.sale().receipt(), "twice", "kim")
                        .orThrow()));
    }

    @Test
    void aGiftCardComesBackInAnExchangeOnlyWhileNothingOfItIsSpent() {
        var card = sold("", 5_000);
        String number = card.lines().getFirst().code();
        var exchange = till.checkout
                .takeBack(basket(1_500), card.sale().receipt(), List.of())
                .orThrow();
        completed(basket(100), Tender.of("gift-card").off(number));
        refused("stored.too-little", till.checkout.payCash(exchange, Optional.empty()));
        sold(number, 100);
        assertEquals(
                eur(-3_500),
                till.checkout
                        .payCash(exchange, Optional.empty())
                        .orThrow()
                        .sale()
                        .total());
        assertEquals(0, balance(number));
    }

    @Test
    void whatWasPaidByAGiftCardGoesBackOntoIt() {
        String number = sold("", 5_000).lines().getFirst().code();
        var sale = completed(basket(3_000), Tender.of("gift-card").off(number));
        var back = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
        var proposed = till.tenders.proposed(back);
        assertEquals(List.of(Tender.of("gift-card", eur(3_000)).off(number)), proposed);
        var payment = completed(back, proposed.getFirst()).payments().getFirst();
        assertEquals(sale.payments().getFirst().id(), payment.originalPaymentId());
        assertEquals(5_000, balance(number));
    }

    @Test
    void anAccountHasALimit() {
        var basket =
                till.checkout.forCustomer(basket(8_000), Optional.of("4711")).orThrow();
        completed(basket, Tender.of("account"));
        assertEquals(2_000, balance("A-4711"));
        var more = till.checkout.forCustomer(basket(8_000), Optional.of("4711")).orThrow();
        refused("stored.too-little", till.tenders.pay(more, Tender.of("account", eur(2_001))));
        refused("stored.unknown", till.tenders.pay(basket(100), Tender.of("account")));
        till.checkout
                .open(Opening.sale("kim"))
                .then(b -> till.checkout.load(b, TenderType.ACCOUNT, Optional.of("A-4711"), eur(8_000)))
                .then(b -> till.checkout.payCash(b, Optional.empty()))
                .orThrow();
        assertEquals(10_000, balance("A-4711"));
    }

    /** It is money: what was spent of it does not come back. */
    @Test
    void aGiftCardComesBackOnlyAsLongAsNothingIsSpent() {
        var sale = sold("", 5_000);
        String number = sale.lines().getFirst().code();
        completed(basket(100), Tender.of("gift-card").off(number));
        var back = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
        refused("stored.too-little", till.checkout.payCash(back, Optional.empty()));
        assertEquals(4_900, balance(number));
        var other = sold("", 3_000);
        var otherBack = till.checkout.refundOf(other.sale().receipt(), "kim").orThrow();
        till.checkout.payCash(otherBack, Optional.empty()).orThrow();
        assertEquals(0, balance(other.lines().getFirst().code()));
    }

    /** One wrong character, and any two neighbours that change places. */
    @Test
    void checkDigitsNoticeWhatPeopleMistype() {
        String number = new StoredNumber("S1-R1", "A", 123_456).toString();
        int digits = number.indexOf("123456");
        for (int i = digits; i < digits + 6; i++) {
            for (char c = '0'; c <= '9'; c++) {
                String other = number.substring(0, i) + c + number.substring(i + 1);
                assertEquals(c != number.charAt(i), StoredNumber.isMistyped(other), other);
            }
            if (i < digits + 5) {
                String swapped =
                        number.substring(0, i) + number.charAt(i + 1) + number.charAt(i) + number.substring(i + 2);
                assertTrue(StoredNumber.isMistyped(swapped), swapped);
            }
        }
        assertFalse(StoredNumber.isMistyped("printed 77"));
    }

    private String empty(String number) {
        insert(new StoredValue(number, number, TenderType.GIFT_CARD, "EUR", 0, null, null, null, true));
        return number;
    }

    private void old(String number) {
        var day = LocalDate.parse("2026-02-28");
        insert(new StoredValue(number, number, TenderType.GIFT_CARD, "EUR", 900, null, null, day, true));
    }

    private void insert(StoredValue value) {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(TenderTypes.STORED_VALUE, value);
            return 0;
        });
    }

    private long balance(String number) {
        return till.number("SELECT balance_minor FROM stored_values WHERE number = '" + number + "'");
    }

    private Basket basket(long minor) {
        return till.checkout
                .open(Opening.sale("kim"))
                .then(basket -> till.checkout.scan(
                        basket,
                        Scan.of(Till.BAG, Quantity.ONE, UnitPrice.of(eur(minor).toDecimal(), EUR), "Something")))
                .orThrow();
    }

    private Receipt completed(Basket basket, Tender tender) {
        return till.tenders.pay(basket, tender).orThrow().receipt().orElseThrow();
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
