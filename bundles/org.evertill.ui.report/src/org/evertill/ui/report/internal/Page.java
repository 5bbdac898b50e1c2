package org.evertill.ui.report.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.report.Report;
import org.evertill.report.ReportDesk.Found;
import org.evertill.report.ReportTable;

/** What the screen is at; each but the first goes back to the one before. */
sealed interface Page {

    /** A report is chosen. */
    record Choosing() implements Page {}

    /**
     * A report is read.
     *
     * @param table empty while it is worked out
     */
    record Reading(Report report, Optional<ReportTable> table) implements Page {}

    /**
     * The receipts of a row.
     *
     * @param row what the row is of
     */
    record Receipts(Reading before, String row, List<Found> found) implements Page {

        public Receipts {
            found = List.copyOf(found);
        }
    }

    /** A receipt on paper. */
    record Paper(Receipts before, String receipt) implements Page {}
}
