package org.evertill.repository.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.SyncProgress;
import org.evertill.sync.SyncReport;
import org.evertill.sync.SyncStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for head office ends, and is not begun again and again in vain. */
class EngineUplinkTest {

    @TempDir
    private Path folder;

    private TestTill till;
    private final LazyEngine engine = new LazyEngine();
    private EngineUplink uplink;

    @BeforeEach
    void open() {
        till = new TestTill(folder);
        till.store.enrol(Samples.till("replica-1")).orThrow();
        till.monitor.observed(Optional.empty(), Duration.ZERO);
        uplink = new EngineUplink(engine, till.store.changes(), till.monitor, Duration.ofMillis(1));
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void whereNothingIsPendingNothingIsAsked() {
        assertTrue(uplink.flush());
        assertEquals(0, engine.requests);
    }

    @Test
    void whoLagsIsNotWaitedForAgainUntilItHasCaughtUp() {
        create("a1");
        assertFalse(uplink.flush());
        create("a2");
        assertFalse(uplink.flush());
        assertEquals(1, engine.requests);
        till.store.changes().acknowledged(1, List.of());
        assertFalse(uplink.flush());
        assertEquals(2, engine.requests, "it moves again, so it is waited for again");
        till.store.changes().acknowledged(2, List.of());
        assertTrue(uplink.flush());
    }

    @Test
    void nobodyIsAskedWhoIsNotThere() {
        create("a1");
        till.monitor.observed(Optional.of(Problem.of("connection.refused", "Nobody.")), Duration.ZERO);
        assertFalse(uplink.isUp());
        assertFalse(uplink.flush());
        assertEquals(0, engine.requests);
        till.monitor.observed(Optional.empty(), Duration.ZERO);
        engine.onRequest = () -> till.store.changes().acknowledged(1, List.of());
        assertTrue(uplink.flush());
    }

    private void create(String id) {
        till.local.of(Samples.ARTICLE, "u1").create(Article.of(id, "Tea")).orThrow();
    }

    /** Takes requests, and does what the test says. */
    private static final class LazyEngine implements SyncEngine {

        private int requests;
        private Runnable onRequest = () -> {};

        @Override
        public void request() {
            requests++;
            onRequest.run();
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public Outcome<SyncReport> syncOnce(Consumer<SyncProgress> progress) {
            throw new UnsupportedOperationException("nothing here asks for it");
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public SyncStatus status() {
            throw new UnsupportedOperationException("nothing here asks for it");
        }

        @Override
        public AutoCloseable listen(Consumer<SyncStatus> listener) {
            return () -> {};
        }
    }
}
