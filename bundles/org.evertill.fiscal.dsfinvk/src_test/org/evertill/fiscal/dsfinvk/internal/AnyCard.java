package org.evertill.fiscal.dsfinvk.internal;

import java.util.Optional;
import org.evertill.kernel.Money;
import org.evertill.tender.PaymentProvider;

/** Takes every card. */
final class AnyCard implements PaymentProvider {

    @Override
    public String name() {
        return "any";
    }

    @Override
    public Answer authorise(Authorisation request) {
        return new Approved("ref-" + request.id(), Optional.of("ANY 1111"), request.tip());
    }

    @Override
    public Answer refund(Refund request) {
        return new Approved(
                "ref-" + request.id(),
                Optional.of("ANY 1111"),
                Money.zero(request.amount().currency()));
    }

    @Override
    public Answer inquire(String id) {
        return new Declined("never heard of");
    }

    @Override
    public Reversal reverse(String id) {
        return Reversal.DONE;
    }
}
