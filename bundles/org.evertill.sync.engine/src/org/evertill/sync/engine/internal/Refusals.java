package org.evertill.sync.engine.internal;

import org.evertill.kernel.Problem;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.protocol.Limits;

/** Why a round stops although head office answers. Selling goes on in every one of these cases. */
final class Refusals {

    private Refusals() {}

    static Problem notEnrolled() {
        return Problem.of(
                "sync.not-enrolled", "This till belongs to no head office yet. Enrol it with a code from head office.");
    }

    static Problem behind(long kept, long there) {
        return Problem.of(
                        "sync.head-office-behind",
                        "Head office was put back from a backup that is too old: it lacks operations of this till from "
                                + (there + 1) + " on, and the till itself has let go of those up to " + kept
                                + " because they were safe. Selling goes on, but nothing is exchanged. Have a newer "
                                + "backup of head office put back.")
                .with("kept", kept)
                .with("there", there);
    }

    static Problem protocol(int theirs) {
        return Problem.of(
                        "sync.protocol",
                        "Head office speaks version " + theirs + " of the protocol and this till version "
                                + Limits.PROTOCOL + ". Update the older of the two; selling goes on.")
                .with("theirs", theirs);
    }

    static Problem tooManyBranches() {
        return Problem.of(
                        "sync.too-many-branches",
                        "This till's database was put back or copied too often. Selling goes on, but nothing is exchanged."
                                + " Enrol the till again with a new code, in a new data directory.")
                .with("limit", Limits.MAX_BRANCHES);
    }

    static Problem nonsense(String what) {
        return Problem.of(
                "sync.contradiction",
                "Head office's answer contradicts itself: " + what + ". Report it; selling goes on and it is tried "
                        + "again by itself.");
    }

    static Problem busy() {
        return Problem.of(
                "sync.busy", "A round of synchronisation has been under way for minutes. Try again when it is done.");
    }

    static Problem stopped() {
        return Problem.of(
                SyncEngine.STOPPED, "Synchronisation was stopped in the middle; the next start goes on there.");
    }

    static Problem internal(String what) {
        return Problem.of(
                "sync.internal",
                "Synchronisation stopped at a fault of its own (" + what
                        + "). Selling goes on and it is tried again by itself; report it with the till's log.");
    }
}
