package org.evertill.devices.local.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.evertill.devices.PrintQueue;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.Printers;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.receipt.Block;
import org.evertill.receipt.EscPos;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The print queue in the till's database. */
@Component(service = {PrintQueue.class, LocalPrintQueue.class})
public final class LocalPrintQueue implements PrintQueue, AutoCloseable {

    static final Author AUTHOR = new Author("system:printing");

    private static final Logger LOG = LoggerFactory.getLogger(LocalPrintQueue.class);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Database database;
    private final Clock clock;
    private final PrintWorker worker;
    private final List<Consumer<Status>> listeners = new CopyOnWriteArrayList<>();
    private final Object changes = new Object();

    @Activate
    public LocalPrintQueue(@Reference Database database, @Reference Clock clock, @Reference Printers printers) {
        this(database, clock, printers, PrintWorker.Pace.USUAL);
    }

    /** For tests, which do not wait as long. */
    LocalPrintQueue(Database database, Clock clock, Printers printers, PrintWorker.Pace pace) {
        this.database = database;
        this.clock = clock;
        this.worker = new PrintWorker(database, clock, printers, pace, this::changed);
        worker.start();
    }

    @Override
    public Outcome<Job> add(String title, ReceiptDocument document) {
        try {
            var job = database.write(AUTHOR, tx -> add(tx, title, document));
            wake();
            return Outcome.ok(job);
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    /**
     * The same within a transaction, after which {@link #wake} is due; throws the problem.
     */
    Job add(UnitOfWork tx, String title, ReceiptDocument document) {
        var settings = DeviceSettings.printer(tx).orElseThrow(() -> new ProblemException(LocalDeviceDesk.noPrinter()));
        if (PrintJobs.count(tx) >= MAX_WAITING) {
            throw new ProblemException(Problem.of(
                    "device.queue-full",
                    "More than " + MAX_WAITING + " slips wait for the printer. See to the printer; nothing more is"
                            + " kept for it until then. Receipts can be printed later by their numbers."));
        }
        var job = new Job(Nanoid.random(), title, State.WAITING, clock.instant(), 0, Optional.empty());
        PrintJobs.add(tx, job, EscPos.bytes(whole(document, settings), settings.profile()), worker.incarnation());
        return job;
    }

    /** How a slip that was just queued is made anew before its first print; empty for as it is. */
    void renewing(Job job, PrinterSettings settings, Supplier<Optional<ReceiptDocument>> renewal) {
        worker.renewing(
                job.id(),
                () -> renewal.get().map(document -> EscPos.bytes(whole(document, settings), settings.profile())));
    }

    /** In training it says that it is for practice. A slip that does not say so ends with a cut, too: the next one is another piece of paper. */
    private ReceiptDocument whole(ReceiptDocument slip, PrinterSettings settings) {
        var document = TrainingMark.isDue(database) ? TrainingMark.on(slip, settings.language()) : slip;
        var blocks = document.blocks();
        if (!blocks.isEmpty() && blocks.getLast() instanceof Block.Cut) {
            return document;
        }
        return new ReceiptDocument(
                Stream.concat(blocks.stream(), Stream.of(new Block.Cut())).toList());
    }

    /** Looks at the queue soon. */
    void wake() {
        worker.wake();
    }

    @Override
    public List<Job> jobs() {
        return database.read(PrintJobs::all);
    }

    @Override
    public Status status() {
        return database.read(reader -> {
            int waiting = PrintJobs.count(reader);
            return new Status(waiting, worker.problem().or(() -> PrintJobs.held(reader)));
        });
    }

    @Override
    public int resume() {
        int waiting = database.write(AUTHOR, tx -> {
            PrintJobs.release(tx, clock.instant());
            return PrintJobs.count(tx);
        });
        wake();
        return waiting;
    }

    @Override
    public boolean drop(String id) {
        boolean isDropped = database.write(AUTHOR, tx -> PrintJobs.isDropped(tx, id));
        wake();
        return isDropped;
    }

    @Override
    public Optional<Job> await(String id, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        var job = database.read(reader -> PrintJobs.find(reader, id));
        try {
            while (job.isPresent() && job.get().state() != State.HELD && System.nanoTime() < end) {
                synchronized (changes) {
                    changes.wait(LOOK.toMillis());
                }
                job = database.read(reader -> PrintJobs.find(reader, id));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return job;
    }

    @Override
    public Runnable listen(Consumer<Status> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Deactivate
    @Override
    public void close() {
        worker.close();
    }

    private void changed() {
        synchronized (changes) {
            changes.notifyAll();
        }
        if (listeners.isEmpty()) {
            return;
        }
        var status = status();
        for (var listener : listeners) {
            try {
                listener.accept(status);
            } catch (RuntimeException e) {
                LOG.error("a listener of the print queue failed", e);
            }
        }
    }
}
