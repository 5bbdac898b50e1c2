package org.evertill.headoffice.postgres.embedded.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.evertill.headoffice.postgres.embedded.DatabaseAddress;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.kernel.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server of a directory. It outlives a head office that was killed, and the next one takes it over; the
 * last user to leave in order stops it.
 */
public final class Server {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration LOCK_PATIENCE = Duration.ofMinutes(3);
    /** After a crash the server first reads its journal, which can take minutes. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int FREE_PORT_TRIES = 3;

    private final EmbeddedSettings settings;
    private final Cluster cluster;
    private final Users users;
    private final ServerLog log;

    public Server(EmbeddedSettings settings) {
        this.settings = settings;
        this.cluster = new Cluster(settings.directory());
        this.users = new Users(settings.directory());
        this.log = new ServerLog(settings.directory());
    }

    /**
     * A use of the running server.
     *
     * @param note shows others that this process uses it
     */
    public record Use(DatabaseAddress address, int port, Path note) {}

    /** Takes over the running server or starts one, and notes this process as a user. */
    public Outcome<Use> enter() {
        return locked(() -> running(settings.port()).then(port -> guarded(() -> noted(port))));
    }

    /** Makes sure that the server runs, on the port it had. */
    public Outcome<Integer> restore(int port) {
        return locked(() -> running(OptionalInt.of(port)));
    }

    /** Whether the server's main process is there. */
    public boolean isRunning() {
        try {
            return Postmaster.running(cluster.data()).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends this process's use; stops the server when nobody else uses it. */
    public Outcome<Boolean> leave(Use use) {
        return locked(() -> {
            users.leave(use.note());
            return users.any() ? Outcome.ok(false) : stopped();
        });
    }

    /** How to reach the server if it runs and takes connections; changes nothing. */
    public Optional<DatabaseAddress> found() {
        try {
            var running = Postmaster.running(cluster.data()).filter(Postmaster::ready);
            return running.isEmpty()
                    ? Optional.empty()
                    : Optional.of(address(running.get().port()));
        } catch (IOException e) {
            LOG.debug("looking for the built-in PostgreSQL", e);
            return Optional.empty();
        }
    }

    private Outcome<Use> noted(int port) throws IOException {
        return Outcome.ok(new Use(address(port), port, users.enter()));
    }

    private DatabaseAddress address(int port) throws IOException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE;
        return new DatabaseAddress(url, Cluster.USER, cluster.password());
    }

    private Outcome<Integer> running(OptionalInt wanted) throws IOException {
        var found = Postmaster.running(cluster.data());
        if (found.isPresent()
                && (wanted.isEmpty() || wanted.getAsInt() == found.get().port())) {
            LOG.debug(
                    "taking over the PostgreSQL server with process {}",
                    found.get().pid());
            return awaitReady();
        }
        if (found.isPresent() && users.any()) {
            return Outcome.failed(Failures.busy(settings.directory()));
        }
        return found.isPresent() ? stopped().then(gone -> started(wanted)) : started(wanted);
    }

    private Outcome<Integer> awaitReady() throws IOException {
        for (long tries = START_LIMIT.dividedBy(PAUSE); tries > 0; tries--) {
            var now = Postmaster.running(cluster.data());
            if (now.isEmpty()) {
                return started(settings.port());
            }
            if (now.get().ready()) {
                return Outcome.ok(now.get().port());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Outcome.failed(Failures.failed(log.sinceLastStart(), settings.directory()));
    }

    private Outcome<Integer> started(OptionalInt wanted) {
        return programs()
                .then(programs -> guarded(() -> cluster.prepared(programs)
                        .then(ready -> guarded(() -> wanted.isPresent()
                                ? startedOn(programs, wanted.getAsInt())
                                : startedOnFreePort(programs)))));
    }

    private Outcome<Integer> startedOnFreePort(Programs programs) throws IOException {
        Outcome<Integer> last = Outcome.failed(Failures.portInUse(settings.directory()));
        var before = LastPort.read(settings.directory());
        for (int tries = 0; tries < FREE_PORT_TRIES; tries++) {
            // The port of the last time first, so that what people have written down stays true. Between asking for
            // a free port and using it another program may take it.
            last = startedOn(programs, tries == 0 && before.isPresent() ? before.getAsInt() : freePort());
            boolean taken = last instanceof Outcome.Failed<Integer>(var problem)
                    && problem.code().equals("headoffice.embedded-port-in-use");
            if (!taken) {
                return last;
            }
        }
        return last;
    }

    private Outcome<Integer> startedOn(Programs programs, int port) throws IOException {
        Postmaster.forgetStale(cluster.data());
        String options =
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= " + ServerLog.settings();
        var done = programs.postgres(
                START_LIMIT.plusSeconds(10),
                "",
                "pg_ctl",
                "start",
                "--pgdata=" + cluster.data(),
                "--log=" + log.startFile(),
                "--wait",
                "--timeout=" + START_LIMIT.toSeconds(),
                "--options=" + options);
        if (!done.well()) {
            return Outcome.failed(Failures.of(done.output() + log.sinceLastStart(), settings.directory()));
        }
        LastPort.write(settings.directory(), port);
        LOG.info("PostgreSQL runs on port {}", port);
        return Outcome.ok(port);
    }

    private Outcome<Boolean> stopped() throws IOException {
        if (Postmaster.running(cluster.data()).isEmpty()) {
            return Outcome.ok(true);
        }
        return programs().then(programs -> guarded(() -> stopped(programs)));
    }

    private Outcome<Boolean> stopped(Programs programs) throws IOException {
        // Fast: transactions under way are undone and everything else is on disk; immediate only when that hangs.
        for (String mode : new String[] {"fast", "immediate"}) {
            var done = programs.postgres(
                    STOP_LIMIT.plusSeconds(10),
                    "",
                    "pg_ctl",
                    "stop",
                    "--pgdata=" + cluster.data(),
                    "--mode=" + mode,
                    "--wait",
                    "--timeout=" + STOP_LIMIT.toSeconds());
            if (done.well() || Postmaster.running(cluster.data()).isEmpty()) {
                LOG.info("PostgreSQL stopped");
                return Outcome.ok(true);
            }
        }
        return Outcome.failed(Failures.failed("it does not stop", settings.directory()));
    }

    private Outcome<Programs> programs() {
        return PostgresArchive.unpackedBelow(settings.binaries())
                .then(home -> guarded(() -> Programs.at(home, settings.directory())));
    }

    private <T> Outcome<T> locked(Work<T> work) {
        return guarded(() -> {
            Directories.createPrivate(settings.directory());
            Optional<StartLock> lock = StartLock.acquire(settings.directory(), LOCK_PATIENCE);
            if (lock.isEmpty()) {
                return Outcome.failed(Failures.busy(settings.directory()));
            }
            try (var held = lock.get()) {
                return work.run();
            }
        });
    }

    private <T> Outcome<T> guarded(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            LOG.debug("the built-in PostgreSQL", e);
            return Outcome.failed(Failures.of(e, settings.directory()));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        Outcome<T> run() throws IOException;
    }
}
