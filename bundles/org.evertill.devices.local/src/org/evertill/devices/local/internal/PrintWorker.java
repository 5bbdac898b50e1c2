package org.evertill.devices.local.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.evertill.devices.PrintQueue;
import org.evertill.devices.PrintQueue.Job;
import org.evertill.devices.PrintQueue.State;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.PrinterState;
import org.evertill.devices.Printers;
import org.evertill.devices.Printers.Connected;
import org.evertill.devices.ReceiptPrinter;
import org.evertill.devices.ReceiptPrinter.Printing;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints what waits, one slip after the other, on a thread of its own. */
final class PrintWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrintWorker.class);

    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final Database database;
    private final Clock clock;
    private final Printers printers;
    private final Pace pace;
    private final Runnable changed;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("print-queue").factory());
    private final Map<String, Supplier<Optional<byte[]>>> renewals = new ConcurrentHashMap<>();
    private volatile boolean isClosed;
    private volatile long due;
    private volatile Optional<Problem> problem = Optional.empty();
    private boolean isStarted;
    private int failures;

    PrintWorker(Database database, Clock clock, Printers printers, Pace pace, Runnable changed) {
        this.database = database;
        this.clock = clock;
        this.printers = printers;
        this.pace = pace;
        this.changed = changed;
        this.due = System.nanoTime();
    }

    /**
     * How patient it is.
     *
     * @param look how often it is looked whether something is due
     * @param first until the second try; each further wait is twice as long
     * @param longest between two tries
     * @param fresh how long somebody waits for a slip; older ones are held
     */
    record Pace(Duration look, Duration first, Duration longest, Duration fresh) {

        static final Pace USUAL =
                new Pace(Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofHours(12));

        private static final int MAX_DOUBLINGS = 10;

        Duration after(int failures) {
            var wait = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
            return wait.compareTo(longest) < 0 ? wait : longest;
        }
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, 0, pace.look().toMillis(), TimeUnit.MILLISECONDS);
    }

    void wake() {
        due = System.nanoTime();
    }

    Optional<Problem> problem() {
        return problem;
    }

    /** Of this life of the database. */
    int incarnation() {
        return database.identity().map(till -> till.incarnation()).orElse(0);
    }

    /** Never throws: the executor would not look again. */
    private void look() {
        try {
            while (!isClosed && System.nanoTime() - due >= 0) {
                due = System.nanoTime() + step().toNanos();
            }
        } catch (RuntimeException e) {
            LOG.error("the print queue", e);
            due = System.nanoTime() + pace.longest().toNanos();
        }
    }

    /** Prints the next slip; gives how long there is nothing to do. */
    private Duration step() {
        if (!isStarted) {
            database.write(LocalPrintQueue.AUTHOR, tx -> {
                PrintJobs.afterStart(tx, incarnation());
                return 0;
            });
            isStarted = true;
        }
        // A write waits for the sale that is being completed with its receipt; a read would miss it.
        var next = database.write(LocalPrintQueue.AUTHOR, PrintJobs::next);
        if (next.isEmpty()) {
            failures = 0;
            tell(Optional.empty());
            return Duration.ofDays(1);
        }
        var settings = database.read(DeviceSettings::printer);
        if (settings.isEmpty()) {
            tell(Optional.of(LocalDeviceDesk.noPrinter()));
            return pace.longest();
        }
        return print(next.get(), settings.get());
    }

    private Duration print(Job job, PrinterSettings settings) {
        var content = database.read(reader -> PrintJobs.content(reader, job.id()));
        if (content.fresh().plus(pace.fresh()).isBefore(clock.instant())) {
            failed(job, State.HELD, held());
            return Duration.ZERO;
        }
        return switch (printers.at(settings)) {
            case Outcome.Failed<Connected>(var bad) -> later(job, bad);
            case Outcome.Ok<Connected>(var connected) -> {
                byte[] bytes =
                        content.begun() ? AgainMark.before(content.bytes(), settings) : renewed(job, content.bytes());
                yield ended(job, connected.printer().print(bytes, new Following(job)));
            }
        };
    }

    /** Says before its first print what came after the slip was queued. */
    private byte[] renewed(Job job, byte[] queued) {
        var renewal = renewals.remove(job.id());
        var bytes = renewal == null ? Optional.<byte[]>empty() : renewal.get();
        bytes.ifPresent(now -> database.write(LocalPrintQueue.AUTHOR, tx -> {
            PrintJobs.content(tx, job.id(), now);
            return 0;
        }));
        return bytes.orElse(queued);
    }

    /** How a slip that is queued is made anew before it is printed; empty for as it is. Forgotten with the end of the program. */
    void renewing(String jobId, Supplier<Optional<byte[]>> renewal) {
        if (renewals.size() >= PrintQueue.MAX_WAITING) {
            renewals.clear();
        }
        renewals.put(jobId, renewal);
    }

    private Duration ended(Job job, Printing printing) {
        return switch (printing) {
            case Printing.Done() -> {
                // Before the slip is gone: who sees an empty queue sees no trouble with it either.
                problem = Optional.empty();
                database.write(LocalPrintQueue.AUTHOR, tx -> {
                    PrintJobs.done(tx, job.id());
                    return 0;
                });
                failures = 0;
                tell(Optional.empty());
                yield Duration.ZERO;
            }
            case Printing.NotBegun(var why) -> later(job, why);
            // Cut short by the end of the program: it stays as it is, and the next start finds it.
            case Printing.BrokenOff(var why) -> isClosed ? pace.longest() : later(job, why);
        };
    }

    private Duration later(Job job, Problem why) {
        LOG.debug("slip {} is not printed: {}", job.id(), why.code());
        failed(job, State.WAITING, why);
        failures++;
        return pace.after(failures);
    }

    private void failed(Job job, State state, Problem why) {
        database.write(LocalPrintQueue.AUTHOR, tx -> {
            PrintJobs.wait(tx, job.id(), state, why);
            return 0;
        });
        tell(Optional.of(why));
    }

    private void tell(Optional<Problem> now) {
        problem = now;
        changed.run();
    }

    private static Problem held() {
        return Problem.of(
                "device.held",
                "A slip is so old that nobody waits for it any more, so it was not printed by itself. Print it with 'printer"
                        + " resume', or take it out.");
    }

    /**
     * Gives what waits a few seconds, for a command ends right after its sale; a slip that is not done then is printed again, marked,
     * after the next start.
     */
    @Override
    public void close() {
        wake();
        try {
            thread.submit(this::look).get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("slips still wait for the printer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isClosed = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Notes how a slip goes. */
    private final class Following implements ReceiptPrinter.Progress {

        private final Job job;

        private Following(Job job) {
            this.job = job;
        }

        @Override
        public void begins() {
            LOG.debug("slip {} is being printed", job.id());
            database.write(LocalPrintQueue.AUTHOR, tx -> {
                PrintJobs.begin(tx, job.id());
                return 0;
            });
        }

        @Override
        public void waits(PrinterState state) {
            if (!problem.equals(state.problem())) {
                tell(state.problem());
            }
        }

        @Override
        public boolean isStopped() {
            return isClosed;
        }
    }
}
