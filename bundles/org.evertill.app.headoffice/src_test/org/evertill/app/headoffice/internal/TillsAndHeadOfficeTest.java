package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.evertill.connection.monitor.internal.ProbingMonitor;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.engine.internal.BackgroundSync;
import org.evertill.sync.http.internal.HttpSyncTransport;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything real: two tills on SQLite, HTTP, head office on PostgreSQL; the line loses what a seed says. */
class TillsAndHeadOfficeTest {

    private static final int ACTIONS = 120;
    private static final Author AUTHOR = new Author("system:import");

    @TempDir
    private Path folder;

    private final Random random = new Random(20_110_104);
    private final HttpSyncTransport transport = new HttpSyncTransport(Clock.systemUTC());
    private int lost;

    @Test
    void twoTillsThatEditTheSameCustomersOnABadLineEndUpAlike() throws Exception {
        Path data = folder.resolve("headoffice");
        var serving = Run.on(data);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var code = thread.submit(() -> serving.command("serve", "--port", "0"));
            try {
                var address = RealTills.readyAt(serving);
                try (var first = RealTills.enrolled(data, address, transport, folder, "R1");
                        var second = RealTills.enrolled(data, address, transport, folder, "R2")) {
                    live(List.of(new Till(first), new Till(second)));
                }
                var verify = Run.on(data);
                assertEquals(0, verify.command("verify"), verify.said());
            } finally {
                serving.stop.request();
                assertEquals(0, code.get(60, TimeUnit.SECONDS));
                transport.close();
            }
        }
    }

    private void live(List<Till> tills) {
        for (int i = 0; i < ACTIONS; i++) {
            var till = tills.get(random.nextInt(tills.size()));
            if (random.nextInt(3) == 0) {
                till.engine(new BadLine()).syncOnce(p -> {});
            } else {
                till.edit("customer-" + random.nextInt(12), i);
            }
        }
        assertTrue(lost > 10, "the line was bad: " + lost);
        // Twice each: what the second sends, the first fetches after it.
        for (int i = 0; i < 2; i++) {
            tills.forEach(till -> till.engine(transport).syncOnce(p -> {}).orThrow());
        }
        assertEquals(tills.getFirst().customers(), tills.getLast().customers());
        for (var till : tills) {
            assertEquals(0, till.store.changes().backlog().pending());
            assertEquals(0, till.store.changes().backlog().quarantined());
            assertEquals(List.of(), till.store.check().check(p -> {}).findings());
            var again = till.engine(transport).syncOnce(p -> {}).orThrow();
            assertEquals(0, again.pushed() + again.pulled(), "a second round moves nothing");
        }
    }

    private final class Till {
        private final SqliteStore store;

        Till(SqliteStore store) {
            this.store = store;
        }

        BackgroundSync engine(SyncTransport line) {
            var monitor = new ProbingMonitor(store, line, Clock.systemUTC());
            monitor.close();
            return new BackgroundSync(
                    store, store.changes(), store.pullTarget(), line, monitor, Clock.systemUTC(), "0.1.0");
        }

        void edit(String id, int version) {
            store.write(AUTHOR, work -> {
                var known = work.find(DomainTypes.CUSTOMER, id);
                if (known.isEmpty()) {
                    work.insert(DomainTypes.CUSTOMER, new Customer(id, id, "name " + version, null, null, null, null));
                } else {
                    work.update(
                            DomainTypes.CUSTOMER,
                            changed(known.get(), version),
                            known.get().version());
                }
                return id;
            });
        }

        private Customer changed(Stored<Customer> known, int version) {
            var was = known.value();
            return random.nextBoolean()
                    ? new Customer(was.id(), was.number(), "name " + version, was.email(), null, null, null)
                    : new Customer(was.id(), was.number(), was.name(), version + "@example.org", null, null, null);
        }

        List<Customer> customers() {
            return new ArrayList<>(store.read(reader -> reader.select(DomainTypes.CUSTOMER, Selection.all())).stream()
                    .map(Stored::value)
                    .toList());
        }
    }

    /** Loses one exchange in four: the request, or the answer after head office did the work. */
    private final class BadLine implements SyncTransport {

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
            return over(() -> transport.hello(line, request));
        }

        @Override
        public Outcome<Push.Answer> push(Line line, Push.Request request) {
            return over(() -> transport.push(line, request));
        }

        @Override
        public Outcome<Digest.Answer> digest(Line line, Digest.Question question) {
            return over(() -> transport.digest(line, question));
        }

        @Override
        public Outcome<Digest.Page> digestRows(Line line, Digest.Fetch fetch) {
            return over(() -> transport.digestRows(line, fetch));
        }

        @Override
        public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
            return over(() -> transport.pull(line, request));
        }

        private <A> Outcome<A> over(Supplier<Outcome<A>> exchange) {
            int dice = random.nextInt(8);
            Outcome<A> answer = dice == 0 ? lost() : exchange.get();
            return dice == 1 ? lost() : answer;
        }

        private <A> Outcome<A> lost() {
            lost++;
            return Outcome.failed(Problem.of("connection.timeout", "Lost."));
        }
    }
}
