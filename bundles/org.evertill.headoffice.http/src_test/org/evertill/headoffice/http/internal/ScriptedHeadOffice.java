package org.evertill.headoffice.http.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.headoffice.ApartDoor;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.PokeFeed;
import org.evertill.headoffice.RowDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Salvage;
import org.evertill.sync.protocol.Session;

/** Knows three tills, R1 with the credential "secret", R2 with "second" and R3 with "third", and can be told to be away, broken or slow. */
final class ScriptedHeadOffice implements HeadOffice {

    final AtomicInteger authenticated = new AtomicInteger();
    final AtomicInteger pushedOperations = new AtomicInteger();
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch mayLeave = new CountDownLatch(1);
    final ScriptedPokes pokes = new ScriptedPokes();
    volatile boolean onVirtualThread;
    volatile Mood mood = Mood.WELL;

    enum Mood {
        WELL,
        DATABASE_AWAY,
        BROKEN,
        SLOW,
        NOTES_THREAD
    }

    @Override
    public Outcome<Boolean> ready() {
        return mood == Mood.DATABASE_AWAY ? Outcome.failed(away()) : Outcome.ok(true);
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(Enrolment.Request request) {
        return request.code().equals("GOOD")
                ? Outcome.ok(new Enrolment.Answer("R1", "Chain", "S1", "S1-R1", "A", List.of()))
                : Outcome.failed("enrolment.bad-code", "No such code.");
    }

    @Override
    public Outcome<Session.Answer> open(Session.Request request) {
        return switch (request.replica()) {
            case "R1" -> Outcome.ok(new Session.Answer("secret", 900));
            case "R2" -> Outcome.ok(new Session.Answer("second", 900));
            case "R3" -> Outcome.ok(new Session.Answer("third", 900));
            default -> Outcome.failed("auth.unknown-device", "Nobody knows this till.");
        };
    }

    @Override
    public Outcome<Caller> authenticate(String token) {
        authenticated.incrementAndGet();
        return switch (token) {
            case "secret" -> Outcome.ok(new Caller("R1"));
            case "second" -> Outcome.ok(new Caller("R2"));
            case "third" -> Outcome.ok(new Caller("R3"));
            case "stolen" -> Outcome.failed("auth.revoked", "This till was shut out.");
            default -> Outcome.failed("auth.expired", "No such credential.");
        };
    }

    @Override
    public Outcome<Hello.Answer> hello(Caller caller, Hello.Request request) {
        act();
        var now = Instant.parse("2026-01-02T03:04:05Z");
        return mood == Mood.DATABASE_AWAY
                ? Outcome.failed(away())
                : Outcome.ok(
                        new Hello.Answer(1, 1, request.lastSeq(), request.lastHash(), now, List.of(), new TreeMap<>()));
    }

    @Override
    public Outcome<Push.Answer> push(Caller caller, Push.Request request) {
        pushedOperations.addAndGet(request.operations().size());
        return Outcome.ok(
                new Push.Accepted(request.fromSeq() + request.operations().size() - 1, "h", 0, List.of()));
    }

    @Override
    public Outcome<Pull.Answer> pull(Caller caller, Pull.Request request) {
        return Outcome.ok(new Pull.Answer(1, List.of(), new TreeMap<>(), 0, false));
    }

    @Override
    public Outcome<Digest.Answer> digest(Caller caller, Digest.Question question) {
        return Outcome.ok(new Digest.Answer(question.seq(), false, List.of(), List.of()));
    }

    @Override
    public Outcome<Digest.Page> digestRows(Caller caller, Digest.Fetch fetch) {
        return Outcome.ok(new Digest.Page(fetch.seq(), List.of()));
    }

    @Override
    public Outcome<Salvage.Answer> salvage(Caller caller, Salvage.Offer offer) {
        return Outcome.ok(new Salvage.Answer(0, Optional.of(0L)));
    }

    @Override
    public Outcome<History.Page> history(Caller caller, History.Request request) {
        return Outcome.ok(new History.Page(List.of(), 7));
    }

    @Override
    public RowDesk rows() {
        return new ScriptedRows();
    }

    @Override
    public ApartDoor apart() {
        return new ClosedDoor();
    }

    @Override
    public PokeFeed pokes() {
        return pokes;
    }

    /** Nobody is shut out here. */
    private static final class ClosedDoor implements ApartDoor {

        private static final Problem NOBODY = Problem.of("auth.not-shut-out", "Nobody is shut out.");

        @Override
        public Outcome<Session.Answer> open(Session.Request request) {
            return Outcome.failed(NOBODY);
        }

        @Override
        public Outcome<Caller> authenticate(String token) {
            return Outcome.failed(NOBODY);
        }

        @Override
        public Outcome<Push.Answer> keep(Caller caller, Apart.Request request) {
            return Outcome.failed(NOBODY);
        }
    }

    private void act() {
        if (mood == Mood.NOTES_THREAD) {
            onVirtualThread = Thread.currentThread().isVirtual();
        }
        if (mood == Mood.BROKEN) {
            throw new IllegalStateException("a fault with secret details");
        }
        if (mood == Mood.SLOW) {
            entered.countDown();
            try {
                mayLeave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Problem away() {
        return Problem.of("headoffice.database-away", "The database is away.");
    }
}
