package org.evertill.repository.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.evertill.repository.Repositories;
import org.evertill.repository.StrategyChoice;
import org.evertill.repository.SyncStrategy;
import org.evertill.repository.local.LocalRepositories;
import org.evertill.repository.remote.RemoteRepositories;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.engine.internal.BackgroundSync;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;

/** A till with everything real but the window, wired by hand. */
final class TestTill implements AutoCloseable {

    private static final int MAX_TRIES = 3;

    static final List<SyncStrategy> STRATEGIES = List.of(new OfflineFirst(), new WriteThrough(), new RemoteFirst());

    final SqliteStore store;
    final BelievingMonitor monitor = new BelievingMonitor();
    final BackgroundSync engine;
    /** As the framework's services: they may come and go. */
    final List<SyncStrategy> services =
            new CopyOnWriteArrayList<>(List.of(new OfflineFirst(), new WriteThrough(), new RemoteFirst()));

    final Strategies strategies;
    final LossyLine line = new LossyLine();
    final Repositories local;
    final Repositories remote;
    final Repositories repositories;

    /** Without an identity when there is no head office to give one. */
    TestTill(Path directory) {
        var clock = Clock.systemUTC();
        store = new SqliteDatabaseOpener(TestOffice.TYPES, List.of(new SettingSchema()), clock)
                .openStore(directory)
                .orThrow();
        engine = new BackgroundSync(store, store.changes(), store.pullTarget(), line, monitor, clock, "0.1.0");
        strategies = new Strategies(store, services, StrategyChoice.DEFAULT);
        local = new LocalRepositories(store);
        remote = new RemoteRepositories(line, store::identity, monitor, store.earlyRows(), store.changes(), clock);
        var uplink = new EngineUplink(engine, store.changes(), monitor);
        repositories = new SyncRepositories(local, remote, uplink, strategies::strategy);
    }

    /** A till of a register, in a folder of its own. */
    static TestTill at(TestOffice office, Path folder, String register) {
        var till = new TestTill(folder.resolve(register));
        till.enrol(office, register);
        return till;
    }

    void enrol(TestOffice office, String register) {
        var key = DeviceKey.make();
        var request = new Enrolment.Request(office.code(register), register, key.publicKey());
        var answer = line.enrol(office.address(), "", request).orThrow();
        store.enrol(TillIdentity.of(answer, office.address(), key)).orThrow();
        sync();
    }

    void sync() {
        engine.syncOnce(progress -> {}).orThrow();
    }

    /** All articles that this till shows, by identifier. */
    List<Article> articles() {
        return local
                .of(Samples.ARTICLE, "u1")
                .findAll(Selection.all().orderedBy(Selection.Order.ascending("id")))
                .stream()
                .map(Stored::value)
                .toList();
    }

    /** The line is good again: what stands here goes up, what is there comes down. */
    void reachable() {
        monitor.observed(Optional.empty(), Duration.ZERO);
        sync();
    }

    /** As a person at another till would, who works on head office's rows, and does it again when another one was quicker. */
    void changeAtHeadOffice(String id, UnaryOperator<Article> change) {
        var articles = remote.of(Samples.ARTICLE, "u2");
        var done = articles.update(id, articles.findById(id).orElseThrow().version(), change);
        for (int i = 1; i < MAX_TRIES && !done.isOk(); i++) {
            done = articles.update(id, articles.findById(id).orElseThrow().version(), change);
        }
        done.orThrow();
    }

    @Override
    public void close() {
        engine.stop();
        line.close();
        store.close();
    }
}
