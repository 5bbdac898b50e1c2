package org.evertill.sync.engine.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncProgress;
import org.evertill.sync.SyncReport;
import org.evertill.sync.SyncTransport;

/** Goes through rounds of a till in memory, step by step. */
record RoundDriver(MemoryTill till, SilentMonitor monitor, Clock clock, Consumer<SyncProgress> progress) {

    /** A whole round; another one when the till is another incarnation at its end. */
    Outcome<SyncReport> round(SyncTransport transport) {
        return toTheEnd(begun(transport), SyncRound.first(), transport);
    }

    /** One that leaves the greeting out. */
    Outcome<SyncReport> resumed(SyncTransport transport) {
        var round = begun(transport);
        return toTheEnd(round, round.resumed(Duration.ZERO), transport);
    }

    private SyncRound begun(SyncTransport transport) {
        var identity = till.identity().orElseThrow();
        var exchanges = new Exchanges(transport, monitor, clock, identity);
        return new SyncRound(identity, "0.1.0", till, till, exchanges, new Pace(), clock, progress);
    }

    private Outcome<SyncReport> toTheEnd(SyncRound round, Step first, SyncTransport transport) {
        var step = first;
        for (int steps = 0; steps < 10_000; steps++) {
            if (step instanceof Step.Ended(var outcome)) {
                return outcome;
            }
            if (step instanceof Step.Reborn) {
                return round(transport);
            }
            step = round.advance(step);
        }
        throw new AssertionError("the round does not end");
    }
}
