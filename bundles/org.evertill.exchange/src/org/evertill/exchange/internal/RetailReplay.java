package org.evertill.exchange.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.evertill.checkout.Checkout;
import org.evertill.exchange.HistoryReplay;
import org.evertill.exchange.Progress;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.stock.StockDesk;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replays history invoice by invoice: the file is read once for what it holds, and once to sell it. */
@Component
public final class RetailReplay implements HistoryReplay {

    static final Author AUTHOR = new Author("system:replay");
    static final String TAX_CLASS = "standard";

    private static final Logger LOG = LoggerFactory.getLogger(RetailReplay.class);

    private final Database database;
    private final Checkout checkout;
    private final StockDesk stock;

    @Activate
    public RetailReplay(@Reference Database database, @Reference Checkout checkout, @Reference StockDesk stock) {
        this.database = database;
        this.checkout = checkout;
        this.stock = stock;
    }

    @Override
    public Outcome<Report> run(Path file, Options options, Path refused, Progress progress) {
        return Shop.of(database)
                .then(shop -> RetailIndex.of(file, options)
                        .then(index -> CsvTable.open(file).then(table -> {
                            try (table) {
                                return RetailColumns.of(table)
                                        .then(columns -> RefusedFile.create(refused)
                                                .then(report -> sell(
                                                        file, options, shop, index, table, columns, report, progress)));
                            }
                        })));
    }

    private Outcome<Report> sell(
            Path file,
            Options options,
            Shop shop,
            RetailIndex index,
            CsvTable table,
            RetailColumns columns,
            RefusedFile refused,
            Progress progress) {
        var seller = new RetailSeller(
                checkout, stock, RetailHistory.read(database, shop.till().storeId()), shop.currency(), refused);
        var gathering = new RetailGathering(new RetailSelection(options), index, columns, shop.zone(), refused);
        try (refused) {
            new RetailMaster(database, index).ensure(progress);
            var row = table.next();
            while (row.isPresent() && !gathering.isFinished() && !progress.stopping()) {
                gathering.take(row.get()).ifPresent(seller::sell);
                progress.at(seller.invoices(), table.percent());
                row = table.next();
            }
            var report = seller.report(row.isPresent() && !gathering.isFinished());
            LOG.info(
                    "replay: {} sales, {} refunds, {} write-offs, {} there before, {} refused",
                    report.sales(),
                    report.refunds(),
                    report.writeOffs(),
                    report.present(),
                    report.refused());
            return Outcome.ok(report);
        } catch (IOException e) {
            return Outcome.failed(CsvTable.broken(file, gathering.line()));
        } catch (UncheckedIOException e) {
            return Outcome.failed(Problem.of(
                    "exchange.no-report",
                    "The report of refused lines cannot be written further. Free some space and repeat the replay;"
                            + " nothing is doubled."));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }
}
