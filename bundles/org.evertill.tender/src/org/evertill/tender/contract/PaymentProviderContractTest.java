package org.evertill.tender.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.evertill.kernel.Money;
import org.evertill.tender.PaymentProvider;
import org.evertill.tender.PaymentProvider.Answer;
import org.evertill.tender.PaymentProvider.Approved;
import org.evertill.tender.PaymentProvider.Authorisation;
import org.evertill.tender.PaymentProvider.Declined;
import org.evertill.tender.PaymentProvider.Refund;
import org.evertill.tender.PaymentProvider.Reversal;
import org.evertill.tender.PaymentProvider.Unknown;
import org.junit.jupiter.api.Test;

/** What a provider has to do, on whatever stands behind it. */
public abstract class PaymentProviderContractTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    /** The provider under test. */
    protected abstract PaymentProvider provider();

    /** What moved altogether, in minor units: what was taken, with tips, less what was given back. */
    protected abstract long movedMinor();

    /** The next request is approved, declined, done without an answer, or lost on its way. */
    protected abstract void next(Fate fate);

    /** What becomes of a request. */
    public enum Fate {
        APPROVED,
        DECLINED,
        /** The money moves, the answer does not come. */
        ANSWER_LOST,
        /** It never arrives. */
        REQUEST_LOST,
        /** Whoever has to authorise it does not answer the provider, which would say yes. */
        NOT_AUTHORISED_ONLINE
    }

    @Test
    void whatIsApprovedMovesOnce() {
        next(Fate.APPROVED);
        String id = id();
        var approved = assertInstanceOf(Approved.class, authorise(id, 1_000));
        assertFalse(approved.reference().isEmpty());
        assertEquals(approved, authorise(id, 1_000));
        assertEquals(approved, provider().inquire(id));
        assertEquals(1_000, movedMinor());
    }

    @Test
    void aTipIsTakenBesideTheAmount() {
        next(Fate.APPROVED);
        var answer = provider().authorise(new Authorisation(id(), eur(1_000), eur(200)));
        assertEquals(eur(200), assertInstanceOf(Approved.class, answer).tip());
        assertEquals(1_200, movedMinor());
    }

    @Test
    void whatIsDeclinedMovesNothing() {
        next(Fate.DECLINED);
        String id = id();
        assertFalse(
                assertInstanceOf(Declined.class, authorise(id, 1_000)).reason().isEmpty());
        assertInstanceOf(Declined.class, provider().inquire(id));
        assertEquals(0, movedMinor());
    }

    /** What nobody authorises is taken up to the chain's limit, with the tip, and not beyond it. */
    @Test
    void whatCannotBeAuthorisedIsTakenUpToTheLimit() {
        next(Fate.NOT_AUTHORISED_ONLINE);
        assertInstanceOf(Declined.class, provider().authorise(limited(900, 101)));
        assertEquals(0, movedMinor());
        next(Fate.NOT_AUTHORISED_ONLINE);
        assertInstanceOf(Approved.class, provider().authorise(limited(900, 100)));
        assertEquals(1_000, movedMinor());
        next(Fate.APPROVED);
        assertInstanceOf(Approved.class, provider().authorise(limited(5_000, 0)), "it is authorised");
        assertEquals(6_000, movedMinor());
    }

    private static Authorisation limited(long minor, long tip) {
        return new Authorisation(id(), eur(minor), eur(tip), Optional.of(eur(1_000)));
    }

    /** No answer is no refusal. */
    @Test
    void anAnswerThatIsLostIsFoundByAsking() {
        next(Fate.ANSWER_LOST);
        String id = id();
        assertInstanceOf(Unknown.class, authorise(id, 1_000));
        assertInstanceOf(Approved.class, provider().inquire(id));
        assertEquals(1_000, movedMinor());
    }

    @Test
    void whatNeverArrivedNeverMovesAnything() {
        next(Fate.REQUEST_LOST);
        String id = id();
        assertInstanceOf(Unknown.class, authorise(id, 1_000));
        assertInstanceOf(Declined.class, provider().inquire(id));
        next(Fate.APPROVED);
        assertInstanceOf(Declined.class, authorise(id, 1_000), "it is closed");
        assertEquals(0, movedMinor());
    }

    @Test
    void aReversalUndoesWhateverCameOfIt() {
        next(Fate.APPROVED);
        String taken = id();
        authorise(taken, 1_000);
        assertEquals(Reversal.DONE, provider().reverse(taken));
        assertEquals(Reversal.DONE, provider().reverse(taken));
        assertInstanceOf(Declined.class, provider().inquire(taken));
        assertInstanceOf(Declined.class, authorise(taken, 1_000));
        String never = id();
        assertEquals(Reversal.DONE, provider().reverse(never));
        next(Fate.APPROVED);
        assertInstanceOf(Declined.class, authorise(never, 1_000), "it comes too late");
        assertEquals(0, movedMinor());
    }

    @Test
    void noMoreComesBackThanWasTaken() {
        next(Fate.APPROVED);
        var taken = assertInstanceOf(Approved.class, authorise(id(), 1_000));
        next(Fate.APPROVED);
        String back = id();
        assertInstanceOf(Approved.class, refund(back, 400, taken));
        assertInstanceOf(Approved.class, refund(back, 400, taken));
        assertEquals(600, movedMinor());
        next(Fate.APPROVED);
        assertInstanceOf(Declined.class, refund(id(), 601, taken));
        assertEquals(Reversal.DONE, provider().reverse(back));
        assertEquals(1_000, movedMinor());
    }

    @Test
    void cardNumbersStayAway() {
        next(Fate.APPROVED);
        var approved = assertInstanceOf(Approved.class, authorise(id(), 1_000));
        String said = approved.reference() + " " + approved.details().orElse("");
        assertTrue(said.chars().filter(Character::isDigit).count() < 19 && !said.matches(".*[0-9]{12,}.*"), said);
    }

    private Answer authorise(String id, long minor) {
        return provider().authorise(new Authorisation(id, eur(minor), eur(0)));
    }

    private Answer refund(String id, long minor, Approved original) {
        return provider().refund(new Refund(id, eur(minor), original.reference()));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
