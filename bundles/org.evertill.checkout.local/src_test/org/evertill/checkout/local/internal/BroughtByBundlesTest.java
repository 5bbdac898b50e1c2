package org.evertill.checkout.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.CouponSource;
import org.evertill.checkout.ReceiptNote;
import org.evertill.checkout.SaleListener;
import org.evertill.checkout.SaleSlip;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Promotion;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Kinds;
import org.evertill.pricing.Offer;
import org.evertill.receipt.PlainText;
import org.evertill.storage.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bundles that selling does not know write with a sale, put on its receipt, and take off a basket. */
class BroughtByBundlesTest {

    @TempDir
    Path directory;

    private Till till;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
    }

    @AfterEach
    void close() {
        till.close();
    }

    /** Writes a synced row with the sale. */
    private final SaleListener writer = (receipt, tx) ->
            tx.insert(DomainTypes.CUSTOMER, customer(receipt.sale().id()));

    private final SaleListener fails = (receipt, tx) -> {
        throw new IllegalStateException("a fault of a bundle");
    };

    /** Makes a slip of what it is told. */
    private final SaleListener printer = new SaleListener() {

        @Override
        public void completed(Receipt receipt, UnitOfWork tx) {
            receipt.notes().forEach(note -> told.add(note.words(Locale.GERMAN) + " " + note.value()));
        }

        @Override
        public Phase phase() {
            return Phase.SLIPS;
        }
    };

    /** {@code minus:5}: five cents less. */
    private static final class Minus implements CouponSource {

        @Override
        public boolean isCoupon(String code) {
            return code.startsWith("minus:");
        }

        @Override
        public Outcome<Offer> offer(Asked asked) {
            boolean isLast = asked.basket().coupons().getLast().equals(asked.code());
            String cents = asked.code().substring("minus:".length());
            if (!isLast || cents.equals("0")) {
                return Outcome.failed("minus.none", "Nothing is taken off.");
            }
            String terms = "{\"amount\":\"0.0" + cents + " EUR\",\"from\":\"0.01 EUR\"}";
            return new Kinds(List.of())
                    .rule("ticket-off", terms)
                    .map(rule -> new Offer(
                            new Promotion(
                                    "minus",
                                    "Less",
                                    "ticket-off",
                                    terms,
                                    null,
                                    null,
                                    asked.code(),
                                    Instant.EPOCH,
                                    null,
                                    null,
                                    0,
                                    false,
                                    true),
                            rule));
        }
    }

    private static Customer customer(String id) {
        return new Customer("of-" + id, id, null, null, null, null, null);
    }

    private LocalCheckout checkout(List<SaleListener> listeners) {
        return new LocalCheckout(
                till.database,
                till.clock,
                listeners,
                List.of(
                        (receipt, reader) -> {
                            throw new IllegalStateException("a fault of a bundle");
                        },
                        (receipt, reader) -> List.of(new ReceiptNote(
                                Map.of("en", "Rows", "de", "Zeilen"),
                                Boolean.toString(reader.find(
                                                DomainTypes.CUSTOMER,
                                                "of-" + receipt.sale().id())
                                        .isPresent())))),
                List.of(),
                List.of(new Minus()));
    }

    @Test
    void factsComeBeforeNotesAndNotesBeforeSlips() {
        var checkout = checkout(List.of(printer, fails, writer));
        var basket = checkout.scan(checkout.open(Opening.sale("kim")).orThrow(), Scan.of(Till.BAG))
                .orThrow();
        var receipt = checkout.payCash(basket, Optional.empty()).orThrow();
        assertEquals(List.of("Zeilen true"), told);
        assertEquals("true", receipt.notes().getFirst().value());
        assertEquals(
                receipt.notes(),
                checkout.receipt(receipt.sale().receipt()).orThrow().notes());
        assertEquals(receipt, checkout.payCash(basket, Optional.empty()).orThrow(), "asked for again");
        assertEquals(1, told.size());
        var lines = PlainText.lines(SaleSlip.document(receipt, Locale.GERMANY), PlainText.WIDTH);
        assertEquals(
                1, lines.stream().filter(line -> line.matches("Zeilen +true *")).count(), lines.toString());
    }

    @Test
    void aCouponOfABundleIsAskedAboutAnewAfterEachChange() {
        var checkout = checkout(List.of());
        var basket = checkout.scan(checkout.open(Opening.sale("kim")).orThrow(), Scan.of(Till.BAG))
                .orThrow();
        assertEquals(
                "minus.none",
                assertInstanceOf(Outcome.Failed.class, checkout.scan(basket, Scan.of("minus:0")))
                        .problem()
                        .code());
        basket = checkout.scan(basket, Scan.of("minus:5")).orThrow();
        assertEquals(5, basket.total().minor());
        basket = checkout.scan(basket, Scan.of("minus:3")).orThrow();
        assertEquals(7, basket.total().minor(), "only the last holds");
        basket = checkout.scan(basket, Scan.of("minus:5")).orThrow();
        assertEquals(5, basket.total().minor(), "one that is scanned again is the last");
        basket = checkout.scan(basket, Scan.of(Till.BAG)).orThrow();
        var receipt = checkout.payCash(basket, Optional.empty()).orThrow();
        assertEquals(15, receipt.sale().total().minor());
        assertEquals("minus", receipt.discounts().getFirst().promotionId());
    }
}
