package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.headoffice.PokeFeed;
import org.evertill.headoffice.postgres.internal.Subscriptions.Sight;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the notices of the database to the tills that see the scopes. All head offices on one database hear all notices,
 * their own included, so it does not matter at which of them a till pushes and at which another one listens.
 */
final class PostgresPokes implements PokeFeed, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresPokes.class);

    private final Transactions transactions;
    private final NoticeLine line;
    private final Audience<Subscriber> audience = new Audience<>();
    private volatile boolean closed;

    /**
     * @param source connections outside the pool: the one that listens is held for ever
     */
    PostgresPokes(Transactions transactions, DataSource source) {
        this.transactions = transactions;
        this.line = new NoticeLine(source, this::heard, this::pokeEverybody);
    }

    /** One till that listens; each is an object of its own, also two of one till. */
    private static final class Subscriber {
        private final String replica;
        private final Listener listener;

        Subscriber(String replica, Listener listener) {
            this.replica = replica;
            this.listener = listener;
        }
    }

    /** What a till is told when nobody knows what it has heard. */
    private record State(Sight sight, SortedMap<String, Long> heads) {

        /** Problem: {@code auth.revoked}. */
        static State of(Connection connection, String replica) throws SQLException {
            if (Devices.isShutOut(connection, replica)) {
                throw new ProblemException(Devices.REVOKED);
            }
            return new State(Subscriptions.sight(connection, replica), Subscriptions.heads(connection, replica));
        }
    }

    @Override
    public Outcome<Listening> listen(Caller caller, Listener listener) {
        if (closed) {
            return Outcome.failed(stopping());
        }
        line.open();
        var subscriber = new Subscriber(caller.replica(), listener);
        return transactions
                .snapshot(connection -> Subscriptions.sight(connection, caller.replica()))
                .then(sight -> {
                    audience.put(subscriber, sight);
                    return subscribed(subscriber);
                });
    }

    /** Heads are read after it is subscribed, so that no change falls between. */
    private Outcome<Listening> subscribed(Subscriber subscriber) {
        return switch (state(subscriber)) {
            case Outcome.Ok<State>(var state) -> {
                tell(subscriber, state.heads());
                if (closed) {
                    end(subscriber, stopping());
                }
                yield Outcome.ok(() -> audience.remove(subscriber));
            }
            case Outcome.Failed<State>(var problem) -> {
                audience.remove(subscriber);
                yield Outcome.failed(problem);
            }
        };
    }

    private Outcome<State> state(Subscriber subscriber) {
        return transactions.snapshot(connection -> State.of(connection, subscriber.replica));
    }

    /** Called with what any head office on this database has said. */
    private void heard(String channel, String payload) {
        switch (channel) {
            case PokeNotice.MOVED -> PokeNotice.parse(payload).ifPresent(this::moved);
            case PokeNotice.SHUT_OUT ->
                audience.all().stream().filter(s -> s.replica.equals(payload)).forEach(s -> end(s, Devices.REVOKED));
            default -> LOG.debug("a notice on an unknown channel {}", channel);
        }
    }

    private void moved(PokeNotice notice) {
        var told = new HashMap<Subscriber, SortedMap<String, Long>>();
        notice.heads()
                .forEach((scope, head) -> audience.of(scope).stream()
                        .filter(subscriber -> !subscriber.replica.equals(notice.author()))
                        .forEach(subscriber -> told.computeIfAbsent(subscriber, s -> new TreeMap<>())
                                .put(scope, head)));
        told.forEach(PostgresPokes::tell);
    }

    /** Nobody heard anything for a while: everybody is told where their scopes are now, and who was shut out meanwhile is. */
    private void pokeEverybody() {
        for (var subscriber : audience.all()) {
            switch (state(subscriber)) {
                case Outcome.Ok<State>(var state) -> {
                    audience.putAgain(subscriber, state.sight());
                    tell(subscriber, state.heads());
                }
                case Outcome.Failed<State>(var problem) -> {
                    if (!problem.equals(Devices.REVOKED)) {
                        throw new ProblemException(problem);
                    }
                    end(subscriber, problem);
                }
            }
        }
    }

    private static void tell(Subscriber subscriber, SortedMap<String, Long> heads) {
        try {
            subscriber.listener.moved(heads);
        } catch (RuntimeException e) {
            LOG.error("poking replica {}", subscriber.replica, e);
        }
    }

    private void end(Subscriber subscriber, Problem reason) {
        if (audience.remove(subscriber)) {
            subscriber.listener.ended(reason);
        }
    }

    /** Lets go of the database and ends all listening. */
    @Override
    public void close() {
        closed = true;
        line.close();
        audience.all().forEach(s -> end(s, stopping()));
    }

    private static Problem stopping() {
        return Problem.of("headoffice.stopping", "Head office is stopping. Tills go on by themselves.");
    }
}
