package org.evertill.exchange;

import java.nio.file.Path;
import org.evertill.domain.Approval;
import org.evertill.kernel.Outcome;

/** Writes master data as CSV files that can be imported again; a service. Flat memory; the file is complete or not there. */
public interface MasterExport {

    /** What to write. */
    enum Kind {
        /** Products and their codes, for {@link ProductImport}. */
        CATALOGUE,
        /** Price rows, for {@link MasterImport}. */
        PRICES,
        /** Customers, for {@link MasterImport}. */
        CUSTOMERS,
        /** Promotions, for {@link PromotionImport}. */
        PROMOTIONS
    }

    /**
     * Writes a file; gives its rows. Customers need {@code EXPORT_PERSONAL}. Problems: {@code exchange.not-written}, {@code till.…};
     * {@code staff.ended} and {@code staff.needs-approval} as of the use cases of a person.
     *
     * @param staffId who takes it out
     */
    Outcome<Long> write(Kind kind, Path target, String staffId);

    /** The same with what somebody allowed. */
    MasterExport with(Approval approval);
}
