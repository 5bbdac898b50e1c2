package org.evertill.exchange.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.evertill.catalogue.ImportDesk.Fate;
import org.evertill.catalogue.ImportDesk.Line;
import org.evertill.exchange.ProductImport;
import org.evertill.exchange.Progress;
import org.evertill.exchange.PromotionImport.Mode;
import org.evertill.exchange.internal.ProductColumns.Wanted;
import org.evertill.exchange.internal.ProductWriter.Change;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.evertill.storage.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports catalogues in batches; a batch that fails for one row is done again row by row. */
@Component
public final class CsvProductImport implements ProductImport {

    private static final Logger LOG = LoggerFactory.getLogger(CsvProductImport.class);

    private final Database database;

    @Activate
    public CsvProductImport(@Reference Database database) {
        this.database = database;
    }

    @Override
    public Outcome<Report> run(Path file, Options options, Path refused, Progress progress) {
        return run(file, options, refused, progress, Pass.UNATTENDED);
    }

    /** The same, gone through otherwise. */
    Outcome<Report> run(Path file, Options options, Path refused, Progress progress, Pass pass) {
        return Shop.of(database)
                .then(shop -> CsvTable.open(file).then(table -> {
                    try (table) {
                        return ProductColumns.of(table)
                                .then(columns -> RefusedFile.create(refused)
                                        .then(report -> new Run(
                                                        file, shop, options, table, columns, report, progress, pass)
                                                .all()));
                    }
                }));
    }

    /** One import. */
    private final class Run {

        private final Path file;
        private final Shop shop;
        private final Options options;
        private final CsvTable table;
        private final ProductColumns columns;
        private final RefusedFile refused;
        private final Progress progress;
        private final Pass pass;
        private final List<Wanted> batch = new ArrayList<>(BATCH_ROWS);
        private Counts counts = new Counts(0, 0, 0);
        private long rows;
        private long lastLine = 1;

        Run(
                Path file,
                Shop shop,
                Options options,
                CsvTable table,
                ProductColumns columns,
                RefusedFile refused,
                Progress progress,
                Pass pass) {
            this.file = file;
            this.shop = shop;
            this.options = options;
            this.table = table;
            this.columns = columns;
            this.refused = refused;
            this.progress = progress;
            this.pass = pass;
        }

        Outcome<Report> all() {
            try (refused) {
                forgetSeen();
                readRows();
                writeBatch();
                forgetSeen();
                LOG.info("import: {} rows, {}, {} refused", rows, counts, refused.counts());
                return Outcome.ok(new Report(
                        rows, counts.added, counts.changed, counts.unchanged, refused.counts(), progress.stopping()));
            } catch (IOException e) {
                return failed(CsvTable.broken(file, lastLine));
            } catch (UncheckedIOException e) {
                return failed(Problem.of(
                        "exchange.no-report",
                        "The report of refused rows cannot be written further. Free some space and repeat the import;"
                                + " nothing is doubled."));
            } catch (ProblemException e) {
                return failed(e.problem());
            }
        }

        private Outcome<Report> failed(Problem problem) {
            LOG.warn("import ended after {} rows: {}", rows, problem.code());
            return Outcome.failed(problem.with("rows", rows));
        }

        private void readRows() throws IOException {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                rows++;
                take(row.get());
                if (batch.size() == BATCH_ROWS) {
                    writeBatch();
                    progress.at(rows, table.percent());
                    if (progress.stopping()) {
                        return;
                    }
                }
            }
        }

        private void take(CsvRow row) {
            switch (row) {
                case CsvRow.Broken(var why) -> refuse(why, "");
                case CsvRow.Good good -> {
                    lastLine = good.line();
                    try {
                        batch.add(columns.read(good, options));
                    } catch (RefusedRow e) {
                        refuse(e.at(good.line()), "");
                    }
                }
            }
        }

        private void writeBatch() {
            try {
                write(batch);
            } catch (ProblemException e) {
                if (e.problem().code().startsWith("storage.")) {
                    throw e;
                }
                LOG.info(
                        "a batch of the import is done row by row: {}",
                        e.problem().code());
                batch.forEach(this::writeAlone);
            }
            batch.clear();
        }

        private void writeAlone(Wanted wanted) {
            try {
                write(List.of(wanted));
            } catch (ProblemException e) {
                if (e.problem().code().startsWith("storage.")) {
                    throw e;
                }
                refuse(
                        new Refused(
                                wanted.line(), e.problem().code(), e.problem().message()),
                        said(wanted));
            }
        }

        /** One transaction; what it refused and counted holds only once it is over. */
        private void write(List<Wanted> rowsToWrite) {
            var told = new ArrayList<Told>();
            var counting = new AtomicReference<>(counts);
            var fresh = pass.mode() == Mode.DRY_RUN ? unseen(rowsToWrite, told) : rowsToWrite;
            try {
                database.write(pass.author(), tx -> {
                    var writer = new ProductWriter(tx, shop.currency(), options.taxClass());
                    fresh.forEach(wanted -> write(tx, writer, wanted, told, counting));
                    if (pass.mode() == Mode.DRY_RUN) {
                        throw new OnlyTried();
                    }
                    return 0;
                });
            } catch (OnlyTried e) {
                // nothing of it stays, as was asked for
            }
            counts = counting.get();
            told.forEach(this::tell);
        }

        private void write(
                UnitOfWork tx, ProductWriter writer, Wanted wanted, List<Told> told, AtomicReference<Counts> counting) {
            try {
                if (pass.mode() == Mode.WRITE) {
                    refuseSeen(tx, wanted);
                }
                var change = writer.write(wanted);
                counting.set(counting.get().plus(change));
                fate(change).ifPresent(fate -> told.add(Told.of(wanted, fate)));
            } catch (RefusedRow e) {
                told.add(Told.of(e.at(wanted.line()), said(wanted)));
            }
        }

        /** What was read is noted by itself, so that a trial knows it of earlier batches too. */
        private List<Wanted> unseen(List<Wanted> some, List<Told> told) {
            return database.write(pass.author(), tx -> {
                var fresh = new ArrayList<Wanted>();
                for (Wanted wanted : some) {
                    try {
                        refuseSeen(tx, wanted);
                        fresh.add(wanted);
                    } catch (RefusedRow e) {
                        told.add(Told.of(e.at(wanted.line()), said(wanted)));
                    }
                }
                return fresh;
            });
        }

        private void refuse(Refused why, String name) {
            tell(Told.of(why, name));
        }

        private void tell(Told told) {
            told.refused().ifPresent(refused::add);
            pass.each().accept(told.line());
        }

        /** A row that is gone through once more, alone, is no duplicate of itself. */
        private void refuseSeen(UnitOfWork tx, Wanted wanted) {
            boolean isNew = tx.execute(
                            "INSERT INTO import_seen VALUES (?, ?) ON CONFLICT DO NOTHING",
                            List.of(wanted.code(), wanted.line()))
                    > 0;
            if (!isNew) {
                long first = tx.query(
                                "SELECT line FROM import_seen WHERE code = ?",
                                List.of(wanted.code()),
                                row -> row.getLong(1))
                        .getFirst();
                if (first != wanted.line()) {
                    throw new RefusedRow(
                            "duplicate-in-file",
                            "The code " + wanted.code() + " stands in line " + first + " already.");
                }
            }
        }

        private void forgetSeen() {
            database.write(pass.author(), tx -> tx.execute("DELETE FROM import_seen", List.of()));
        }
    }

    private static Optional<Fate> fate(Change change) {
        return switch (change) {
            case ADDED -> Optional.of(Fate.ADDED);
            case CHANGED -> Optional.of(Fate.CHANGED);
            case NONE -> Optional.empty();
        };
    }

    private static String said(Wanted wanted) {
        return wanted.name() + ", " + wanted.code();
    }

    /** What became of a row. */
    private record Told(Optional<Refused> refused, Line line) {

        static Told of(Wanted wanted, Fate fate) {
            return new Told(Optional.empty(), new Line(wanted.line(), fate, said(wanted), ""));
        }

        static Told of(Refused why, String name) {
            return new Told(Optional.of(why), new Line(why.line(), Fate.REFUSED, name, why.message()));
        }
    }

    private record Counts(long added, long changed, long unchanged) {

        Counts plus(Change change) {
            return switch (change) {
                case ADDED -> new Counts(added + 1, changed, unchanged);
                case CHANGED -> new Counts(added, changed + 1, unchanged);
                case NONE -> new Counts(added, changed, unchanged + 1);
            };
        }
    }
}
