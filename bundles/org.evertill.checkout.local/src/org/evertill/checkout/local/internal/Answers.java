package org.evertill.checkout.local.internal;

import org.evertill.checkout.Checkout;
import org.evertill.domain.Payment;
import org.evertill.tender.PaymentProvider.Answer;
import org.evertill.tender.PaymentProvider.Approved;
import org.evertill.tender.PaymentProvider.Unknown;

/** What a provider says, as it can be kept: money that has moved must not be lost because of a text that nobody can store. */
final class Answers {

    private Answers() {}

    static Answer sound(Answer answer) {
        if (!(answer instanceof Approved approved)) {
            return answer;
        }
        if (approved.tip().minor() > Checkout.MAX_LINE_TOTAL_MINOR) {
            return new Unknown("the answer tells a tip of " + approved.tip() + ".");
        }
        return new Approved(text(approved.reference()), approved.details().map(Answers::text), approved.tip());
    }

    /** Without what is no character, and cut to what a payment keeps. */
    static String text(String said) {
        var kept = new StringBuilder();
        said.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
                .takeWhile(point -> kept.length() + Character.charCount(point) <= Payment.MAX_REFERENCE_CHARS)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
