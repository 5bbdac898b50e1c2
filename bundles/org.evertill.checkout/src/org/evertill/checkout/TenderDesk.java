package org.evertill.checkout;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.domain.Approval;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Basket;
import org.evertill.tender.TenderKind;

/**
 * Pays baskets in steps, by whatever the chain takes; a service beside {@link Checkout}. What was tendered is kept on disk until the basket is
 * completed, and is no part of the basket: nothing that is undone there undoes it. While something is tendered, lines do not change. Amounts are positive
 * also when a refund is paid back. Any thread but the UI's: a terminal takes as long as a customer.
 */
public interface TenderDesk {

    /** Parts of a payment at most. */
    int MAX_PARTS = 50;

    /** What can be paid with here, cash first. */
    List<TenderKind> kinds();

    /** How far a basket is paid. */
    Outcome<Standing> standing(Basket basket);

    /**
     * Pays a part of a basket, or the rest; with the last part the basket is completed as by {@link Checkout#payCash}. Problems:
     * {@code sale.empty}, {@code sale.tendered} when the basket is another one than that of which a part is paid, {@code tender.unknown},
     * {@code tender.bad-amount}, {@code tender.too-much} for what gives no change, {@code tender.over-limit}, {@code tender.too-many-parts},
     * {@code sale.already-returned}.
     *
     * <p>By a {@link org.evertill.tender.PaymentProvider} also {@code tender.declined}, {@code tender.no-provider}, {@code tender.no-original} for a
     * refund of what was not paid by it, {@code tender.unanswered} when nobody knows what came of it, and {@code tender.unsettled} as long as that is so:
     * then {@link #settle} asks again, or {@link #takeBack} undoes it. No second request leaves for a basket before the first is settled.
     */
    Outcome<Standing> pay(Basket basket, Tender tender);

    /**
     * Gives back what was paid for the sale that the basket {@linkplain Checkout#voidOf voids}: each payment by its tender, one after the other, with
     * its tip; the last one completes it. Where one does not succeed those before it stand, and the same goes on from there. Problems:
     * {@code tender.declined}, {@code tender.no-provider}, {@code tender.unanswered}, {@code tender.unsettled}, {@code tender.unknown},
     * {@code sale.not-voidable} also for a basket that is no void. Nothing else pays such a basket back: {@code sale.void-tenders}.
     */
    Outcome<Standing> giveBack(Basket basket);

    /**
     * Asks what became of the parts of which nobody knows, and completes the basket when nothing is left to pay; what to do after a crash. Problems:
     * {@code tender.declined}, {@code tender.unanswered}, {@code tender.no-provider}.
     */
    Outcome<Standing> settle(Basket basket);

    /**
     * Gives back what was tendered, so that the basket can be changed, given up, or paid otherwise; what somebody else took is undone there. Where that does not succeed
     * at once, the part is {@link State#REVERSING}: it counts no more, and is undone as soon as it can be. Problem: {@code tender.not-there}.
     */
    Outcome<Standing> takeBack(Basket basket, String tenderedId);

    /**
     * How what is left of a refund goes back to where it came from: the sale's own payments, by what was not given back of each, as far as their tenders are taken
     * now; cash for the rest. For a sale nothing.
     */
    List<Tender> proposed(Basket basket);

    /** Parts of which nobody knows what became of them, and those that are not undone yet, of all baskets, the oldest first. */
    List<Unsettled> unsettled();

    /** Undoes what is not undone yet, now; gives what is still unsettled. It is done by itself every half minute. */
    List<Unsettled> retry();

    /** The same use cases with what somebody allowed. */
    TenderDesk with(Approval approval);

    /**
     * What somebody wants to pay with.
     *
     * @param kind the tender's identifier
     * @param amount what is handed over, in the currency of the tender; empty for just what is due
     * @param tip what of it, or beside it, is for the staff
     * @param number what it is taken off
     */
    record Tender(String kind, Optional<Money> amount, Optional<Money> tip, Optional<String> number) {

        /** All that is due. */
        public static Tender of(String kind) {
            return new Tender(kind, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Some of it. */
        public static Tender of(String kind, Money amount) {
            return new Tender(kind, Optional.of(amount), Optional.empty(), Optional.empty());
        }

        /** The same with something for the staff. */
        public Tender withTip(Money forStaff) {
            return new Tender(kind, amount, Optional.of(forStaff), number);
        }

        /** The same, taken off what stands behind a number. */
        public Tender off(String itsNumber) {
            return new Tender(kind, amount, tip, Optional.of(itsNumber));
        }
    }

    /**
     * A part that is paid. What becomes a {@link org.evertill.domain.Payment} of the same identifier when the basket is completed.
     *
     * @param kind the tender's identifier
     * @param state whether it counts
     * @param amount what of the basket it pays
     * @param given what was handed over, in its own currency
     * @param change what came back of it
     * @param tip what of it is for the staff
     * @param value what was given, in the basket's currency
     * @param rateE9 the rate of foreign cash
     * @param notes what else is known of it
     */
    record Tendered(
            String id,
            String kind,
            State state,
            Money amount,
            Money given,
            Money change,
            Money tip,
            Money value,
            Optional<Long> rateE9,
            Notes notes) {

        /** The same part in another state. */
        public Tendered with(State newState) {
            return new Tendered(id, kind, newState, amount, given, change, tip, value, rateE9, notes);
        }

        /** The same part, of which more is known. */
        public Tendered with(Notes newNotes) {
            return new Tendered(id, kind, state, amount, given, change, tip, value, rateE9, newNotes);
        }
    }

    /** How it is with a part. */
    enum State {
        /** It counts. */
        PAID,
        /** Somebody was asked for it, and nobody knows yet what came of it. */
        PENDING,
        /** It was taken back, and whoever took it has not undone it yet. */
        REVERSING
    }

    /** A part that somebody has to settle. */
    record Unsettled(
            String id,
            String basketId,
            String kind,
            String provider,
            State state,
            Money amount,
            Instant at,
            String staffId) {}

    /**
     * What is known of a part beside its amounts.
     *
     * @param reference what a terminal calls it, or the number that it was taken off
     * @param details which card
     * @param originalId the payment that it gives back
     * @param storedId what it was taken off
     * @param balance what was left there
     */
    record Notes(
            Optional<String> reference,
            Optional<String> details,
            Optional<String> originalId,
            Optional<String> storedId,
            Optional<Money> balance) {

        /** Nothing. */
        public static final Notes NONE =
                new Notes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** The same, of what gives a payment back. */
        public Notes of(String originalPaymentId) {
            return new Notes(reference, details, Optional.of(originalPaymentId), storedId, balance);
        }
    }

    /**
     * How far a basket is paid.
     *
     * @param tendered the parts, in their order
     * @param due what is left
     * @param dueInCash what is left when it is paid in cash, to the smallest coin
     * @param receipt of the completed sale, when nothing was left
     */
    record Standing(List<Tendered> tendered, Money due, Money dueInCash, Optional<Receipt> receipt) {

        public Standing {
            tendered = List.copyOf(tendered);
        }
    }

    /** Tenders as people expect them: cash first, then by name. */
    Comparator<TenderKind> ORDER = Comparator.<TenderKind>comparingInt(
                    kind -> kind.id().equals(TenderKind.CASH) ? 0 : 1)
            .thenComparing(TenderKind::name)
            .thenComparing(TenderKind::id);
}
