package org.evertill.exchange;

import java.nio.file.Path;
import org.evertill.exchange.ProductImport.Report;
import org.evertill.kernel.Outcome;

/**
 * Reads promotions from a CSV file into the till; a service. A promotion that is there, by its identifier, becomes what the file says;
 * importing the same file again changes nothing.
 *
 * <p>The first line names the columns: {@code id}, {@code name}, {@code kind} and {@code terms} (JSON) are needed; {@code store},
 * {@code customer_group}, {@code coupon}, {@code valid_from}, {@code valid_until}, {@code hours}, {@code priority}, {@code exclusive} and
 * {@code active} may be there. A day stands for its beginning by the store's clock.
 */
public interface PromotionImport {

    /** Rows of a file at most: all of them are one transaction. */
    int MAX_ROWS = 10_000;

    /** Whether anything is written. */
    enum Mode {
        WRITE,
        /** Everything is checked and counted, and nothing changes. */
        DRY_RUN
    }

    /**
     * Imports a file. Problems: those of {@link ProductImport#run}, {@code exchange.too-many-rows}. A row that cannot be taken is listed in
     * the report, with {@code promotion.bad-terms} and the like as its reason.
     */
    Outcome<Report> run(Path file, Mode mode, Path refused);
}
