package org.evertill.exchange.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.evertill.catalogue.ImportDesk;
import org.evertill.domain.Permission;
import org.evertill.exchange.ProductImport.Options;
import org.evertill.exchange.ProductImport.Report;
import org.evertill.exchange.Progress;
import org.evertill.exchange.PromotionImport.Mode;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files at the window, by the import that the command line has. */
@Component
public final class LocalImportDesk implements ImportDesk {

    private static final Set<String> NEEDED = Set.of(Permission.EDIT_CATALOGUE.name(), Permission.EDIT_PRICE.name());

    /** Whoever was stopped ends within a thousand rows. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Database database;
    private final CsvProductImport products;
    private final Duration patience;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    @Activate
    public LocalImportDesk(@Reference Database database) {
        this(database, PATIENCE);
    }

    /**
     * @param patience how long one waits for the file before
     */
    LocalImportDesk(Database database, Duration patience) {
        this.database = database;
        this.patience = patience;
        this.products = new CsvProductImport(database);
    }

    @Override
    public Outcome<Imported> preview(String staffId, Path file, Watch watch) {
        return run(staffId, file, watch, Mode.DRY_RUN);
    }

    @Override
    public Outcome<Imported> take(String staffId, Path file, Watch watch) {
        return run(staffId, file, watch, Mode.WRITE);
    }

    private Outcome<Imported> run(String staffId, Path file, Watch watch, Mode mode) {
        return permitted(staffId)
                .then(author -> alone(() -> {
                    var listed = new Listed();
                    var pass = new Pass(author, mode, listed::add);
                    var refused = file.resolveSibling(file.getFileName() + ".refused.csv");
                    return products.run(file, Options.standard(), refused, watched(watch), pass)
                            .map(report -> imported(report, listed));
                }));
    }

    /** What was seen in a file is noted in one table, so two at a time would take each other's rows for duplicates. */
    private <T> Outcome<T> alone(Supplier<Outcome<T>> work) {
        try {
            if (!oneAtATime.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Outcome.failed(busy());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(busy());
        }
        try {
            return work.get();
        } finally {
            oneAtATime.unlock();
        }
    }

    private static Problem busy() {
        return Problem.of(
                "catalogue.import-busy",
                "Another file is being imported at this till. Wait until it is done, then look into this one again.");
    }

    private Outcome<Author> permitted(String staffId) {
        return Attempt.of(() -> database.read(reader -> {
            var held = Clearance.held(reader, Place.of(database, reader), staffId, NEEDED);
            if (!held.containsAll(NEEDED)) {
                throw new ProblemException(Problem.of(
                        "catalogue.not-permitted",
                        "Your role reads here and changes nothing. Somebody who may has to log in."));
            }
            return new Author(staffId);
        }));
    }

    private static Imported imported(Report report, Listed listed) {
        long refused =
                report.refused().values().stream().mapToLong(Long::longValue).sum();
        return new Imported(
                report.added(), report.changed(), report.unchanged(), refused, !report.stopped(), listed.lines);
    }

    private static Progress watched(Watch watch) {
        return new Progress() {
            @Override
            public void at(long done, int percent) {
                watch.at(done, percent);
            }

            @Override
            public boolean stopping() {
                return watch.isStopping();
            }
        };
    }

    /** The first lines that people have to look at. */
    private static final class Listed {

        private final List<Line> lines = new ArrayList<>();

        void add(Line line) {
            if (lines.size() < MAX_LISTED) {
                lines.add(line);
            }
        }
    }
}
