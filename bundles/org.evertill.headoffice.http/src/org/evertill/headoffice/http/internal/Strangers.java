package org.evertill.headoffice.http.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.evertill.kernel.Problem;

/**
 * Bounds how often one address may guess. When {@value #MAX_REFUSALS} credentials or codes from it were refused within
 * {@link #WINDOW}, it is answered without a look at them until that time is over. A whole shop may stand behind one
 * address, so one from which a good credential came within {@link #TRUST} goes on at whatever is not about codes: those are
 * guessed by who has no credential. What is remembered is bounded, and the addresses that were not heard of for longest are
 * forgotten first; good ones stand apart, so that many bad ones do not drive them out. Any thread.
 */
final class Strangers {

    static final int MAX_REFUSALS = 60;
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final Duration TRUST = Duration.ofHours(24);
    static final int MAX_ADDRESSES = 10_000;

    /** Where codes are tried. */
    private static final String CODES = "/enrol";

    private static final String SECONDS = "seconds";

    /** Of an IPv6 address, what a provider gives to one customer: the rest he chooses himself. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Clock clock;
    private final Predicate<InetAddress> uncounted;
    private final Map<Network, Refusals> refusals = new Recent<>();
    private final Map<Network, Instant> trusted = new Recent<>();

    Strangers(Clock clock) {
        this(clock, InetAddress::isLoopbackAddress);
    }

    /**
     * @param uncounted addresses that may guess without a bound
     */
    Strangers(Clock clock, Predicate<InetAddress> uncounted) {
        this.clock = clock;
        this.uncounted = uncounted;
    }

    /** An address of IPv4, or the network of one of IPv6. */
    private record Network(String bytes) {

        static Network of(InetAddress address) {
            byte[] bytes = address.getAddress();
            boolean wide = address instanceof Inet6Address;
            return new Network(Arrays.toString(wide ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes));
        }
    }

    private record Refusals(Instant since, int count) {

        boolean isOver(Instant now) {
            // A clock that was set back ends it too: nobody is shut out for longer than the window.
            return now.isBefore(since) || !now.isBefore(since.plus(WINDOW));
        }
    }

    /** The bounded memory. */
    private static final class Recent<V> extends LinkedHashMap<Network, V> {

        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Network, V> eldest) {
            return size() > MAX_ADDRESSES;
        }
    }

    /** Why a request is not looked at; empty when it is. Problem: {@code auth.too-many-refusals}. */
    synchronized Optional<Problem> refusal(InetAddress from, String path) {
        var network = Network.of(from);
        var known = refusals.get(network);
        Instant now = clock.instant();
        if (known == null || known.isOver(now) || known.count() < MAX_REFUSALS) {
            return Optional.empty();
        }
        if (!path.endsWith(CODES) && isTrusted(network, now)) {
            return Optional.empty();
        }
        return Optional.of(tooMany(Duration.between(now, known.since().plus(WINDOW))));
    }

    private boolean isTrusted(Network network, Instant now) {
        var good = trusted.get(network);
        return good != null && now.isBefore(good.plus(TRUST));
    }

    /** Somebody at the address was answered, so a good credential or code came from there. */
    synchronized void answered(InetAddress from) {
        trusted.put(Network.of(from), clock.instant());
    }

    /** The address was told this; counts when it is about a credential or a code. */
    synchronized void told(InetAddress from, Problem problem) {
        if (!Statuses.isRefusal(problem.code()) || uncounted.test(from)) {
            return;
        }
        Instant now = clock.instant();
        refusals.merge(
                Network.of(from),
                new Refusals(now, 1),
                (known, first) -> known.isOver(now) ? first : new Refusals(known.since(), known.count() + 1));
    }

    /** When somebody who was refused so may come again. */
    static String retryAfterSeconds(Answer answer) {
        return answer.problem().map(problem -> problem.facts().get(SECONDS)).orElse("" + WINDOW.toSeconds());
    }

    private static Problem tooMany(Duration rest) {
        return Problem.of(
                        "auth.too-many-refusals",
                        "Too many credentials or codes from this address were refused. Wait a minute and try again;"
                                + " if it stays, look which till there is shut out or enrolled elsewhere.")
                .with(SECONDS, Math.max(1, rest.plusMillis(999).toSeconds()));
    }
}
