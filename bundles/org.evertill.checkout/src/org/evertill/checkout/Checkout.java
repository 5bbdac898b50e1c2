package org.evertill.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.evertill.barcode.Barcodes;
import org.evertill.domain.Approval;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.pricing.ManualDiscount;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;

/**
 * Sells; a service. A basket is a value: every use case takes one and gives the next, so that a failed one changed
 * nothing. Works on the local database alone. Any thread but the UI's.
 *
 * <p>Whoever acts has to work here, and may do what the role allows. Problems of all use cases that name a person or take a
 * basket: {@code staff.ended}; {@code staff.needs-approval} with the facts {@code permission}, {@code action} and
 * {@code staff}, after which the same can be done {@linkplain #with with an approval}. Programs, {@code system:…}, are not asked.
 */
public interface Checkout {

    /** Lines in a basket at most. */
    int MAX_LINES = 5_000;

    /** The largest quantity of a line, in units. */
    long MAX_QUANTITY_UNITS = 1_000_000;

    /** The largest unit price, in major units of the currency. */
    long MAX_UNIT_PRICE_MAJOR = 1_000_000_000;

    /** The largest total of a line, in minor units: so many lines of it as a basket has still add up exactly. */
    long MAX_LINE_TOTAL_MINOR = 100_000_000_000_000L;

    /**
     * An empty basket for a member of staff; opens the register's shift when none is open. Problems:
     * {@code till.not-enrolled}, {@code till.no-store} before the first synchronisation.
     */
    Outcome<Basket> open(Opening opening);

    /**
     * The newest basket on this till that was neither completed nor discarded, whoever began it, because the power went
     * for example; it goes on in the name of the given member of staff. Empty when there is none. Every use case that
     * gives a basket with lines keeps it for this, unless the basket says when it happened ({@link Opening#at}).
     */
    Optional<Basket> resume(String staffId);

    /**
     * Puts a basket aside under a name, for another customer to be served; it outlives a power cut and the end of a shift. Problems:
     * {@code sale.empty}, {@code sale.bad-name}, {@code sale.too-many-parked}.
     *
     * @param name by which it is recognised, up to 60 characters
     */
    Outcome<Parked> park(Basket basket, String name);

    /** What was put aside on this till, the oldest first, in the name of a member of staff. */
    List<Parked> parked(String staffId);

    /**
     * Takes up what was put aside, whoever did it, at the prices and promotions of now. Problem: {@code sale.not-parked} when somebody took
     * it up before.
     */
    Outcome<Basket> recall(Parked parked);

    /**
     * The same use cases with what somebody allowed. What needs no approval goes without; each that does uses it up, and notes
     * it as a fact.
     */
    Checkout with(Approval approval);

    /** Gives a basket up; it is not offered again. With lines of a sale it needs {@code VOID}. */
    Outcome<Basket> discard(Basket basket);

    /** Makes a basket what it was before; needs {@code VOID} as {@link #changeQuantity} does. */
    Outcome<Basket> restore(Basket now, Basket earlier);

    /**
     * Adds what a code stands for as a new line. Problems: {@code sale.unknown-code}, {@code sale.no-price},
     * {@code sale.ambiguous-code}, {@code sale.bad-quantity}, {@code sale.bad-price}, {@code sale.too-large},
     * {@code sale.too-many-lines}; {@code barcode.…} for a code that claims to be more than it is. A code that says weight, count or price of what it is on gives
     * the line its quantity or price; a quantity before it counts such pieces. Then also {@code sale.expired}, {@code sale.wrong-unit},
     * {@code sale.other-currency}. What is special about a product may ask for more: {@code sale.age-check} until {@link #confirmAge},
     * {@code sale.serial-needed} and {@code sale.lot-needed} until the scan says it, {@code sale.serial-quantity}, {@code sale.serial-twice},
     * {@code sale.price-needed} until the scan has a price, {@code sale.not-returnable}, {@code sale.bad-quantity} for a negative quantity anywhere but in a sale, in which it
     * takes empties or goods without a receipt back; goods need {@code REFUND} and a reason as such a refund does. What
     * has a deposit adds a second line, which goes with it. A product whose tax class has no rate in the store's country is sold without tax: master data that is missing never
     * stops a shop; its lines say rate 0 and their class, {@code verify} counts them. An open price for what has a price
     * needs {@code PRICE_OVERRIDE}. The code of a coupon adds no line; its promotion holds from then on. Problem then:
     * {@code sale.coupon-not-valid}; of one with a number of its own also {@code sale.coupon-used}, {@code sale.coupon-same},
     * {@code sale.coupon-unknown}, {@code sale.coupon-mistyped}.
     */
    Outcome<Basket> scan(Basket basket, Scan scan);

    /**
     * What somebody should know of a line although it may be sold, by what its code says: {@code sale.past-best-before}.
     * Empty for nearly all.
     */
    Optional<Problem> remark(Basket.Line line);

    /**
     * Sets a line's quantity; zero removes it. Problems: {@code sale.no-line}, {@code sale.bad-quantity}, also for more
     * than can be returned of a line, {@code sale.too-large}, {@code sale.goes-with} for the deposit of another line in a sale, which follows
     * that line, {@code sale.serial-quantity}. Less of a sale needs {@code VOID}.
     */
    Outcome<Basket> changeQuantity(Basket basket, String lineId, Quantity quantity);

    /**
     * Takes something off a line, in the place of what was taken off it by hand before; empty for nothing any more. Needs {@code DISCOUNT},
     * beyond the limit of one's role {@code DISCOUNT_BEYOND}. Problems: {@code sale.no-line}, {@code sale.bad-discount},
     * {@code sale.discounted-return} for what comes back with its receipt.
     */
    Outcome<Basket> discountLine(Basket basket, String lineId, Optional<ManualDiscount> discount);

    /** The same off the whole of a sale: each line gets its share of it. */
    Outcome<Basket> discountTicket(Basket basket, Optional<ManualDiscount> discount);

    /**
     * Says who buys: prices and promotions for the customer's group hold from then on. Empty for nobody known. Problem:
     * {@code customer.unknown}.
     *
     * @param customer number or identifier
     */
    Outcome<Basket> forCustomer(Basket basket, Optional<String> customer);

    /**
     * Notes that somebody saw that the customer is old enough, in a sale: what asks for no more years is sold then without asking again.
     * The line says who it was. Problem: {@code sale.bad-age}.
     *
     * @param years as the facts of {@code sale.age-check} say
     */
    Outcome<Basket> confirmAge(Basket basket, int years);

    /**
     * Notes something on a line, which the receipt says; blank takes it away. Problems: {@code sale.no-line}, {@code sale.bad-comment}.
     *
     * @param comment up to 200 characters
     */
    Outcome<Basket> comment(Basket basket, String lineId, String comment);

    /**
     * Sells without tax, or with it again when there is no reason: the customer pays what is left without it. Needs {@code EXEMPT_TAX}. The
     * reason is kept and printed. Problem: {@code sale.bad-exemption}, also for what comes back with its receipt.
     */
    Outcome<Basket> exempt(Basket basket, Optional<String> reason);

    /**
     * Notes why something comes back; it is kept and printed. Completing a refund or an exchange without a receipt asks for it, and so does paying back more by a tender than
     * its limit ({@code sale.reason-needed}). More than the chain lets be paid back either way needs {@code REFUND_BEYOND}. Empties alone ask for neither.
     * Problem: {@code sale.bad-reason}.
     */
    Outcome<Basket> because(Basket basket, String reason);

    /**
     * Takes a line away, and what goes with it; needs {@code VOID} in a sale. Problems: {@code sale.no-line}, {@code sale.goes-with} for the
     * deposit of another line.
     */
    Outcome<Basket> remove(Basket basket, String lineId);

    /**
     * Adds a line that puts money on something stored: a gift card that is sold, or one that gets more. It is on it when the basket is completed. Problems:
     * {@code tender.unknown} when the chain does not take its type, {@code stored.bad-number}, {@code stored.not-valid}, {@code sale.bad-price}.
     *
     * @param number of one that there is, or of one that is printed on a card; empty for a new one of this till
     */
    Outcome<Basket> load(Basket basket, TenderType type, Optional<String> number, Money amount);

    /**
     * Completes a basket with cash: sale, lines, payment, stock movements and receipt number in one durable transaction.
     * When this answers Ok, the sale survives a power cut. A basket that is completed already gives the same receipt
     * again. Where the smallest coins are gone, what is paid is rounded. Problems: {@code sale.empty}, {@code sale.not-enough-cash}, {@code sale.already-returned}.
     *
     * @param given what the customer handed over, empty for exactly what is due; for a refund what is handed back, not
     *     negative
     */
    Outcome<Receipt> payCash(Basket basket, Optional<Money> given);

    /**
     * A refund basket with everything of a sale that has not been returned yet; take away or reduce what stays with the
     * customer. Needs {@code REFUND}. Problems: {@code sale.unknown-receipt}, {@code sale.already-returned}, {@code sale.not-refundable} for
     * the receipt of a refund.
     */
    Outcome<Basket> refundOf(String receipt, String staffId);

    /**
     * Takes back, within a sale, what is on the receipt of an earlier one: an exchange, of which the total may be negative. Lines come back at exactly
     * what was paid for them and negative; take away or reduce what stays with the customer. A customer who is known from the receipt is the buyer,
     * unless the basket has one. Needs {@code REFUND} once for a basket. Problems: {@code sale.unknown-receipt}, {@code sale.already-returned},
     * {@code sale.not-returnable}, {@code sale.not-refundable} for the receipt of a refund, {@code sale.not-on-receipt}, {@code sale.bad-quantity},
     * {@code sale.too-many-lines}, {@code sale.no-exchange} for a basket that is no sale or takes back by another receipt already. What has no receipt
     * comes back by a {@linkplain #scan scan} of a negative quantity.
     *
     * @param goods codes and quantities, positive, of what comes back; empty for everything that is left on the receipt
     */
    Outcome<Basket> takeBack(Basket basket, String receipt, List<Scan> goods);

    /**
     * A basket that reverses the whole of a sale that was paid, in the shift that is open, as long as nothing of it came back. It does not
     * change; {@link TenderDesk#giveBack} gives each payment back by what it was paid with, and completes it: as a refund with a number of its own,
     * of which {@link org.evertill.domain.Sale#isVoid()} says what it is. Needs {@code VOID_PAID}. Problems: {@code sale.unknown-receipt},
     * {@code sale.not-voidable}, {@code sale.bad-reason}.
     *
     * @param reason why, up to 300 characters; kept and printed
     */
    Outcome<Basket> voidOf(String receipt, String reason, String staffId);

    /** A completed sale as it was printed. Problem: {@code sale.unknown-receipt}. */
    Outcome<Receipt> receipt(String receipt);

    /**
     * How a basket begins.
     *
     * @param at when it happened, empty for now; history that is replayed says when
     * @param reference a foreign document number
     * @param customerId who buys, when that is known
     */
    record Opening(
            SaleKind kind,
            String staffId,
            Optional<Instant> at,
            Optional<String> reference,
            Optional<String> customerId) {

        /** A sale that begins now. */
        public static Opening sale(String staffId) {
            return of(SaleKind.SALE, staffId);
        }

        /** A refund without a receipt that begins now. */
        public static Opening refund(String staffId) {
            return of(SaleKind.REFUND, staffId);
        }

        private static Opening of(SaleKind kind, String staffId) {
            return new Opening(kind, staffId, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * What was scanned or typed.
     *
     * @param code a product code or stock code
     * @param quantity how many, positive also in a refund; negative for what comes back within a sale: empties, or goods without a receipt
     * @param price an open price, empty for the product's own
     * @param description what the line says, empty for the product's name
     * @param productId which of the products that have the code, when somebody has chosen
     * @param serial the serial number, when somebody has typed it
     * @param lot the lot, when somebody has typed it
     */
    record Scan(
            String code,
            Quantity quantity,
            Optional<UnitPrice> price,
            Optional<String> description,
            Optional<String> productId,
            Optional<String> serial,
            Optional<String> lot) {

        public Scan(String code, Quantity quantity, Optional<UnitPrice> price, Optional<String> description) {
            this(code, quantity, price, description, Optional.empty(), Optional.empty(), Optional.empty());
        }

        public static Scan of(String code) {
            return new Scan(code, Quantity.ONE, Optional.empty(), Optional.empty());
        }

        /** Some of it at a price of its own. */
        public static Scan of(String code, Quantity quantity, UnitPrice price, String description) {
            return new Scan(code, quantity, Optional.of(price), Optional.of(description));
        }

        /** The same, of the one product that somebody chose among those that have the code. */
        public Scan chosen(String chosenId) {
            return new Scan(code, quantity, price, description, Optional.of(chosenId), serial, lot);
        }

        /** Another quantity of the same. */
        public Scan withQuantity(Quantity other) {
            return new Scan(code, other, price, description, productId, serial, lot);
        }

        /** The same piece with the serial number that stands on it. */
        public Scan withSerial(String typed) {
            return new Scan(code, quantity, price, description, productId, Optional.of(typed), lot);
        }

        /** The same of a lot. */
        public Scan withLot(String typed) {
            return new Scan(code, quantity, price, description, productId, serial, Optional.of(typed));
        }

        /** The same at a price. */
        public Scan withPrice(UnitPrice typed) {
            return new Scan(code, quantity, Optional.of(typed), description, productId, serial, lot);
        }

        /**
         * What a cashier typed or a scanner gave: a code, or {@code 3*code} for three of it.
         * Problem: {@code sale.bad-quantity}.
         */
        public static Outcome<Scan> typed(String text) {
            String trimmed = text.strip();
            int star = trimmed.indexOf('*');
            if (star < 0 || Barcodes.isStructured(trimmed)) {
                return Outcome.ok(of(trimmed));
            }
            try {
                var quantity = Quantity.of(
                        new BigDecimal(trimmed.substring(0, star).strip().replace(',', '.')));
                var code = trimmed.substring(star + 1).strip();
                return Outcome.ok(new Scan(code, quantity, Optional.empty(), Optional.empty()));
            } catch (ArithmeticException | NumberFormatException e) {
                return Outcome.failed(
                        "sale.bad-quantity", "The part before the * is no quantity. Type it like 3* or 1.250*.");
            }
        }
    }

    /** A basket that was put aside. */
    record Parked(Basket basket, String name, Instant at) {}

    /**
     * A completed sale, ready to be shown or printed.
     *
     * @param discounts why lines cost less than their prices, ordered by identifier
     * @param notes what other bundles add
     * @param tenders what the chain says of the tenders it was paid by, as far as it says something
     */
    record Receipt(
            org.evertill.domain.Sale sale,
            List<org.evertill.domain.SaleLine> lines,
            List<org.evertill.domain.Payment> payments,
            List<SaleDiscount> discounts,
            org.evertill.domain.Store store,
            String cashierName,
            List<ReceiptNote> notes,
            List<TenderKind> tenders) {

        public Receipt {
            lines = List.copyOf(lines);
            payments = List.copyOf(payments);
            discounts = discounts.stream()
                    .sorted(Comparator.comparing(SaleDiscount::id))
                    .toList();
            notes = List.copyOf(notes);
            tenders = List.copyOf(tenders);
        }

        /** One to which nobody adds anything. */
        public Receipt(
                org.evertill.domain.Sale sale,
                List<org.evertill.domain.SaleLine> lines,
                List<org.evertill.domain.Payment> payments,
                List<SaleDiscount> discounts,
                org.evertill.domain.Store store,
                String cashierName) {
            this(sale, lines, payments, discounts, store, cashierName, List.of(), List.of());
        }

        /** One of which nothing was taken off. */
        public Receipt(
                org.evertill.domain.Sale sale,
                List<org.evertill.domain.SaleLine> lines,
                List<org.evertill.domain.Payment> payments,
                org.evertill.domain.Store store,
                String cashierName) {
            this(sale, lines, payments, List.of(), store, cashierName);
        }

        /** The same with what other bundles add. */
        public Receipt withNotes(List<ReceiptNote> newNotes) {
            return new Receipt(sale, lines, payments, discounts, store, cashierName, newNotes, tenders);
        }

        /** The same with what the chain says of its tenders. */
        public Receipt withTenders(List<TenderKind> kinds) {
            return new Receipt(sale, lines, payments, discounts, store, cashierName, notes, kinds);
        }

        /** Whether something was paid, or paid back, for which the drawer opens; cash is such a thing where the chain says nothing of it. */
        public boolean opensDrawer() {
            return payments.stream()
                    .anyMatch(payment -> tenders.stream()
                            .filter(kind -> kind.id().equals(payment.tender()))
                            .findFirst()
                            .map(TenderKind::opensDrawer)
                            .orElse(payment.tender().equals(TenderKind.CASH)));
        }
    }
}
