package org.evertill.headoffice.access;

import java.time.Duration;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.kernel.Outcome;

/** Makes a one-time code for a till, and with it what a new store begins with: the chain's roles, its country's tax rates. */
public final class Enrolling {

    private Enrolling() {}

    /**
     * What was made.
     *
     * @param rates tax rates that were added; one for a country of which none are known but the zero rate
     */
    public record Made(Store store, int rates, HeadOfficeDesk.EnrolmentCode code) {}

    /** Problems: those of {@link HeadOfficeDesk#save} and {@link HeadOfficeDesk#enrolmentCode}. Any thread but a window's. */
    public static Outcome<Made> make(
            HeadOfficeDesk desk, Store store, String registerCode, Duration validFor, String userId) {
        return Roles.addMissing(desk, userId)
                .then(roles -> VatRates.addMissing(desk, store.countryCode(), userId))
                .then(rates ->
                        desk.enrolmentCode(store, registerCode, validFor).map(code -> new Made(store, rates, code)));
    }
}
