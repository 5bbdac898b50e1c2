package org.evertill.exchange.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Promotion;
import org.evertill.exchange.ProductImport.Report;
import org.evertill.exchange.PromotionImport;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.pricing.Kinds;
import org.evertill.pricing.Offers;
import org.evertill.pricing.PromotionKind;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Imports promotions, all in one transaction. */
@Component
public final class CsvPromotionImport implements PromotionImport {

    private static final Author AUTHOR = new Author("system:import");

    private final Database database;
    private final Kinds kinds;

    @Activate
    public CsvPromotionImport(
            @Reference Database database,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<PromotionKind> kinds) {
        this.database = database;
        this.kinds = new Kinds(kinds);
    }

    private record Row(long line, Promotion promotion) {}

    /** How many rows did what. */
    private static final class Counts {

        private long added;
        private long changed;
        private long unchanged;
    }

    @Override
    public Outcome<Report> run(Path file, Mode mode, Path refused) {
        return Shop.of(database)
                .then(shop -> CsvTable.open(file).then(table -> {
                    try (table) {
                        return PromotionColumns.of(table, shop.zone())
                                .then(columns -> RefusedFile.create(refused)
                                        .then(report -> run(file, table, columns, report, mode)));
                    }
                }));
    }

    private Outcome<Report> run(Path file, CsvTable table, PromotionColumns columns, RefusedFile refused, Mode mode) {
        try (refused) {
            var rows = new ArrayList<Row>();
            var seen = new HashSet<String>();
            long read = 0;
            for (var next = table.next(); next.isPresent(); next = table.next()) {
                if (++read > MAX_ROWS) {
                    return Outcome.failed(
                            "exchange.too-many-rows",
                            "A file has at most " + MAX_ROWS + " promotions. Divide it; nothing was imported.");
                }
                take(next.get(), columns, seen, rows, refused);
            }
            var counts = new Counts();
            write(rows, counts, refused, mode);
            return Outcome.ok(
                    new Report(read, counts.added, counts.changed, counts.unchanged, refused.counts(), false));
        } catch (IOException e) {
            return Outcome.failed(CsvTable.broken(file, 1));
        } catch (UncheckedIOException e) {
            return Outcome.failed(Problem.of(
                    "exchange.no-report",
                    "The report of refused rows cannot be written further. Free some space and repeat the import."));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    private void take(CsvRow row, PromotionColumns columns, Set<String> seen, List<Row> rows, RefusedFile refused) {
        switch (row) {
            case CsvRow.Broken(var why) -> refused.add(why);
            case CsvRow.Good good -> {
                try {
                    var read = columns.read(good);
                    if (!seen.add(read.id())) {
                        throw new RefusedRow("duplicate-in-file", read.id() + " stands in an earlier line already.");
                    }
                    switch (Offers.checked(read, kinds)) {
                        case Outcome.Ok<Promotion>(var promotion) -> rows.add(new Row(good.line(), promotion));
                        case Outcome.Failed<Promotion>(var problem) ->
                            refused.add(new Refused(good.line(), problem.code(), problem.message()));
                    }
                } catch (RefusedRow e) {
                    refused.add(e.at(good.line()));
                }
            }
        }
    }

    private void write(List<Row> rows, Counts counts, RefusedFile refused, Mode mode) {
        try {
            database.write(AUTHOR, tx -> {
                rows.forEach(row -> write(tx, row, counts, refused));
                if (mode == Mode.DRY_RUN) {
                    throw new OnlyTried();
                }
                return counts;
            });
        } catch (OnlyTried e) {
            // nothing of it stays, as was asked for
        }
    }

    private static void write(UnitOfWork tx, Row row, Counts counts, RefusedFile refused) {
        var type = DomainTypes.PROMOTION;
        var promotion = row.promotion();
        var problems = type.problemsOf(type.toRow(promotion));
        if (!problems.isEmpty()) {
            var first = problems.getFirst();
            refused.add(new Refused(row.line(), first.code(), first.message()));
            return;
        }
        var known = tx.find(type, promotion.id());
        if (known.isEmpty()) {
            tx.insert(type, promotion);
            counts.added++;
        } else if (known.get().value().equals(promotion)) {
            counts.unchanged++;
        } else {
            tx.update(type, promotion, known.get().version());
            counts.changed++;
        }
    }
}
