package org.evertill.checkout.local.internal;

import java.util.Optional;
import org.evertill.tender.PaymentProvider;

/** Stands for every provider in training: it says yes at once, and nothing moves, for nobody is asked. */
record PractisedPayments(String name) implements PaymentProvider {

    private static final Optional<String> DETAILS = Optional.of("TRAINING");

    @Override
    public Answer authorise(Authorisation request) {
        return new Approved("training", DETAILS, request.tip());
    }

    @Override
    public Answer refund(Refund request) {
        return new Approved("training", DETAILS, request.amount().minus(request.amount()));
    }

    @Override
    public Answer inquire(String id) {
        return new Declined("This is training, and nothing was taken.");
    }

    @Override
    public Reversal reverse(String id) {
        return Reversal.DONE;
    }
}
