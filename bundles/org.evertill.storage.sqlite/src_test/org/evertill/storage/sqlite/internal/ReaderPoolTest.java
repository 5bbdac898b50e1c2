package org.evertill.storage.sqlite.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.evertill.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of the reading connections. */
class ReaderPoolTest {

    @TempDir
    private Path directory;

    @Test
    void whoWaitsForATurnWhileItClosesHearsSoAtOnce() throws Exception {
        Path file = directory.resolve("till.db");
        Connections.writer(file, () -> {}).close();
        var pool = new ReaderPool(() -> Connections.reader(file));
        var reading = new CountDownLatch(ReaderPool.MAX_READERS);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newCachedThreadPool()) {
            var busy = new ArrayList<Future<Long>>();
            for (int i = 0; i < ReaderPool.MAX_READERS; i++) {
                busy.add(threads.submit(() -> pool.read(session -> {
                    reading.countDown();
                    await(goOn);
                    return session.number("SELECT 1");
                })));
            }
            await(reading);
            Future<Long> waiting = threads.submit(() -> pool.read(session -> session.number("SELECT 2")));
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS, threads)
                    .execute(goOn::countDown);
            pool.close();
            for (Future<Long> read : busy) {
                assertEquals(1L, read.get(10, TimeUnit.SECONDS), "a read under way ends well");
            }
            var refused = assertThrows(ExecutionException.class, () -> waiting.get(10, TimeUnit.SECONDS));
            assertEquals(
                    "storage.closed",
                    assertInstanceOf(ProblemException.class, refused.getCause())
                            .problem()
                            .code());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
