package org.evertill.exchange.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityType;
import org.evertill.exchange.MasterImport;
import org.evertill.exchange.ProductImport;
import org.evertill.exchange.ProductImport.Report;
import org.evertill.exchange.PromotionImport.Mode;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports master data, a thousand rows a transaction. */
@Component
public final class CsvMasterImport implements MasterImport {

    private static final Author AUTHOR = new Author("system:import");

    private static final int ADDED = 0;
    private static final int CHANGED = 1;
    private static final int UNCHANGED = 2;

    private final Database database;

    @Activate
    public CsvMasterImport(@Reference Database database) {
        this.database = database;
    }

    @Override
    public Outcome<Report> run(Kind kind, Path file, Mode mode, Path refused) {
        return Shop.of(database)
                .then(shop -> CsvTable.open(file).then(table -> {
                    try (table) {
                        var columns = new MasterColumns(table, shop);
                        return switch (kind) {
                            case PRICES ->
                                table.needed("sku")
                                        .then(sku -> table.needed("price"))
                                        .then(price -> RefusedFile.create(refused))
                                        .then(report -> new Run<>(
                                                        file,
                                                        table,
                                                        report,
                                                        mode,
                                                        DomainTypes.PRICE_ROW,
                                                        columns::price)
                                                .all());
                            case CUSTOMERS ->
                                table.needed("number")
                                        .then(number -> RefusedFile.create(refused))
                                        .then(report -> new Run<>(
                                                        file,
                                                        table,
                                                        report,
                                                        mode,
                                                        DomainTypes.CUSTOMER,
                                                        columns::customer)
                                                .all());
                            case COUPONS ->
                                table.needed("number")
                                        .then(number -> table.needed("promotion"))
                                        .then(promotion -> RefusedFile.create(refused))
                                        .then(report -> new Run<>(
                                                        file, table, report, mode, DomainTypes.COUPON, columns::coupon)
                                                .all());
                        };
                    }
                }));
    }

    /** One import. */
    private final class Run<T extends Record> {

        private final Path file;
        private final CsvTable table;
        private final RefusedFile refused;
        private final Mode mode;
        private final EntityType<T> type;
        private final BiFunction<Reader, List<String>, T> read;
        private final List<CsvRow.Good> batch = new ArrayList<>(ProductImport.BATCH_ROWS);
        private long rows;
        private long added;
        private long changed;
        private long unchanged;

        Run(
                Path file,
                CsvTable table,
                RefusedFile refused,
                Mode mode,
                EntityType<T> type,
                BiFunction<Reader, List<String>, T> read) {
            this.file = file;
            this.table = table;
            this.refused = refused;
            this.mode = mode;
            this.type = type;
            this.read = read;
        }

        Outcome<Report> all() {
            try (refused) {
                forgetSeen();
                for (var row = table.next(); row.isPresent(); row = table.next()) {
                    rows++;
                    take(row.get());
                }
                writeBatch();
                forgetSeen();
                return Outcome.ok(new Report(rows, added, changed, unchanged, refused.counts(), false));
            } catch (IOException e) {
                return Outcome.failed(CsvTable.broken(file, rows + 1).with("rows", rows));
            } catch (UncheckedIOException e) {
                return Outcome.failed(Problem.of(
                        "exchange.no-report",
                        "The report of refused rows cannot be written further. Free some space and repeat the import;"
                                + " nothing is doubled."));
            } catch (ProblemException e) {
                return Outcome.failed(e.problem().with("rows", rows));
            }
        }

        private void take(CsvRow row) {
            switch (row) {
                case CsvRow.Broken(var why) -> refused.add(why);
                case CsvRow.Good good -> batch.add(good);
            }
            if (batch.size() == ProductImport.BATCH_ROWS) {
                writeBatch();
            }
        }

        /** What was read is noted by itself, so that a trial knows it of earlier batches too. */
        private void writeBatch() {
            var wanted = new ArrayList<Wanted<T>>();
            database.write(AUTHOR, tx -> {
                batch.forEach(row -> read(tx, row, wanted));
                return 0;
            });
            batch.clear();
            try {
                write(wanted);
            } catch (ProblemException e) {
                if (e.problem().code().startsWith("storage.")) {
                    throw e;
                }
                wanted.forEach(this::writeAlone);
            }
        }

        private void writeAlone(Wanted<T> row) {
            try {
                write(List.of(row));
            } catch (ProblemException e) {
                if (e.problem().code().startsWith("storage.")) {
                    throw e;
                }
                refused.add(
                        new Refused(row.line(), e.problem().code(), e.problem().message()));
            }
        }

        /** One transaction; what it counted holds only once it is over. */
        private void write(List<Wanted<T>> some) {
            var counts = new long[3];
            try {
                database.write(AUTHOR, tx -> {
                    some.forEach(row -> counts[write(tx, row)]++);
                    if (mode == Mode.DRY_RUN) {
                        throw new OnlyTried();
                    }
                    return 0;
                });
            } catch (OnlyTried e) {
                // nothing of it stays, as was asked for
            }
            added += counts[ADDED];
            changed += counts[CHANGED];
            unchanged += counts[UNCHANGED];
        }

        private void read(UnitOfWork tx, CsvRow.Good row, List<Wanted<T>> wanted) {
            try {
                var value = read.apply(tx, row.fields());
                var stored = type.toRow(value);
                var problems = type.problemsOf(stored);
                if (!problems.isEmpty()) {
                    var first = problems.getFirst();
                    throw new RefusedRow(first.code(), first.message());
                }
                String id = String.valueOf(stored.get(type.idColumn()));
                refuseSeen(tx, id, row.line());
                wanted.add(new Wanted<>(row.line(), id, value));
            } catch (RefusedRow e) {
                refused.add(e.at(row.line()));
            }
        }

        private int write(UnitOfWork tx, Wanted<T> row) {
            var known = tx.find(type, row.id());
            if (known.isEmpty()) {
                tx.insert(type, row.value());
                return ADDED;
            }
            if (known.get().value().equals(row.value())) {
                return UNCHANGED;
            }
            tx.update(type, row.value(), known.get().version());
            return CHANGED;
        }

        private void refuseSeen(UnitOfWork tx, String id, long line) {
            if (tx.execute("INSERT INTO import_seen VALUES (?, ?) ON CONFLICT DO NOTHING", List.of(id, line)) == 0) {
                throw new RefusedRow("duplicate-in-file", "What the row is about stands in an earlier line already.");
            }
        }

        private void forgetSeen() {
            database.write(AUTHOR, tx -> tx.execute("DELETE FROM import_seen", List.of()));
        }
    }

    private record Wanted<T>(long line, String id, T value) {}
}
