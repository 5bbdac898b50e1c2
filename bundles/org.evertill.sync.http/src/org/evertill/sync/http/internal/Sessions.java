package org.evertill.sync.http.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.protocol.Session;
import org.evertill.sync.protocol.Session.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of requests: asked for when there is none, kept until shortly before it ends. Any thread; whoever needs a token waits for one
 * that is being asked for.
 */
final class Sessions {

    /** Asked for anew so long before its end, so that it is still good when a request arrives. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** A process is one till; one that plays many of them asks more often beyond this. */
    private static final int MAX_HELD = 4_000;

    private final Clock clock;
    private final Asking ask;
    private final Map<Whose, Held> held = new LinkedHashMap<>();
    /** How far head office's time is ahead, as far as it has said so. */
    private Duration ahead = Duration.ZERO;

    /**
     * @param ask carries a request for a token to head office
     */
    Sessions(Clock clock, Asking ask) {
        this.clock = clock;
        this.ask = ask;
    }

    /** Carries a request. */
    @FunctionalInterface
    interface Asking {
        Outcome<Session.Answer> ask(Line line, Purpose purpose, Session.Request request);
    }

    private record Whose(String headOffice, String replica, String publicKey, Purpose purpose) {

        static Whose of(Line line, Purpose purpose) {
            return new Whose(
                    line.headOffice().toString(), line.replica(), line.key().publicKey(), purpose);
        }
    }

    private record Held(String token, long untilNanos) {

        boolean isGood() {
            return System.nanoTime() - untilNanos < 0;
        }
    }

    synchronized Outcome<String> token(Line line, Purpose purpose) {
        var whose = Whose.of(line, purpose);
        var present = held.get(whose);
        if (present != null && present.isGood()) {
            return Outcome.ok(present.token());
        }
        return opened(line, purpose).map(answer -> {
            var good = Duration.ofSeconds(Math.max(0, answer.seconds())).minus(MARGIN);
            held.put(whose, new Held(answer.token(), System.nanoTime() + Math.max(0, good.toNanos())));
            if (held.size() > MAX_HELD) {
                held.remove(held.keySet().iterator().next());
            }
            return answer.token();
        });
    }

    /** Head office does not take a token any more; another one that has come meanwhile stays. */
    synchronized void forget(String token) {
        held.values().removeIf(one -> one.token().equals(token));
    }

    /** A till whose clock is wrong learns head office's time from the refusal. */
    private Outcome<Session.Answer> opened(Line line, Purpose purpose) {
        var first = ask.ask(line, purpose, request(line, purpose));
        if (first instanceof Outcome.Failed<Session.Answer>(var problem) && learned(problem)) {
            return ask.ask(line, purpose, request(line, purpose));
        }
        return first;
    }

    private Session.Request request(Line line, Purpose purpose) {
        return Session.Request.of(purpose, line.replica(), clock.instant().plus(ahead), Nanoid.random(), line.key());
    }

    private boolean learned(Problem problem) {
        Optional<Instant> there =
                problem.code().equals("auth.clock") ? instant(problem.facts().get("now")) : Optional.empty();
        there.ifPresent(now -> ahead = Duration.between(clock.instant(), now));
        return there.isPresent();
    }

    private static Optional<Instant> instant(@Nullable Object text) {
        try {
            return Optional.ofNullable(text).map(Object::toString).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
