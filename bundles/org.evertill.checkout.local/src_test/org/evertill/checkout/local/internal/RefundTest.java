package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.LocalCheckoutTest.assertProblem;
import static org.evertill.checkout.local.internal.LocalCheckoutTest.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefundTest {

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
    void aRefundMirrorsItsSale() {
        var sale = sold(3);
        var refund = pay(refundOf(sale));
        assertEquals(SaleKind.REFUND, refund.sale().kind());
        assertEquals(sale.sale().total().negated(), refund.sale().total());
        assertEquals(sale.sale().tax().negated(), refund.sale().tax());
        assertEquals(sale.sale().id(), refund.sale().originalSaleId());
        assertEquals(Quantity.of(-3), refund.lines().getFirst().quantity());
        assertEquals(sale.lines().getFirst().id(), refund.lines().getFirst().originalLineId());
        assertEquals(euro(-105), refund.payments().getFirst().amount());
        assertEquals(0, till.number("SELECT quantity_milli FROM stock_balance"));
        assertEquals(2, refund.sale().receiptNumber());
    }

    @Test
    void whatWasReturnedIsKnownAndTheRestRemains() {
        var sale = sold(5);
        var first = refundOf(sale);
        String line = first.lines().getFirst().id();
        pay(till.checkout.changeQuantity(first, line, Quantity.of(2)).orThrow());
        var rest = refundOf(sale);
        assertEquals(Quantity.of(3), rest.lines().getFirst().quantity());
        assertProblem(
                "sale.bad-quantity",
                till.checkout.changeQuantity(rest, rest.lines().getFirst().id(), Quantity.of(4)));
        pay(rest);
        assertProblem(
                "sale.already-returned", till.checkout.refundOf(sale.sale().receipt(), "kim"));
    }

    @Test
    void twoRefundsOfOneReceiptAtOncePayOnce() {
        var sale = sold(1);
        var one = refundOf(sale);
        var two = refundOf(sale);
        pay(one);
        assertProblem("sale.already-returned", till.checkout.payCash(two, Optional.empty()));
        assertEquals(2, till.number("SELECT count(*) FROM sales"));
    }

    @Test
    void refundsAreNotRefundedAndUnknownReceiptsAreSaid() {
        var refund = pay(refundOf(sold(1)));
        assertProblem(
                "sale.not-refundable", till.checkout.refundOf(refund.sale().receipt(), "kim"));
        assertProblem("sale.unknown-receipt", till.checkout.refundOf("S9-R9-A-000001", "kim"));
    }

    @Test
    void goodsComeBackWithoutAReceipt() {
        var basket = till.checkout
                .open(Opening.refund("kim"))
                .then(b -> till.checkout.scan(b, Scan.of(Till.APPLE)))
                .orThrow();
        var refund = pay(basket);
        assertEquals(euro(-35), refund.sale().total());
        assertEquals(1000, till.number("SELECT quantity_milli FROM stock_balance"));
    }

    private Receipt sold(int apples) {
        var scan = Scan.typed(apples + "*" + Till.APPLE).orThrow();
        return till.checkout
                .open(Opening.sale("kim"))
                .then(b -> till.checkout.scan(b, scan))
                .then(b -> till.checkout.payCash(b, Optional.empty()))
                .orThrow();
    }

    private Basket refundOf(Receipt sale) {
        return till.checkout.refundOf(sale.sale().receipt(), "kim").orThrow();
    }

    private Receipt pay(Basket basket) {
        return till.checkout.payCash(basket, Optional.empty()).orThrow();
    }
}
