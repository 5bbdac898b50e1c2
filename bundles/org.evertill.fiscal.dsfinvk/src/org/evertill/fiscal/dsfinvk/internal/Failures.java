package org.evertill.fiscal.dsfinvk.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evertill.fiscal.FiscalSignature;

/** What went wrong with the signature of something. */
record Failures(Facts facts) {

    /** Signed so much later is signed after an outage. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** In words; empty for nothing, and for a register that had no device then. */
    String of(Optional<FiscalSignature> signature, String storeId, String registerId, Instant at) {
        if (signature.isEmpty()) {
            return facts.hadDevice(storeId, registerId, at) ? "Sicherheitseinrichtung ausgefallen" : "";
        }
        var signedAt = signature.get().signedAt();
        return Duration.between(at, signedAt).compareTo(LATE) > 0
                ? "Nachträglich signiert " + Closing.moment(signedAt)
                : "";
    }
}
