package org.evertill.app.till.cli;

import org.evertill.checkout.Checkout;
import org.evertill.checkout.TenderDesk;
import org.evertill.domain.Approval;

/** What a typed sale works with: goods on the one side, money on the other. */
record Selling(Checkout checkout, TenderDesk tenders) {

    /** The same with what somebody allowed. */
    Selling with(Approval approval) {
        return new Selling(checkout.with(approval), tenders.with(approval));
    }
}
