package org.evertill.fiscal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.kernel.Outcome;

/** What people do with the fiscal device of a till; a service. Any thread but the UI's. */
public interface FiscalDesk {

    /** How it stands. */
    Status status();

    /** The devices that there are. */
    List<String> devices();

    /**
     * Chooses a device, for what is sold from now on and what waits. Needs {@code CONFIGURE}, and uses up what allowed it only when it is
     * done. Problems: {@code fiscal.unknown-device}, {@code fiscal.waiting} for none while something waits, {@code till.not-enrolled}.
     */
    Outcome<Status> use(Choice choice);

    /** Signs what waits, in order, until the device is out of order. Gives how it stands then. Problem: {@code fiscal.no-device}. */
    Outcome<Status> sign();

    /** Looks at all that the device has signed. Problems: {@code fiscal.no-device}, {@code fiscal.damaged}. */
    Outcome<Long> verify();

    /** Writes all that the device has signed. Problems: {@code fiscal.no-device}, {@code fiscal.damaged}, {@code fiscal.no-export}. */
    Outcome<List<Path>> export(Path directory);

    /**
     * Which device is to be used.
     *
     * @param staffId who chooses
     * @param approval what somebody else allowed
     * @param device by its name; empty for none
     */
    record Choice(String staffId, Optional<Approval> approval, Optional<String> device) {}

    /**
     * How signing stands.
     *
     * @param device that is used; empty for none
     * @param waiting how many documents are not signed yet
     * @param outage since when and why the device does not sign
     */
    record Status(Optional<String> device, long waiting, Optional<Outage> outage) {}

    /** That a device does not sign. */
    record Outage(Instant since, String reason) {}
}
