package org.evertill.headoffice.postgres.internal;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.headoffice.PokeFeed;
import org.evertill.headoffice.postgres.internal.Subscriptions.Sight;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
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
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
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
        private volatile Sight sight;

        Subscriber(String replica, Listener listener, Sight sight) {
            this.replica = replica;
            this.listener = listener;
            this.sight = sight;
        }
    }

    @Override
    public Outcome<Listening> listen(Caller caller, Listener listener) {
        if (closed) {
            return Outcome.failed(stopping());
        }
        line.open();
        return transactions
                .snapshot(connection -> Subscriptions.sight(connection, caller.replica()))
                .then(sight -> subscribed(new Subscriber(caller.replica(), listener, sight)));
    }

    /** Heads are read after it is subscribed, so that no change falls between. */
    private Outcome<Listening> subscribed(Subscriber subscriber) {
        subscribers.add(subscriber);
        var heads = transactions.snapshot(connection -> Subscriptions.heads(connection, subscriber.replica));
        return switch (heads) {
            case Outcome.Ok<SortedMap<String, Long>>(var all) -> {
                tell(subscriber, all);
                if (closed) {
                    end(subscriber, stopping());
                }
                yield Outcome.ok(() -> subscribers.remove(subscriber));
            }
            case Outcome.Failed<SortedMap<String, Long>>(var problem) -> {
                subscribers.remove(subscriber);
                yield Outcome.failed(problem);
            }
        };
    }

    /** Called with what any head office on this database has said. */
    private void heard(String channel, String payload) {
        switch (channel) {
            case PokeNotice.MOVED -> PokeNotice.parse(payload).ifPresent(this::moved);
            case PokeNotice.SHUT_OUT ->
                subscribers.stream().filter(s -> s.replica.equals(payload)).forEach(s -> end(s, Devices.REVOKED));
            default -> LOG.debug("a notice on an unknown channel {}", channel);
        }
    }

    private void moved(PokeNotice notice) {
        for (var subscriber : subscribers) {
            if (!subscriber.replica.equals(notice.author())) {
                var seen = new TreeMap<String, Long>();
                for (Map.Entry<String, Long> head : notice.heads().entrySet()) {
                    if (subscriber.sight.sees(head.getKey())) {
                        seen.put(head.getKey(), head.getValue());
                    }
                }
                if (!seen.isEmpty()) {
                    tell(subscriber, seen);
                }
            }
        }
    }

    /** Nobody heard anything for a while: everybody is told where their scopes are now. */
    private void pokeEverybody() {
        for (var subscriber : subscribers) {
            var heads = transactions
                    .snapshot(connection -> {
                        subscriber.sight = Subscriptions.sight(connection, subscriber.replica);
                        return Subscriptions.heads(connection, subscriber.replica);
                    })
                    .orThrow();
            tell(subscriber, heads);
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
        if (subscribers.remove(subscriber)) {
            subscriber.listener.ended(reason);
        }
    }

    /** Lets go of the database and ends all listening. */
    @Override
    public void close() {
        closed = true;
        line.close();
        subscribers.forEach(s -> end(s, stopping()));
    }

    private static Problem stopping() {
        return Problem.of("headoffice.stopping", "Head office is stopping. Tills go on by themselves.");
    }
}
