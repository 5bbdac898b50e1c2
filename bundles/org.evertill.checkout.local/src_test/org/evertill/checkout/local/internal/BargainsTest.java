package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.Till.APPLE;
import static org.evertill.checkout.local.internal.Till.BAG;
import static org.evertill.checkout.local.internal.Till.EUR;
import static org.evertill.checkout.local.internal.Till.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.Approval;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Promotion;
import org.evertill.domain.Role;
import org.evertill.domain.SaleDiscount;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.storage.Database.Author;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What something costs less at a real till: promotions, prices for some, and what people take off. */
class BargainsTest {

    private static final String THREE_FOR_TWO = "{\"buy\":{\"count\":2},\"get\":{\"count\":1},\"percent\":100}";

    @TempDir
    Path directory;

    private Till till;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aPromotionStandsOnTheLineAndIsWrittenWithItsName() {
        promotion("p1", "Three apples for two", "buy-get", THREE_FOR_TWO, null, null);
        var basket = scanned(APPLE, APPLE, APPLE, BAG);
        assertEquals(money("0.80"), basket.total());
        var receipt = till.checkout.payCash(basket, Optional.empty()).orThrow();
        assertEquals(money("0.80"), receipt.sale().total());
        assertEquals(
                35,
                receipt.lines().stream()
                        .mapToLong(l -> l.discountMinor() == null ? 0 : l.discountMinor())
                        .sum());
        assertEquals(Collections.nCopies(3, "Three apples for two"), names(receipt));
        assertEquals("p1", receipt.discounts().getFirst().promotionId());
        assertEquals(receipt, till.checkout.receipt(receipt.sale().receipt()).orThrow());
        assertEquals(
                3,
                till.number("SELECT count(*) FROM sale_lines l JOIN sale_discounts d ON d.sale_line_id = l.id"
                        + " WHERE d.amount_minor = l.discount_minor AND l.quantity_milli * l.unit_price_e4 / 100000"
                        + " - l.discount_minor = l.total_minor"));
    }

    @Test
    void aRefundPaysBackWhatWasPaidInPartsAsWell() {
        promotion("p1", "Three apples for two", "buy-get", THREE_FOR_TWO, null, null);
        var sale = till.checkout
                .payCash(
                        till.checkout
                                .scan(opened("kim"), Scan.typed("7*" + APPLE).orThrow())
                                .orThrow(),
                        Optional.empty())
                .orThrow();
        assertEquals(money("1.75"), sale.sale().total());
        var back = money("0.00");
        for (int i = 0; i < 7; i++) {
            var refund = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
            var one = till.checkout
                    .changeQuantity(refund, refund.lines().getFirst().id(), Quantity.ONE)
                    .orThrow();
            var receipt = till.checkout.payCash(one, Optional.empty()).orThrow();
            back = back.plus(receipt.sale().total());
        }
        assertEquals(money("-1.75"), back);
        for (String column : List.of("total_minor", "tax_minor", "quantity_milli", "discount_minor")) {
            assertEquals(0, till.number("SELECT sum(" + column + ") FROM sale_lines"), column);
        }
        assertEquals(0, till.number("SELECT sum(amount_minor) FROM sale_discounts"));
        assertEquals(
                "sale.already-returned",
                problem(till.checkout.refundOf(sale.sale().receipt(), "kim")));
    }

    @Test
    void twoRefundsAtOnceDoNotPayTheSameBackTwice() {
        var sale = till.checkout.payCash(scanned(APPLE, BAG), Optional.empty()).orThrow();
        var first = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
        var second = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
        till.checkout.payCash(first, Optional.empty()).orThrow();
        assertEquals("sale.already-returned", problem(till.checkout.payCash(second, Optional.empty())));
    }

    /** Its shares begin behind what was given back when it was begun. */
    @Test
    void aRefundThatAnotherOneOvertookIsBegunAnew() {
        var basket = opened("kim");
        for (int i = 0; i < 3; i++) {
            basket = till.checkout.scan(basket, Scan.of(APPLE)).orThrow();
        }
        var three = till.checkout
                .changeQuantity(basket, basket.lines().getFirst().id(), Quantity.of(3))
                .orThrow();
        var receipt =
                till.checkout.payCash(three, Optional.empty()).orThrow().sale().receipt();
        var first = one(till.checkout.refundOf(receipt, "kim").orThrow());
        var second = one(till.checkout.refundOf(receipt, "kim").orThrow());
        till.checkout.payCash(first, Optional.empty()).orThrow();
        assertEquals("sale.already-returned", problem(till.checkout.payCash(second, Optional.empty())));
        till.checkout
                .payCash(one(till.checkout.refundOf(receipt, "kim").orThrow()), Optional.empty())
                .orThrow();
    }

    /** One piece of the first line alone. */
    private Basket one(Basket refund) {
        var one = refund.withLines(List.of(refund.lines().getFirst()));
        return till.checkout
                .changeQuantity(one, one.lines().getFirst().id(), Quantity.ONE)
                .orThrow();
    }

    @Test
    void moreOfAProductAndAnotherCustomerHaveOtherPrices() {
        insert(
                DomainTypes.PRICE_ROW,
                new PriceRow(
                        "ten", "apple", null, euro("0.30"), true, Instant.EPOCH, null, null, null, Quantity.of(10)));
        insert(
                DomainTypes.PRICE_ROW,
                new PriceRow("staff", "bag", null, euro("0.05"), true, Instant.EPOCH, null, null, "staff", null));
        insert(DomainTypes.CUSTOMER, new Customer("c1", "4711", "Ada", null, null, null, null, "staff"));
        var basket = till.checkout
                .scan(scanned(BAG), Scan.typed("6*" + APPLE).orThrow())
                .orThrow();
        assertEquals(money("2.20"), basket.total());
        basket = till.checkout.scan(basket, Scan.typed("4*" + APPLE).orThrow()).orThrow();
        assertEquals(money("3.10"), basket.total(), "ten together");
        assertEquals(Optional.of("ten"), basket.lines().get(1).priceRowId());
        basket = till.checkout.forCustomer(basket, Optional.of("4711")).orThrow();
        assertEquals(money("3.05"), basket.total());
        var fewer = till.checkout
                .changeQuantity(basket, basket.lines().getLast().id(), Quantity.of(3))
                .orThrow();
        assertEquals(money("3.20"), fewer.total(), "nine are no ten");
        assertEquals(
                money("3.25"),
                till.checkout.forCustomer(fewer, Optional.empty()).orThrow().total());
        assertEquals("customer.unknown", problem(till.checkout.forCustomer(basket, Optional.of("4712"))));
    }

    @Test
    void aCouponIsScannedLikeACode() {
        promotion("p1", "Ten per cent", "ticket-off", "{\"percent\":10,\"from\":\"0.01 EUR\"}", "XMAS", null);
        promotion("p2", "Only for staff", "ticket-off", "{\"percent\":10,\"from\":\"0.01 EUR\"}", "STAFF", "staff");
        var basket = scanned(APPLE, APPLE);
        assertEquals(money("0.70"), basket.total());
        basket = till.checkout.scan(basket, Scan.of("XMAS")).orThrow();
        assertEquals(2, basket.lines().size());
        assertEquals(money("0.63"), basket.total());
        assertEquals(basket, till.checkout.scan(basket, Scan.of("XMAS")).orThrow(), "a coupon counts once");
        assertEquals("sale.coupon-not-valid", problem(till.checkout.scan(basket, Scan.of("STAFF"))));
        assertEquals("sale.unknown-code", problem(till.checkout.scan(basket, Scan.of("EASTER"))));
    }

    @Test
    void whatIsOnTheScreenSurvivesAPowerCut() {
        promotion("p1", "Ten per cent", "pieces-off", "{\"percent\":10}", "XMAS", null);
        insert(DomainTypes.CUSTOMER, new Customer("c1", "4711", "Ada", null, null, null, null, "staff"));
        var basket =
                till.checkout.scan(scanned(APPLE, APPLE, BAG), Scan.of("XMAS")).orThrow();
        basket = till.checkout.forCustomer(basket, Optional.of("4711")).orThrow();
        basket = till.checkout
                .discountLine(basket, basket.lines().getFirst().id(), percent(50, "dented"))
                .orThrow();
        basket = till.checkout.discountTicket(basket, amount("0.10", "late")).orThrow();
        till.close();
        till = Till.open(directory);
        assertEquals(Optional.of(basket), till.checkout.resume("kim"));
    }

    @Test
    void peopleTakeOffWhatTheirRoleAllows() {
        insert(
                DomainTypes.ROLE,
                new Role(
                        "JUNIOR", "Junior", Set.of("SELL", "DISCOUNT"), org.evertill.domain.Permission.EDITION, 1_000));
        insert(DomainTypes.STAFF, new org.evertill.domain.Staff("jo", "Jo", "JUNIOR", "x", true));
        var basket = till.checkout
                .scan(opened("jo"), Scan.typed("10*" + APPLE).orThrow())
                .orThrow();
        String line = basket.lines().getFirst().id();
        assertEquals(
                money("3.15"),
                till.checkout
                        .discountLine(basket, line, percent(10, "dented"))
                        .orThrow()
                        .total());
        var beyond = assertInstanceOf(
                        Outcome.Failed.class, till.checkout.discountLine(basket, line, percent(11, "dented")))
                .problem();
        assertEquals("staff.needs-approval", beyond.code());
        assertEquals("DISCOUNT_BEYOND", beyond.facts().get("permission"));
        assertEquals("staff.needs-approval", problem(till.checkout.discountTicket(basket, amount("0.36", "late"))));
        var approval = new Approval(
                "a1",
                "S1",
                till.clock.instant(),
                "S1-R1",
                beyond.facts().get("action"),
                "DISCOUNT_BEYOND",
                "jo",
                "kim",
                null);
        var allowed = till.checkout
                .with(approval)
                .discountLine(basket, line, percent(11, "dented"))
                .orThrow();
        assertEquals(money("3.11"), allowed.total());
        assertEquals(1, till.number("SELECT count(*) FROM approvals WHERE approved_by = 'kim'"));
        assertEquals(
                money("3.50"),
                till.checkout
                        .discountLine(allowed, line, Optional.empty())
                        .orThrow()
                        .total());
        var cashier = till.checkout.scan(opened("bo"), Scan.of(APPLE)).orThrow();
        assertEquals(
                "staff.needs-approval",
                problem(till.checkout.discountLine(
                        cashier, cashier.lines().getFirst().id(), percent(1, "x"))));
    }

    @Test
    void aDiscountOnTheSaleIsDividedAmongItsLines() {
        var basket = till.checkout
                .discountTicket(scanned(APPLE, APPLE, BAG), amount("0.10", "late"))
                .orThrow();
        assertEquals(money("0.70"), basket.total());
        var receipt = till.checkout.payCash(basket, Optional.empty()).orThrow();
        assertEquals(
                10,
                receipt.discounts().stream().mapToLong(d -> d.amount().minor()).sum());
        assertTrue(receipt.discounts().stream().allMatch(d -> d.name().equals("late")));
        assertEquals(
                receipt.sale().total(),
                receipt.lines().stream().map(l -> l.total()).reduce(money("0.00"), Money::plus));
    }

    @Test
    void whatComesBackWithItsReceiptIsNotDiscountedAgain() {
        var sale = till.checkout.payCash(scanned(APPLE), Optional.empty()).orThrow();
        promotion("p1", "Ten per cent", "pieces-off", "{\"percent\":10}", null, null);
        var refund = till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
        assertEquals(money("0.35"), refund.total());
        assertEquals(
                "sale.discounted-return",
                problem(till.checkout.discountLine(
                        refund, refund.lines().getFirst().id(), percent(10, "x"))));
        assertEquals("sale.discounted-return", problem(till.checkout.discountTicket(refund, percent(10, "x"))));
    }

    private Basket opened(String staff) {
        return till.checkout.open(Opening.sale(staff)).orThrow();
    }

    private Basket scanned(String... codes) {
        var basket = opened("kim");
        for (String code : codes) {
            basket = till.checkout.scan(basket, Scan.of(code)).orThrow();
        }
        return basket;
    }

    private void promotion(
            String id, String name, String kind, String terms, @Nullable String coupon, @Nullable String group) {
        insert(
                DomainTypes.PROMOTION,
                new Promotion(id, name, kind, terms, null, group, coupon, Instant.EPOCH, null, null, 0, false, true));
    }

    private <T extends Record> void insert(EntityType<T> type, T value) {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(type, value);
            return 0;
        });
    }

    private static List<String> names(Receipt receipt) {
        return receipt.discounts().stream().map(SaleDiscount::name).toList();
    }

    private static Optional<ManualDiscount> percent(int percent, String reason) {
        return Optional.of(new ManualDiscount(new Reduction.Percent(percent * 100), reason));
    }

    private static Optional<ManualDiscount> amount(String amount, String reason) {
        return Optional.of(new ManualDiscount(new Reduction.Amount(money(amount)), reason));
    }

    private static Money money(String amount) {
        return Money.of(new BigDecimal(amount), EUR, RoundingMode.UNNECESSARY);
    }

    private static String problem(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }
}
