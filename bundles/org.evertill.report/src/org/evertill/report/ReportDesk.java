package org.evertill.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evertill.domain.Approval;
import org.evertill.domain.Store;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.receipt.TenderName;

/**
 * Reports for somebody who stands at the till; a service. Whoever has the till's files may ask {@link Reports}; at the window
 * people are asked for their permission, for a report tells what should be in the drawer before it is counted. Any thread but the UI's.
 */
public interface ReportDesk {

    /** Receipts that a row leads to, at most: the latest. */
    int MAX_RECEIPTS = 500;

    /** The same with what somebody else allowed. */
    ReportDesk with(Approval approval);

    /**
     * Lets a person look, for as long as the person does. Needs {@code MANAGE_SHIFT}. Problems: {@code staff.needs-approval},
     * {@code staff.ended}, {@code till.not-enrolled}, {@code till.no-store}.
     */
    Outcome<Offer> open(String staffId);

    /**
     * The receipts that a row of a report is about, the latest first; none when it is about something else.
     *
     * @param keys of the row
     */
    Outcome<List<Found>> receipts(Report report, Question question, List<String> keys);

    /**
     * What there is to look at.
     *
     * @param reports the product's in their order, then the chain's own by name
     * @param tenders what the chain calls them, by identifier
     */
    record Offer(Store store, List<Report> reports, Map<String, TenderName> tenders) {

        public Offer {
            tenders = Map.copyOf(tenders);
            reports = List.copyOf(reports);
        }
    }

    /**
     * A receipt of a row.
     *
     * @param cashier the person's name
     * @param total negative when money went back
     */
    record Found(String receipt, Instant completedAt, String cashier, Money total) {}
}
