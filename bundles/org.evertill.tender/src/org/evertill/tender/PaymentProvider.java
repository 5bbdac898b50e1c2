package org.evertill.tender;

import java.util.Optional;
import org.evertill.kernel.Money;

/**
 * Takes a tender that the till cannot take by itself: a card terminal, or a chain's own way to pay; a service. Together with a {@link TenderKind} that names it,
 * it is all that a new tender needs. The number of a card never comes this way: what a provider says of it is its brand and last digits.
 *
 * <p>Every request has an identifier that was made, and is on disk, before the request leaves. The same identifier never moves money twice. Methods are called
 * on a thread of their own, may wait for a customer, and give up by themselves ({@link #AUTHORISE_SECONDS}, {@link #ANSWER_SECONDS}); they do not throw.
 */
public interface PaymentProvider {

    /** How long a customer may take, at most. */
    int AUTHORISE_SECONDS = 120;

    /** How long anything else takes, at most. */
    int ANSWER_SECONDS = 15;

    /** What tenders name it by. */
    String name();

    /** Asks for money. Asked again under the same identifier it gives what came of it the first time. */
    Answer authorise(Authorisation request);

    /** Gives money back that was taken before; like {@link #authorise}. */
    Answer refund(Refund request);

    /**
     * What became of a request. One that never arrived is declined by that, for good: if it arrives later, it moves nothing.
     */
    Answer inquire(String id);

    /** Undoes a request, whatever became of it; one that never arrived moves nothing any more. Doing so again changes nothing. */
    Reversal reverse(String id);

    /**
     * A request for money.
     *
     * @param amount what is paid
     * @param tip what is taken beside it for the staff; a provider may ask the customer for one itself
     * @param mostOffline what it may take, with the tip, when it cannot ask whoever has to authorise it; empty where the chain leaves that to the provider
     */
    record Authorisation(String id, Money amount, Money tip, Optional<Money> mostOffline) {

        /** One for which the chain sets no limit. */
        public Authorisation(String id, Money amount, Money tip) {
            this(id, amount, tip, Optional.empty());
        }

        /** Whether it may be taken without being authorised by anybody. */
        public boolean mayBeOffline() {
            return mostOffline
                    .filter(most -> amount.plus(tip).compareTo(most) > 0)
                    .isEmpty();
        }
    }

    /**
     * A request to give back.
     *
     * @param amount positive
     * @param original what the provider called the payment that it is given back of
     */
    record Refund(String id, Money amount, String original) {}

    /** What came of a request. */
    sealed interface Answer {}

    /**
     * The money moved.
     *
     * @param reference what the provider calls it
     * @param details what it was paid with, as the customer should read it: brand and last digits
     * @param tip what was taken beside the amount
     */
    record Approved(String reference, Optional<String> details, Money tip) implements Answer {}

    /**
     * No money moved, and none will.
     *
     * @param reason for people
     */
    record Declined(String reason) implements Answer {}

    /**
     * Nobody knows: no answer came in time, or the line broke.
     *
     * @param reason for people
     */
    record Unknown(String reason) implements Answer {}

    /** What came of undoing. */
    enum Reversal {
        /** It moved no money, or the money moved back. */
        DONE,
        /** Not known; ask again. */
        UNKNOWN
    }
}
