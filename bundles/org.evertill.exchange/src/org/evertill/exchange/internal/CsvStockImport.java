package org.evertill.exchange.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.evertill.domain.StockCount;
import org.evertill.exchange.ProductImport;
import org.evertill.exchange.ProductImport.Report;
import org.evertill.exchange.PromotionImport.Mode;
import org.evertill.exchange.StockImport;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports what is on the shelves, a thousand rows a transaction. */
@Component
public final class CsvStockImport implements StockImport {

    private static final Author AUTHOR = new Author("system:import");

    /** Of {@link StockCount#reference()}. */
    private static final int MAX_REFERENCE = 200;

    private final Database database;
    private final Clock clock;

    @Activate
    public CsvStockImport(@Reference Database database, @Reference Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Outcome<Report> run(Path file, String reference, Mode mode, Path refused) {
        String occasion = reference.strip();
        if (occasion.isEmpty()
                || occasion.length() > MAX_REFERENCE
                || occasion.chars().anyMatch(Character::isISOControl)) {
            return Outcome.failed(
                    "exchange.bad-reference",
                    "The reference is one line of 1 to " + MAX_REFERENCE + " characters. Nothing was imported.");
        }
        return Shop.of(database)
                .then(shop -> CsvTable.open(file).then(table -> {
                    try (table) {
                        return table.needed("code")
                                .then(code -> table.needed("quantity")
                                        .map(quantity -> new CountedRows(code, quantity, occasion, AUTHOR.userId())))
                                .then(rows -> RefusedFile.create(refused)
                                        .then(report -> new Run(file, table, rows, report, mode).all()));
                    }
                }));
    }

    /** One import. */
    private final class Run {

        private final Path file;
        private final CsvTable table;
        private final CountedRows counted;
        private final RefusedFile refused;
        private final Mode mode;
        private final Set<String> seen = new HashSet<>();
        private final List<CsvRow> batch = new ArrayList<>(ProductImport.BATCH_ROWS);
        private long rows;
        private long added;
        private long unchanged;

        Run(Path file, CsvTable table, CountedRows counted, RefusedFile refused, Mode mode) {
            this.file = file;
            this.table = table;
            this.counted = counted;
            this.refused = refused;
            this.mode = mode;
        }

        Outcome<Report> all() {
            try (refused) {
                for (var row = table.next(); row.isPresent(); row = table.next()) {
                    rows++;
                    batch.add(row.get());
                    if (batch.size() == ProductImport.BATCH_ROWS) {
                        countBatch();
                    }
                }
                countBatch();
                return Outcome.ok(new Report(rows, added, 0, unchanged, refused.counts(), false));
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

        private void countBatch() {
            var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (mode == Mode.DRY_RUN) {
                database.read(reader -> {
                    batch.forEach(row -> look(row, good -> counted.of(reader, database, good, at, seen)));
                    return 0;
                });
            } else {
                database.write(AUTHOR, tx -> {
                    batch.forEach(row -> look(row, good -> counted.write(tx, database, good, at, seen)));
                    return 0;
                });
            }
            batch.clear();
        }

        /** In the order of the file, so that its report is too. */
        private void look(CsvRow row, Predicate<CsvRow.Good> isCountedNow) {
            switch (row) {
                case CsvRow.Broken(var why) -> refused.add(why);
                case CsvRow.Good good -> {
                    try {
                        if (isCountedNow.test(good)) {
                            added++;
                        } else {
                            unchanged++;
                        }
                    } catch (RefusedRow e) {
                        refused.add(e.at(good.line()));
                    }
                }
            }
        }
    }
}
