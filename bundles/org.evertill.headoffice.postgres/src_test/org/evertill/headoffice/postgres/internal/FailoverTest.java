package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.evertill.domain.DomainTypes;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that waits for its disk is killed with SIGKILL, or its disk is full, while a till pushes: nothing is lost, nothing doubled. */
class FailoverTest {

    private static final int KILLS = 3;
    private static final long LONGEST_PAUSE_NANOS = 300_000_000;
    /** After a push that failed a till waits as well. */
    private static final long RETRY_NANOS = 100_000_000;

    /** What a till may be told meanwhile: it passes by itself. */
    private static final Set<String> PASSING =
            Set.of("headoffice.database-away", "headoffice.busy", "headoffice.database-full");

    /** Names a folder on a file system of some 150 MB that may be filled. */
    private static final String SMALL_DISK = "evertill.test.small-disk";

    @TempDir
    private Path directory;

    @Test
    @Timeout(240)
    void whenItIsKilledNothingIsLostAndNothingIsDoubled() throws Exception {
        var told = pushedDuring(directory, (acknowledged, pushing) -> {
            for (int kill = 0; kill < KILLS; kill++) {
                killDuringPushes(acknowledged, pushing);
            }
        });
        assertTrue(told.contains("headoffice.database-away"), told.toString());
    }

    /**
     * Needs a small disk, so it is run by hand:
     * {@code unshare -m sh -c 'mount -t tmpfs -o size=150m none /mnt && java -Devertill.test.small-disk=/mnt …'}.
     */
    @Test
    @Timeout(240)
    @EnabledIfSystemProperty(named = SMALL_DISK, matches = ".+")
    void whenItsDiskIsFullNothingIsLostAndNothingIsDoubled() throws Exception {
        Path disk = Path.of(System.getProperty(SMALL_DISK));
        Path filler = disk.resolve("filler");
        var told = pushedDuring(Files.createDirectory(disk.resolve("postgres")), (acknowledged, pushing) -> {
            await(acknowledged, acknowledged.get() + 5, pushing);
            fill(filler);
            long last = -1;
            while (acknowledged.get() != last) {
                last = acknowledged.get();
                LockSupport.parkNanos(20 * RETRY_NANOS);
            }
            Files.delete(filler);
        });
        assertTrue(told.contains("headoffice.database-full"), told.toString());
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var zeros = new byte[4_096];
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            // That is what was wanted.
        }
    }

    /** What happens while a till pushes. */
    private interface Trouble {
        void during(AtomicLong acknowledged, Future<?> pushing) throws Exception;
    }

    /** Gives what the till was told besides that all is well. */
    private Set<String> pushedDuring(Path data, Trouble trouble) throws Exception {
        var programs = Path.of(System.getProperty("java.io.tmpdir"), "evertill-test-postgres");
        var settings = EmbeddedSettings.in(data).withBinaries(programs);
        try (var postgres = EmbeddedPostgres.start(settings).orThrow();
                var threads = Executors.newCachedThreadPool()) {
            var at = postgres.address();
            try (var fixture = new Fixture(new JdbcTarget(at.jdbcUrl(), at.user(), at.password()))) {
                var till = fixture.till("S1", "R1");
                var acknowledged = new AtomicLong();
                var stop = new AtomicBoolean();
                var pushing = threads.submit(() -> push(till, acknowledged, stop));
                trouble.during(acknowledged, pushing);
                await(acknowledged, acknowledged.get() + 5, pushing);
                stop.set(true);
                var told = pushing.get();
                till.pushAll();
                assertAllIsThereOnce(fixture, till);
                return told;
            }
        }
    }

    private static void assertAllIsThereOnce(Fixture fixture, TestTill till) {
        int made = till.log.size();
        assertEquals(
                List.of(made + " 1 " + made),
                fixture.query("SELECT count(*) || ' ' || min(seq) || ' ' || max(seq) FROM op WHERE replica = '"
                        + till.replica() + "'"));
        assertEquals(List.of("" + made), fixture.query("SELECT count(*) FROM products"));
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    /** One product after the other, each sent until it is acknowledged. */
    private static Set<String> push(TestTill till, AtomicLong acknowledged, AtomicBoolean stop) {
        var told = new TreeSet<String>();
        while (!stop.get()) {
            long seq = acknowledged.get() + 1;
            if (till.log.size() < seq) {
                till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p" + seq, "Tea")));
            }
            switch (till.push(seq, seq)) {
                case Outcome.Ok<Push.Answer>(var answer) -> {
                    assertEquals(seq, ((Push.Accepted) answer).lastSeq());
                    acknowledged.set(seq);
                }
                case Outcome.Failed<Push.Answer>(var problem) -> {
                    assertTrue(PASSING.contains(problem.code()), problem.toString());
                    told.add(problem.code());
                    LockSupport.parkNanos(RETRY_NANOS);
                }
            }
        }
        return told;
    }

    private void killDuringPushes(AtomicLong acknowledged, Future<?> pushing) throws Exception {
        await(acknowledged, acknowledged.get() + 5, pushing);
        LockSupport.parkNanos(new Random().nextLong(LONGEST_PAUSE_NANOS));
        long pid = postmaster();
        // Its children end when they see it gone; some are in the middle of a commit.
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        while (postmaster() == pid) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void await(AtomicLong acknowledged, long wanted, Future<?> pushing) throws Exception {
        while (acknowledged.get() < wanted) {
            if (pushing.isDone()) {
                pushing.get();
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** 0 in the moment of its change. */
    private long postmaster() {
        try {
            var lines = Files.readAllLines(directory.resolve("data/postmaster.pid"));
            return lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
        } catch (IOException e) {
            return 0;
        }
    }
}
