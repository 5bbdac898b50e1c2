package org.evertill.sync.engine.internal;

import java.time.Clock;
import java.time.Duration;
import org.evertill.kernel.Outcome;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.PullTarget;
import org.evertill.sync.engine.internal.Exchanges.Timed;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HELLO: who this till is, and what head office has and lacks of its log. Used by one thread. */
final class Greeting {

    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    private final TillIdentity identity;
    private final String appVersion;
    private final ChangeTracker tracker;
    private final PullTarget target;
    private final Exchanges exchanges;
    private final Clock clock;

    Greeting(
            TillIdentity identity,
            String appVersion,
            ChangeTracker tracker,
            PullTarget target,
            Exchanges exchanges,
            Clock clock) {
        this.identity = identity;
        this.appVersion = appVersion;
        this.tracker = tracker;
        this.target = target;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param from the first operation that is sent
     * @param until the newest one in the log
     * @param lacking how many of them head office does not have
     * @param parted whether head office has something else, or more, of this till: what is sent shows where the logs part
     */
    record Answered(long from, long until, long lacking, boolean parted, Duration skew) {}

    Outcome<Answered> exchange() {
        var branches = tracker.branches();
        if (branches.size() > Limits.MAX_BRANCHES) {
            return Outcome.failed(Refusals.tooManyBranches());
        }
        var head = tracker.head();
        var pending = Math.max(0, head.lastSeq() - tracker.acknowledgedSeq());
        var request = new Hello.Request(
                identity.replica(),
                identity.incarnation(),
                appVersion,
                head.lastSeq(),
                head.lastHash(),
                clock.instant(),
                pending,
                branches,
                target.epoch());
        var answer = exchanges.hello(request);
        return answer.outcome().then(hello -> answered(head, hello, skew(hello, answer)));
    }

    private Outcome<Answered> answered(ChangeTracker.LogHead head, Hello.Answer hello, Duration skew) {
        if (hello.protocol() != Limits.PROTOCOL) {
            return Outcome.failed(Refusals.protocol(hello.protocol()));
        }
        tracker.clockIsAhead(skew);
        tracker.letIn();
        if (!hello.serverKeys().isEmpty() && !hello.serverKeys().equals(identity.serverKeys())) {
            LOG.info("head office is known by {} keys now", hello.serverKeys().size());
            tracker.headOfficeIsKnownBy(hello.serverKeys());
        }
        if (skew.abs().compareTo(Hello.NOTABLE_SKEW) > 0) {
            LOG.warn("this till's clock is {} s ahead of head office's", skew.toSeconds());
        }
        if (hello.lastSeq() < tracker.compactedSeq()) {
            return Outcome.failed(Refusals.behind(tracker.compactedSeq(), hello.lastSeq()));
        }
        if (target.epoch() != hello.epoch()) {
            LOG.info("head office's epoch is {} now", hello.epoch());
            // In this order: a till that knows the epoch answers for what it takes for safe in it.
            tracker.lost(hello.lastSeq());
            target.adopt(hello.epoch());
        }
        // From the last one this till knows to be safe, not from the last one head office has: head office takes no
        // operation twice, and a repeated one brings the remarks of an answer that was lost.
        long from = Math.min(tracker.acknowledgedSeq(), hello.lastSeq()) + 1;
        long lacking = Math.max(0, head.lastSeq() - hello.lastSeq());
        boolean parted = hello.lastSeq() > head.lastSeq() || !tracker.has(hello.lastSeq(), hello.lastHash());
        return Outcome.ok(new Answered(from, head.lastSeq(), lacking, parted, skew));
    }

    private static Duration skew(Hello.Answer hello, Timed<Hello.Answer> exchange) {
        return Duration.between(
                hello.clock(), exchange.sent().plus(exchange.took().dividedBy(2)));
    }
}
