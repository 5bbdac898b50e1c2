package org.evertill.ui.report.internal;

import java.util.Optional;
import org.evertill.report.ReportDesk.Offer;

/**
 * Somebody looks at reports. A value.
 *
 * @param span the days of the reports
 * @param entry what was typed of other days; empty while nobody types
 */
record Visit(String staffId, Offer offer, ReportWords words, Span span, Optional<DayEntry> entry) {

    /** The same with other days, which are known now. */
    Visit with(Span days) {
        return new Visit(staffId, offer, words, days, Optional.empty());
    }

    Visit typing(Optional<DayEntry> typed) {
        return new Visit(staffId, offer, words, span, typed);
    }
}
