package org.evertill.sync.engine.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.PullTarget;
import org.evertill.sync.SyncProgress;
import org.evertill.sync.SyncReport;
import org.evertill.sync.engine.internal.Step.ApplyCut;
import org.evertill.sync.engine.internal.Step.Compare;
import org.evertill.sync.engine.internal.Step.Ended;
import org.evertill.sync.engine.internal.Step.Fetch;
import org.evertill.sync.engine.internal.Step.Greet;
import org.evertill.sync.engine.internal.Step.Reborn;
import org.evertill.sync.engine.internal.Step.SendFrom;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round as a state machine without threads: each {@link #advance} makes one exchange with head office and notes
 * durably what came of it, so a round may be given up between any two of them, or in the middle of one, and the next
 * round goes on where the log and the cursors stand.
 */
final class SyncRound {

    private static final Logger LOG = LoggerFactory.getLogger(SyncRound.class);

    private final TillIdentity identity;
    private final ChangeTracker tracker;
    private final PullTarget target;
    private final Exchanges exchanges;
    private final Greeting greeting;
    private final Outbox outbox;
    private final Comparing comparing;
    private final Pace pace;
    private final Clock clock;
    private final Consumer<SyncProgress> listener;
    private final Instant began;
    private final Repeats repeats = new Repeats();

    private SyncProgress progress = new SyncProgress(SyncProgress.Phase.HELLO, 0, 0, 0);
    private Duration skew = Duration.ZERO;
    private boolean parted;

    SyncRound(
            TillIdentity identity,
            String appVersion,
            ChangeTracker tracker,
            PullTarget target,
            Exchanges exchanges,
            Pace pace,
            Clock clock,
            Consumer<SyncProgress> listener) {
        this.identity = identity;
        this.tracker = tracker;
        this.target = target;
        this.exchanges = exchanges;
        this.greeting = new Greeting(identity, appVersion, tracker, target, exchanges, clock);
        this.outbox = new Outbox(identity, tracker, exchanges, pace);
        this.comparing = new Comparing(identity, target.comparison(), exchanges);
        this.pace = pace;
        this.clock = clock;
        this.listener = listener;
        this.began = clock.instant();
    }

    /** Where a round begins. */
    static Step first() {
        return new Greet();
    }

    /**
     * Where a round begins that leaves the greeting out, because one ended well a moment ago: PUSH and PULL prove who and
     * where both sides are by themselves.
     *
     * @param lastSkew what the last greeting measured
     */
    Step resumed(Duration lastSkew) {
        skew = lastSkew;
        long last = tracker.head().lastSeq();
        long acked = tracker.acknowledgedSeq();
        progress = new SyncProgress(SyncProgress.Phase.PUSH, 0, Math.max(0, last - acked), 0);
        return new SendFrom(acked + 1, last);
    }

    /** Does one step and says what comes next. */
    Step advance(Step step) {
        return switch (step) {
            case Greet greet -> greet();
            case SendFrom send -> send(send.seq(), send.until());
            case Fetch fetch -> fetch();
            case ApplyCut apply -> apply(apply.ackedSeq());
            case Compare compare -> compare();
            case Reborn reborn -> reborn;
            case Ended ended -> ended;
        };
    }

    private Step greet() {
        tell(progress);
        return switch (greeting.exchange()) {
            case Outcome.Failed<Greeting.Answered>(var problem) -> failed(problem);
            case Outcome.Ok<Greeting.Answered>(var answered) -> {
                skew = answered.skew();
                parted = answered.parted();
                progress = new SyncProgress(SyncProgress.Phase.PUSH, 0, answered.lacking(), 0);
                yield new SendFrom(answered.from(), answered.until());
            }
        };
    }

    private Step send(long seq, long until) {
        if (seq > until) {
            if (parted) {
                return goOnBehind(until);
            }
            progress = new SyncProgress(SyncProgress.Phase.PULL, progress.pushed(), progress.toPush(), 0);
            return new Fetch();
        }
        tell(progress);
        var answered = outbox.send(seq, until);
        return switch (answered.outcome()) {
            case Outcome.Failed<Push.Answer>(var problem) -> failed(problem);
            case Outcome.Ok<Push.Answer>(var push) -> sent(answered.request(), push, answered.took(), until);
        };
    }

    private Step sent(Push.Request request, Push.Answer answer, Duration took, long until) {
        return switch (answer) {
            case Push.Accepted accepted -> accepted(request, accepted, took, until);
            case Push.Rewind rewind -> rewound(rewind, until);
            case Push.Fork fork -> goOnBehind(fork.seq() - 1);
        };
    }

    private Step accepted(Push.Request request, Push.Accepted accepted, Duration took, long until) {
        int count = request.operations().size();
        long sentTo = request.fromSeq() + count - 1;
        if (accepted.lastSeq() < sentTo) {
            return failed(Refusals.nonsense("it accepted operations but has fewer"));
        }
        // Not all that head office has: what lies beyond this request may bring remarks of its own when it is repeated.
        tracker.acknowledged(sentTo, accepted.remarks());
        pace.pushed(count, took);
        long fresh = Math.max(0, count - accepted.duplicates());
        long pushed = progress.pushed() + fresh;
        long toPush = Math.max(pushed, progress.toPush());
        progress = new SyncProgress(SyncProgress.Phase.PUSH, pushed, toPush, progress.pulled());
        return new SendFrom(sentTo + 1, until);
    }

    private Step rewound(Push.Rewind rewind, long until) {
        if (repeats.isTooOften(Repeats.What.REWIND)) {
            return failed(Refusals.nonsense("it asks for older operations again and again"));
        }
        if (rewind.lastSeq() < tracker.compactedSeq()) {
            return failed(Refusals.behind(tracker.compactedSeq(), rewind.lastSeq()));
        }
        if (tracker.has(rewind.lastSeq(), rewind.lastHash())) {
            if (rewind.lastSeq() < tracker.acknowledgedSeq()) {
                // It has lost something: it is told so, and what else it lacks is sent before anything is fetched.
                stop();
                return new Greet();
            }
            return new SendFrom(rewind.lastSeq() + 1, until);
        }
        parted = true;
        return new SendFrom(Math.max(1, Math.min(tracker.acknowledgedSeq(), rewind.lastSeq())), until);
    }

    /** Up to an operation head office has the same as this till, and behind it others of another life. */
    private Step goOnBehind(long seq) {
        if (seq < tracker.compactedSeq()) {
            return failed(Refusals.behind(tracker.compactedSeq(), seq));
        }
        LOG.warn("head office has other operations of this till behind {}: it goes on as another incarnation", seq);
        stop();
        tracker.goOnBehind(seq);
        return new Reborn();
    }

    private Step fetch() {
        tell(progress);
        var request = new Pull.Request(
                identity.replica(),
                identity.incarnation(),
                target.cursors(),
                Optional.of(target.loads()),
                pace.pullRows());
        var answer = exchanges.pull(request);
        return switch (answer.outcome()) {
            case Outcome.Failed<Pull.Answer>(var problem) -> notFetched(problem);
            case Outcome.Ok<Pull.Answer>(var page) -> fetched(page, answer.took());
        };
    }

    /** A page that was spoilt on the way is asked for again: nothing of it is staged, so the cursors are as before. */
    private Step notFetched(Problem problem) {
        boolean again = problem.code().equals("sync.bad-page") && !repeats.isTooOften(Repeats.What.BAD_PAGE);
        return again ? new Fetch() : failed(problem);
    }

    private Step fetched(Pull.Answer page, Duration took) {
        repeats.forget(Repeats.What.BAD_PAGE);
        if (page.epoch() != target.epoch()) {
            return repeats.isTooOften(Repeats.What.EPOCH_CHANGE)
                    ? failed(Refusals.nonsense("its epoch changes again and again"))
                    // What it lacks now is sent before the first cut of its new epoch, not a round later.
                    : new Greet();
        }
        if (page.ackedSeq() > tracker.acknowledgedSeq()) {
            // A copy of this till sends under its name: what is pending here would count as part of a cut that holds
            // what the copy sent. The greeting shows where the two part.
            return repeats.isTooOften(Repeats.What.MORE_THAN_SENT)
                    ? failed(Refusals.nonsense("it has more of this till than the till has sent"))
                    : new Greet();
        }
        if (!page.reloads().isEmpty() && repeats.isTooOften(Repeats.What.RELOAD)) {
            return failed(Refusals.nonsense("it has scopes loaded from nothing again and again"));
        }
        // A page may be empty when head office has lost the bundle of its rows' table; the cursors pass them all the
        // same.
        if (page.more() && page.entries().isEmpty() && !movesOn(page)) {
            return failed(Refusals.nonsense("it sent an empty page and says there is more"));
        }
        target.stage(page);
        pace.pulled(page.entries().size(), took);
        long pulled = progress.pulled() + page.entries().size();
        progress = new SyncProgress(SyncProgress.Phase.PULL, progress.pushed(), progress.toPush(), pulled);
        return page.more() ? new Fetch() : new ApplyCut(page.ackedSeq());
    }

    private boolean movesOn(Pull.Answer page) {
        var before = target.cursors();
        return page.cursors().entrySet().stream()
                .anyMatch(cursor -> cursor.getValue() > before.getOrDefault(cursor.getKey(), 0L));
    }

    private Step apply(long ackedSeq) {
        progress = new SyncProgress(SyncProgress.Phase.APPLY, progress.pushed(), progress.toPush(), progress.pulled());
        tell(progress);
        target.apply(ackedSeq);
        return new Compare();
    }

    private Step compare() {
        if (repeats.isTooOften(Repeats.What.COMPARISON)) {
            // What differs still is looked into in the next round; this one has done its work.
            return ended();
        }
        return switch (comparing.advance()) {
            case DONE -> ended();
            case GO_ON -> new Compare();
            case FETCH -> new Fetch();
        };
    }

    /** Ends a round before it fetches: what was pushed stays pending until a later round brings a cut that holds it. */
    Step leftOff() {
        return ended();
    }

    /** Ends a round in which the till was told again and again that it is another one. */
    Step contradiction() {
        return failed(Refusals.nonsense("it has ever other operations of this till"));
    }

    /** Gives the round up between two steps: no exchange goes on without it. */
    void stop() {
        outbox.close();
    }

    private Step ended() {
        var took = Duration.between(began, clock.instant());
        var report = new SyncReport(progress.pushed(), progress.pulled(), took, skew);
        progress = new SyncProgress(SyncProgress.Phase.DONE, progress.pushed(), progress.toPush(), progress.pulled());
        tell(progress);
        return new Ended(Outcome.ok(report));
    }

    private Step failed(Problem problem) {
        pace.failed(problem);
        stop();
        return new Ended(Outcome.failed(problem));
    }

    private void tell(SyncProgress now) {
        listener.accept(now);
    }
}
