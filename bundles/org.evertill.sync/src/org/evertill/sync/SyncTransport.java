package org.evertill.sync;

import java.net.URI;
import java.util.List;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Salvage;
import org.evertill.sync.protocol.ServerKey;

/**
 * Carries the messages to head office; a service. Blocks until the answer or the time limit. Problems that pass by
 * themselves have a code that begins with {@code connection.}; others are head office's refusals.
 */
public interface SyncTransport {

    /**
     * Asks head office for an identity.
     *
     * @param serverLetters what head office is known by, see {@link Enrolment.Code}
     */
    Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request);

    /** Whether head office answers at all; cheap. */
    Outcome<Boolean> probe(Line line);

    Outcome<Hello.Answer> hello(Line line, Hello.Request request);

    Outcome<Push.Answer> push(Line line, Push.Request request);

    /**
     * The same without waiting for the answer, so that the next batch can be on its way meanwhile. It does no harm when one
     * overtakes another: head office takes operations in their order only, and says so.
     */
    default Pending<Push.Answer> beginPush(Line line, Push.Request request) {
        var answer = push(line, request);
        return () -> answer;
    }

    /** Hands in what a till sells that was shut out: it is kept apart at head office until a person decides. */
    default Outcome<Push.Answer> handIn(Line line, Apart.Request request) {
        return Outcome.failed("sync.protocol", "Head office keeps nothing apart. Update it; selling goes on.");
    }

    Outcome<Pull.Answer> pull(Line line, Pull.Request request);

    /** Which rows of a scope differ. */
    default Outcome<Digest.Answer> digest(Line line, Digest.Question question) {
        return Outcome.failed(NO_DIGESTS);
    }

    /** Those rows as head office has them. */
    default Outcome<Digest.Page> digestRows(Line line, Digest.Fetch fetch) {
        return Outcome.failed(NO_DIGESTS);
    }

    /** Offers facts that head office has lost. */
    default Outcome<Salvage.Answer> salvage(Line line, Salvage.Offer offer) {
        return Outcome.failed(NO_DIGESTS);
    }

    /** Of a line that does not carry them. */
    Problem NO_DIGESTS =
            Problem.of("sync.protocol", "Head office does not compare digests. Update it; selling goes on.");

    /** An answer that is on its way. */
    @FunctionalInterface
    interface Pending<A> {
        /** Blocks until the answer or the time limit, which began with the request; the same whenever it is asked. */
        Outcome<A> await();
    }

    /**
     * Whom to talk to, as whom.
     *
     * @param key with which the till shows who it is
     * @param serverKeys by which it knows head office
     */
    record Line(URI headOffice, String replica, DeviceKey key, List<ServerKey> serverKeys) {

        public Line {
            serverKeys = List.copyOf(serverKeys);
        }

        public static Line of(TillIdentity till) {
            return new Line(till.headOffice(), till.replica(), till.key(), till.serverKeys());
        }

        @Override
        public String toString() {
            return "Line[" + headOffice + ", " + replica + "]";
        }
    }
}
