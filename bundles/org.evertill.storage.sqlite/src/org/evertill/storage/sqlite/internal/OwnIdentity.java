package org.evertill.storage.sqlite.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.ServerKey;

/** What this till is, and whatever changes it. Any thread. */
final class OwnIdentity {

    private static final Problem ENROLLED = Problem.of(
            "till.enrolled", "This till has been enrolled already. Use another data directory for another till.");

    private static final Problem TRAINING = Problem.of(
            "training.no-head-office",
            "People practise in this database; it belongs to no head office, and nothing is exchanged. Start without --training for that.");

    private final Writer writer;
    private final Witness witness;
    private final Clock clock;
    private volatile Optional<TillIdentity> present;

    OwnIdentity(Writer writer, Witness witness, Clock clock) {
        this.writer = writer;
        this.witness = witness;
        this.clock = clock;
        this.present = writer.transaction(session -> {
            Identities.keyed(session, writer.guard());
            return Identities.read(session);
        });
    }

    /** Empty until the till has been enrolled. */
    Optional<TillIdentity> get() {
        return present;
    }

    /** As head office answered: a new till, or the same one with another key. */
    Outcome<TillIdentity> enrol(TillIdentity identity) {
        try {
            var enrolled = writer.transaction(session -> {
                writer.guard().open();
                var before = Identities.read(session);
                if (before.isEmpty()) {
                    begin(session, identity);
                } else if (before.get().isTraining()) {
                    throw new ProblemException(TRAINING);
                } else if (before.get().replica().equals(identity.replica())) {
                    Identities.know(session, identity);
                } else {
                    throw new ProblemException(ENROLLED);
                }
                return Identities.read(session).orElseThrow();
            });
            present = Optional.of(enrolled);
            return Outcome.ok(enrolled);
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    private void begin(Session session, TillIdentity identity) {
        Identities.write(session, identity);
        var start = new LogPosition(0, HashChain.genesis(identity.replica()), Hlc.ZERO);
        start.write(session);
        Branches.first(session, identity, clock.instant());
        RestoreCheck.witnessed(session);
        witness.prepare(start.mark(identity.incarnation()));
    }

    /** As another incarnation, behind an operation of the log. */
    void goOnBehind(long seq) {
        present = writer.transaction(session -> {
            writer.guard().open();
            String hash = LogTracker.hash(session, seq).orElseThrow();
            Branches.goOn(session, seq, hash, new SecureRandom(), clock.instant());
            var now = Identities.read(session);
            witness.prepare(LogPosition.read(session).mark(now.orElseThrow().incarnation()));
            return now;
        });
    }

    /** Head office has told by which keys it is known from now on. */
    void headOfficeIsKnownBy(List<ServerKey> keys) {
        present = writer.transaction(session -> {
            writer.guard().open();
            Identities.headOfficeIsKnownBy(session, keys);
            return Identities.read(session);
        });
    }
}
