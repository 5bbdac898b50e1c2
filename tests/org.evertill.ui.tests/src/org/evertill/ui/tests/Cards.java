package org.evertill.ui.tests;

import java.util.Optional;
import org.evertill.kernel.Money;
import org.evertill.tender.PaymentProvider;

/** A terminal that answers as the test says. Set on the test's thread, asked on the till's. */
final class Cards implements PaymentProvider {

    static final String NAME = "window-test";

    /** What the next request comes to. */
    volatile Mood mood = Mood.APPROVES;

    enum Mood {
        APPROVES,
        DECLINES,
        /** Takes the money and says nothing until it approves again. */
        SILENT
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer authorise(Authorisation request) {
        return answer(request.tip());
    }

    @Override
    public Answer refund(Refund request) {
        return answer(Money.zero(request.amount().currency()));
    }

    @Override
    public Answer inquire(String id) {
        return answer(Shop.euros(0));
    }

    @Override
    public Reversal reverse(String id) {
        return Reversal.DONE;
    }

    private Answer answer(Money tip) {
        return switch (mood) {
            case APPROVES -> new Approved("ref", Optional.of("Visa 1234"), tip);
            case DECLINES -> new Declined("The card is blocked.");
            case SILENT -> new Unknown("No answer.");
        };
    }
}
