package org.evertill.exchange;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.kernel.Outcome;

/**
 * Reads a catalogue from a CSV file into the till; a service. Streaming, with flat memory whatever the size of the file.
 * Importing the same file again changes nothing; a changed name or price is an update. Two tills that import the same
 * catalogue while offline make the same rows.
 *
 * <p>The first line names the columns, in any order, separated by comma, semicolon or tab: {@code gtin} (or
 * {@code code}, {@code barcode}, {@code ean}) and {@code name} are needed; {@code sku}, {@code brand}, {@code price},
 * {@code tax_class}, {@code kind} ({@code goods} or {@code service}), {@code unit} and {@code category} may be there, and what is special about a product:
 * {@code minimum_age}, {@code deposit_sku}, {@code variant_of}, {@code variant}, {@code contains} for how many the code stands for, and with
 * {@code yes} or {@code no} {@code open_price}, {@code serial_needed}, {@code lot_needed}, {@code deposit}, {@code not_returnable},
 * {@code not_discountable}; others are passed over. UTF-8; a file that begins as gzip does is unpacked.
 */
public interface ProductImport {

    /** Bytes of one row at most; a longer one is refused. */
    int MAX_ROW_BYTES = 64 << 10;

    /** Rows that become one transaction. */
    int BATCH_ROWS = 1_000;

    /**
     * Imports a file. Problems: {@code exchange.no-file}, {@code exchange.not-gzip}, {@code exchange.missing-column},
     * {@code exchange.read-failed} for a file that breaks off, {@code exchange.no-report}, {@code till.not-enrolled},
     * {@code till.no-store}, and {@code storage.…}. What was imported before a problem stays and is not doubled by another
     * run.
     *
     * @param refused the file that gets one line for each refused row: its line number, the reason, a sentence
     */
    Outcome<Report> run(Path file, Options options, Path refused, Progress progress);

    /**
     * What holds for rows that do not say.
     *
     * @param price in the store's currency, tax included; empty leaves products without a price
     */
    record Options(Optional<BigDecimal> price, String taxClass) {

        /** Standard tax, no price. */
        public static Options standard() {
            return new Options(Optional.empty(), "standard");
        }
    }

    /**
     * What was done.
     *
     * @param rows rows of the file without the header, blank lines not counted
     * @param added products that are new
     * @param changed products of which something changed
     * @param unchanged products that were there as they are in the file
     * @param refused rows by reason
     * @param stopped whether it was stopped before the end
     */
    record Report(
            long rows, long added, long changed, long unchanged, SortedMap<String, Long> refused, boolean stopped) {

        public Report {
            refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
        }
    }
}
