package org.evertill.exchange;

import java.nio.file.Path;
import org.evertill.exchange.ProductImport.Report;
import org.evertill.exchange.PromotionImport.Mode;
import org.evertill.kernel.Outcome;

/**
 * Reads how much of each product is in the store from a CSV file, as when Evertill begins there; a service. Streaming, with flat memory.
 * Each row is a count: from it on the stock of the product is what the file says, and what moves after it.
 *
 * <p>The first line names the columns: {@code code} (a barcode or a stock code) and {@code quantity} are needed. A product is counted once under a
 * reference: the same row again changes nothing, also after something was sold, and another quantity is refused.
 */
public interface StockImport {

    /** What counts of an import are called when nobody says otherwise. */
    String OPENING = "opening stock";

    /**
     * Imports a file. Problems: those of {@link ProductImport#run}, {@code exchange.bad-reference}. A row that cannot be taken is listed in
     * the report, with {@code bad-quantity}, {@code duplicate-in-file}, {@code counted-otherwise}, {@code sale.unknown-code},
     * {@code sale.ambiguous-code}, {@code sale.no-stock} or {@code barcode.…} as its reason.
     *
     * @param reference the occasion, up to 200 characters
     */
    Outcome<Report> run(Path file, String reference, Mode mode, Path refused);
}
