package org.evertill.report;

import org.evertill.kernel.Outcome;

/** Answers reports from the database of its side; on a till a service. Any thread but the UI's. */
public interface Reports {

    /** Days at most. */
    int MAX_DAYS = 3_660;

    /** Days at most of a report by hours. */
    int MAX_DAYS_OF_HOURS = 366;

    /**
     * Costs what was sold on those days in those stores, whatever else there is. Problems: {@code report.bad-days},
     * {@code report.unknown-store}, {@code report.unknown-register}; on a till {@code till.not-enrolled}, {@code till.no-store}.
     */
    Outcome<ReportTable> run(Report report, Question question);
}
