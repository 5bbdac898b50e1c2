package org.evertill.app.bench.internal;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.evertill.kernel.Outcome;
import org.evertill.sync.PullTarget;
import org.evertill.sync.RowComparison;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Salvage;

/** Hands everything on, and calls when a push was answered and when a cut was applied. Any thread. */
final class Watch implements SyncTransport, PullTarget {

    private final SyncTransport transport;
    private final PullTarget target;
    private volatile Runnable onPushed = () -> {};
    private volatile Runnable onApplied = () -> {};

    Watch(SyncTransport transport, PullTarget target) {
        this.transport = transport;
        this.target = target;
    }

    void onPushed(Runnable call) {
        onPushed = call;
    }

    void onApplied(Runnable call) {
        onApplied = call;
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
        return transport.enrol(headOffice, serverLetters, request);
    }

    @Override
    public Outcome<Boolean> probe(Line line) {
        return transport.probe(line);
    }

    @Override
    public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
        return transport.hello(line, request);
    }

    @Override
    public Outcome<Push.Answer> push(Line line, Push.Request request) {
        return beginPush(line, request).await();
    }

    @Override
    public Pending<Push.Answer> beginPush(Line line, Push.Request request) {
        var pending = transport.beginPush(line, request);
        return () -> {
            var answer = pending.await();
            onPushed.run();
            return answer;
        };
    }

    @Override
    public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
        return transport.pull(line, request);
    }

    @Override
    public Outcome<Digest.Answer> digest(Line line, Digest.Question question) {
        return transport.digest(line, question);
    }

    @Override
    public Outcome<Salvage.Answer> salvage(Line line, Salvage.Offer offer) {
        return transport.salvage(line, offer);
    }

    @Override
    public Outcome<Digest.Page> digestRows(Line line, Digest.Fetch fetch) {
        return transport.digestRows(line, fetch);
    }

    @Override
    public RowComparison comparison() {
        return target.comparison();
    }

    @Override
    public SortedMap<String, Long> cursors() {
        return target.cursors();
    }

    @Override
    public void stage(Pull.Answer page) {
        target.stage(page);
    }

    @Override
    public long apply(long ackedSeq) {
        long applied = target.apply(ackedSeq);
        onApplied.run();
        return applied;
    }

    @Override
    public void adopt(int epoch) {
        target.adopt(epoch);
    }

    @Override
    public int epoch() {
        return target.epoch();
    }

    @Override
    public Optional<Instant> appliedAt() {
        return target.appliedAt();
    }
}
