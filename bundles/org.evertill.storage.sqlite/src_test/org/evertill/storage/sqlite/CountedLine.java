package org.evertill.storage.sqlite;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.http.internal.HttpSyncTransport;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Salvage;

/** The real line to head office, which counts its requests and can be cut on the way back. */
final class CountedLine implements SyncTransport, AutoCloseable {

    private final HttpSyncTransport real = new HttpSyncTransport(Clock.systemUTC());
    private final AtomicInteger hellos = new AtomicInteger();
    private final AtomicInteger pushes = new AtomicInteger();
    private final AtomicInteger pulls = new AtomicInteger();
    private volatile boolean cut;
    private volatile Lost lost = Lost.NOTHING;

    /** What does not come back. */
    enum Lost {
        NOTHING,
        HELLO_ANSWERS,
        PUSH_ANSWERS,
        PULL_ANSWERS,
        SALVAGE_ANSWERS
    }

    /** From now on head office does what it is asked to, and nobody hears of it. */
    void lose(Lost answers) {
        lost = answers;
    }

    private <A> Outcome<A> back(Lost kind, Outcome<A> answer) {
        return lost == kind ? Outcome.failed("connection.interrupted", "The answer was lost.") : answer;
    }

    /** From now on nothing comes down. */
    void cutPulls() {
        cut = true;
    }

    /** All is well again. */
    void mend() {
        cut = false;
    }

    /** How many requests there were of each kind since it was asked last. */
    Requests requests() {
        return new Requests(hellos.getAndSet(0), pushes.getAndSet(0), pulls.getAndSet(0));
    }

    /** Requests of each kind. */
    record Requests(int hellos, int pushes, int pulls) {}

    @Override
    public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
        return real.enrol(headOffice, serverLetters, request);
    }

    @Override
    public Outcome<Boolean> probe(Line line) {
        return real.probe(line);
    }

    @Override
    public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
        hellos.incrementAndGet();
        return back(Lost.HELLO_ANSWERS, real.hello(line, request));
    }

    @Override
    public Outcome<Push.Answer> push(Line line, Push.Request request) {
        pushes.incrementAndGet();
        return back(Lost.PUSH_ANSWERS, real.push(line, request));
    }

    @Override
    public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
        pulls.incrementAndGet();
        return cut
                ? Outcome.failed("connection.refused", "The line is cut.")
                : back(Lost.PULL_ANSWERS, real.pull(line, request));
    }

    @Override
    public Outcome<Digest.Answer> digest(Line line, Digest.Question question) {
        return real.digest(line, question);
    }

    @Override
    public Outcome<Salvage.Answer> salvage(Line line, Salvage.Offer offer) {
        return back(Lost.SALVAGE_ANSWERS, real.salvage(line, offer));
    }

    @Override
    public Outcome<Digest.Page> digestRows(Line line, Digest.Fetch fetch) {
        return real.digestRows(line, fetch);
    }

    @Override
    public void close() {
        real.close();
    }
}
