package org.evertill.exchange;

import java.nio.file.Path;
import org.evertill.exchange.ProductImport.Report;
import org.evertill.exchange.PromotionImport.Mode;
import org.evertill.kernel.Outcome;

/**
 * Reads master data from CSV files into the till; a service. Streaming, with flat memory. A row that is there, by its identifier, becomes
 * what the file says; what the file has no column for stays. Importing the same file again changes nothing, and what {@link MasterExport}
 * wrote can be read again.
 */
public interface MasterImport {

    /** What a file is about. */
    enum Kind {
        /**
         * Price rows: {@code sku} and {@code price} are needed; {@code id}, {@code tax_included}, {@code valid_from}, {@code valid_until},
         * {@code store}, {@code price_list}, {@code customer_group}, {@code from_quantity} and {@code currency} may be there. A row
         * without an identifier is that of its product, place, group, quantity and beginning.
         */
        PRICES,
        /**
         * Customers: {@code number} is needed; {@code id}, {@code name}, {@code email}, {@code phone}, {@code country},
         * {@code tax_number} and {@code customer_group} may be there. A row without an identifier is that of its number.
         */
        CUSTOMERS,
        /**
         * Coupons that have numbers, printed elsewhere: {@code number} and {@code promotion} are needed. One that is there stays as it
         * is, used or not.
         */
        COUPONS
    }

    /**
     * Imports a file. Problems: those of {@link ProductImport#run}. A row that cannot be taken is listed in the report.
     */
    Outcome<Report> run(Kind kind, Path file, Mode mode, Path refused);
}
