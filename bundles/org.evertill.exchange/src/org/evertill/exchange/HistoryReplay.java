package org.evertill.exchange;

import java.nio.file.Path;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;

/**
 * Puts trade history through the same use cases as the sell screen; a service. The file is in the format of the UCI
 * data set "Online Retail": {@code InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID,
 * Country}, times in the store's zone, prices in the store's currency, tax of class {@code standard} included.
 *
 * <p>An invoice becomes a sale, one that begins with C a refund; a negative quantity on another one becomes a write-off
 * of stock. Each invoice is one durable transaction. A run that was interrupted in any way goes on where it was when it
 * is started again: invoices that are there already, found by their number, are passed over.
 */
public interface HistoryReplay {

    /** Invoices of a file at most. */
    int MAX_INVOICES = 2_000_000;

    /** Different stock codes of a file at most, and different customers. */
    int MAX_MASTER_ROWS = 1_000_000;

    /**
     * Replays a file. Problems as of {@link ProductImport#run}, and {@code exchange.too-large}.
     *
     * @param refused the file that gets one line for each refused line: its line number, the reason, a sentence
     */
    Outcome<Report> run(Path file, Options options, Path refused, Progress progress);

    /**
     * Which invoices.
     *
     * @param limit the first so many of those that {@code where} selects
     */
    record Options(Where where, OptionalLong limit) {}

    /** Which half of the invoices, by the number without its letter. */
    enum Where {
        ALL,
        ODD,
        EVEN
    }

    /**
     * What was done in this run.
     *
     * @param lines lines of the file that became part of something
     * @param refundTotal not positive
     * @param present invoices that were there before
     * @param refused lines by reason
     * @param stopped whether it was stopped before the end
     */
    record Report(
            long lines,
            long sales,
            Money saleTotal,
            long refunds,
            Money refundTotal,
            long writeOffs,
            long present,
            SortedMap<String, Long> refused,
            boolean stopped) {

        public Report {
            refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
        }
    }
}
