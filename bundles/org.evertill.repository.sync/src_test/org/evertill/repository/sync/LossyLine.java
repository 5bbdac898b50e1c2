package org.evertill.repository.sync;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.evertill.kernel.Outcome;
import org.evertill.sync.RemoteRows;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.http.internal.HttpSyncTransport;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Rows;

/** The real line of a till, but it can be cut, and head office's answers to changes get lost on the way back. */
final class LossyLine implements RemoteRows, SyncTransport, AutoCloseable {

    private final HttpSyncTransport real = new HttpSyncTransport(Clock.systemUTC());
    private final Queue<String> lostWrites = new ConcurrentLinkedQueue<>();
    private final Queue<String> lostPushes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean cut;
    private volatile Runnable onLoss = () -> {};

    /** The next changes of rows are made, but what comes back is a problem of that code; one after the other. */
    void lose(String... codes) {
        lostWrites.addAll(List.of(codes));
    }

    /** The next push is taken, but its answer never comes. */
    void losePush() {
        lostPushes.add("connection.timeout");
    }

    /** What happens between the loss and its being noticed. */
    void onLoss(Runnable event) {
        onLoss = event;
    }

    /** Nothing gets through. */
    void cut() {
        cut = true;
    }

    /** All is well again. */
    void mend() {
        cut = false;
        lostWrites.clear();
        lostPushes.clear();
    }

    boolean isCut() {
        return cut;
    }

    /** How many changes of rows went over the line, repetitions counted. */
    int writes() {
        return writes.get();
    }

    /** How many answers got lost. */
    int lost() {
        return lost.get();
    }

    @Override
    public Outcome<Rows.Page> find(Line line, Rows.Find question) {
        return over(() -> real.find(line, question));
    }

    @Override
    public Outcome<Rows.Page> select(Line line, Rows.Select question) {
        return over(() -> real.select(line, question));
    }

    @Override
    public Outcome<Rows.Total> count(Line line, Rows.Count question) {
        return over(() -> real.count(line, question));
    }

    @Override
    public Outcome<Rows.Entry> write(Line line, Rows.Write request) {
        return over(() -> {
            writes.incrementAndGet();
            return lossy(lostWrites, real.write(line, request));
        });
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
        return over(() -> real.enrol(headOffice, serverLetters, request));
    }

    @Override
    public Outcome<Boolean> probe(Line line) {
        return over(() -> real.probe(line));
    }

    @Override
    public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
        return over(() -> real.hello(line, request));
    }

    @Override
    public Outcome<Push.Answer> push(Line line, Push.Request request) {
        return over(() -> lossy(lostPushes, real.push(line, request)));
    }

    @Override
    public Outcome<Digest.Answer> digest(Line line, Digest.Question question) {
        return over(() -> real.digest(line, question));
    }

    @Override
    public Outcome<Digest.Page> digestRows(Line line, Digest.Fetch fetch) {
        return over(() -> real.digestRows(line, fetch));
    }

    @Override
    public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
        return over(() -> real.pull(line, request));
    }

    @Override
    public void close() {
        real.close();
    }

    private <A> Outcome<A> over(Supplier<Outcome<A>> exchange) {
        return cut ? Outcome.failed("connection.refused", "The line is cut.") : exchange.get();
    }

    private <A> Outcome<A> lossy(Queue<String> losses, Outcome<A> answer) {
        var code = losses.poll();
        if (code == null) {
            return answer;
        }
        lost.incrementAndGet();
        onLoss.run();
        return Outcome.failed(code, "The answer was lost.");
    }
}
