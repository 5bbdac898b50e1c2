package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.evertill.connection.monitor.internal.ProbingMonitor;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.storage.Database.Author;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.engine.internal.BackgroundSync;
import org.evertill.sync.http.internal.HttpPokeLine;
import org.evertill.sync.http.internal.HttpSyncTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two tills on SQLite with their engines running, HTTP, head office on PostgreSQL. The engines' clock stands still, so that
 * nothing they would do by themselves after a while is ever due: what arrives was poked.
 */
class PokedTillsTest {

    private static final Author AUTHOR = new Author("system:replay");
    private static final Clock STANDING = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    private static final int LIMIT_SECONDS = 60;
    private static final Currency GBP = Currency.getInstance("GBP");

    @TempDir
    private Path folder;

    @Test
    void whatIsCommittedOnOneTillIsOnTheOtherWithoutAnybodyLooking() throws Exception {
        Path data = folder.resolve("headoffice");
        var serving = Run.on(data);
        try (var thread = Executors.newSingleThreadExecutor();
                var transport = new HttpSyncTransport(Clock.systemUTC());
                var pokes = new HttpPokeLine(Clock.systemUTC())) {
            var code = thread.submit(() -> serving.command("serve", "--port", "0"));
            try {
                var address = RealTills.readyAt(serving);
                try (var first = new Till(data, address, "R1", transport, pokes);
                        var second = new Till(data, address, "R2", transport, pokes)) {
                    first.settle();
                    second.settle();
                    both(first, second);
                }
            } finally {
                serving.stop.request();
                assertEquals(0, code.get(60, TimeUnit.SECONDS));
            }
        }
    }

    private static void both(Till first, Till second) {
        first.sell("sale-1");
        await(() -> second.has("sale-1"));
        await(() -> first.store.changes().backlog().pending() == 0);
        second.sell("sale-2");
        await(() -> first.has("sale-2"));
        for (int i = 0; i < 20; i++) {
            (i % 2 == 0 ? first : second).customer("customer-" + i);
        }
        for (int i = 0; i < 20; i++) {
            String id = "customer-" + i;
            await(() -> first.hasCustomer(id) && second.hasCustomer(id));
        }
        assertTrue(first.engine.status().lastFailure().isEmpty());
        assertTrue(second.engine.status().lastFailure().isEmpty());
    }

    private final class Till implements AutoCloseable {
        private final SqliteStore store;
        private final ProbingMonitor monitor;
        private final BackgroundSync engine;

        Till(Path data, URI address, String register, HttpSyncTransport transport, HttpPokeLine pokes) {
            store = RealTills.enrolled(data, address, transport, folder, register);
            monitor = new ProbingMonitor(store, transport, Clock.systemUTC());
            engine = new BackgroundSync(
                    store, store.changes(), store.pullTarget(), transport, pokes, monitor, STANDING, "0.1.0");
            engine.start();
        }

        /** The first round is over and the stream open: only then does it look once a minute. */
        void settle() {
            await(() -> engine.status()
                    .nextTry()
                    .filter(STANDING.instant().plusSeconds(60)::equals)
                    .isPresent());
        }

        void sell(String id) {
            var now = Instant.now();
            var total = new Money(500, GBP);
            var tax = new Money(83, GBP);
            var sale = new Sale(
                    id,
                    "S1",
                    "S1-R1",
                    SaleKind.SALE,
                    id,
                    "A",
                    1,
                    "shift",
                    "staff",
                    null,
                    total,
                    tax,
                    0,
                    now,
                    now,
                    null,
                    null);
            store.write(AUTHOR, work -> {
                work.insert(DomainTypes.SALE, sale);
                return id;
            });
        }

        void customer(String id) {
            store.write(AUTHOR, work -> {
                work.insert(DomainTypes.CUSTOMER, new Customer(id, id, "name", null, null, null, null));
                return id;
            });
        }

        boolean has(String sale) {
            return store.read(reader -> reader.find(DomainTypes.SALE, sale)).isPresent();
        }

        boolean hasCustomer(String id) {
            return store.read(reader -> reader.find(DomainTypes.CUSTOMER, id)).isPresent();
        }

        @Override
        public void close() {
            engine.stop();
            monitor.close();
            store.close();
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not arrive");
            LockSupport.parkNanos(1_000_000);
        }
    }
}
