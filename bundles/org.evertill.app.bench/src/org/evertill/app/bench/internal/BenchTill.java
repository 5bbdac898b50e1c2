package org.evertill.app.bench.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.evertill.connection.monitor.internal.ProbingMonitor;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.SyncProgress.Phase;
import org.evertill.sync.engine.internal.BackgroundSync;
import org.evertill.sync.http.internal.HttpPokeLine;
import org.evertill.sync.http.internal.HttpSyncTransport;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;

/** A till with all that synchronises it, put together as its product does; without its window. */
final class BenchTill implements AutoCloseable {

    static final Author AUTHOR = new Author("staff-1");

    private final SqliteStore store;
    private final HttpSyncTransport transport = new HttpSyncTransport(Clock.systemUTC());
    private final HttpPokeLine pokes = new HttpPokeLine(Clock.systemUTC());
    private final ProbingMonitor monitor;
    private final BackgroundSync engine;
    private final Watch watch;
    private final Path directory;

    private BenchTill(Path directory, Clock clock) {
        this.directory = directory;
        store = new SqliteDatabaseOpener(DomainTypes.ALL, List.of(), clock)
                .openStore(directory)
                .orThrow();
        monitor = new ProbingMonitor(store, transport, clock);
        watch = new Watch(transport, store.pullTarget());
        engine = new BackgroundSync(store, store.changes(), watch, watch, pokes, monitor, clock, "bench");
    }

    /** A new till in a directory that is empty. */
    static BenchTill enrolled(Path directory, HeadOfficeProcess office, String storeId, String register) {
        return enrolled(directory, office.address(), office.enrolmentCode(storeId, register));
    }

    static BenchTill enrolled(Path directory, URI headOffice, String code) {
        var till = opened(directory);
        till.enrol(headOffice, code);
        return till;
    }

    /** What is in a directory already. */
    static BenchTill opened(Path directory) {
        return new BenchTill(directory, Clock.systemUTC());
    }

    private void enrol(URI headOffice, String typed) {
        var code = Enrolment.Code.of(typed);
        var key = DeviceKey.make();
        var request = new Enrolment.Request(code.secret(), "bench", key.publicKey());
        var answer = transport.enrol(headOffice, code.serverLetters(), request).orThrow();
        store.enrol(TillIdentity.of(answer, headOffice, key)).orThrow();
    }

    SqliteStore store() {
        return store;
    }

    BackgroundSync engine() {
        return engine;
    }

    Watch watch() {
        return watch;
    }

    /** Its database's file. */
    Path file() {
        return directory.resolve("till.db");
    }

    TillIdentity identity() {
        return store.identity().orElseThrow();
    }

    /** Writes each list of facts in a transaction of its own. */
    void write(List<List<Fact<?>>> transactions) {
        for (var facts : transactions) {
            store.write(AUTHOR, work -> {
                facts.forEach(fact -> fact.insertInto(work));
                return 0;
            });
        }
    }

    /** Writes all facts in one transaction. */
    void writeTogether(List<List<Fact<?>>> all) {
        write(List.of(all.stream().flatMap(List::stream).toList()));
    }

    /** One whole round; tells how long it took, in nanoseconds. */
    long sync() {
        long start = System.nanoTime();
        checked(engine.syncOnce(progress -> {}));
        return System.nanoTime() - start;
    }

    /** One whole round; tells how long it took until head office had all and the till had noted it. */
    long upload() {
        long start = System.nanoTime();
        var uploaded = new long[1];
        checked(engine.syncOnce(progress -> {
            if (progress.phase() == Phase.PULL && uploaded[0] == 0) {
                uploaded[0] = System.nanoTime() - start;
            }
        }));
        return uploaded[0];
    }

    /** What a till says of a round must be that all went and nothing was set aside. */
    private void checked(Outcome<?> outcome) {
        outcome.orThrow();
        var backlog = store.changes().backlog();
        if (backlog.pending() + backlog.quarantined() + backlog.conflicts() > 0) {
            throw new ProblemException(Problem.of("bench.backlog", "The round left something: " + backlog));
        }
    }

    @Override
    public void close() {
        engine.stop();
        pokes.close();
        monitor.close();
        transport.close();
        store.close();
    }
}
