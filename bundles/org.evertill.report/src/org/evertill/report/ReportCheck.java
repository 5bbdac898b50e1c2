package org.evertill.report;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.evertill.kernel.Problem;

/** Whether a question can be answered; the same on both sides. */
public final class ReportCheck {

    private ReportCheck() {}

    /** {@code report.bad-days} for days that are none, or too many. */
    public static Optional<Problem> days(Report report, Question question) {
        int most = report.slices() == Slices.HOURS ? Reports.MAX_DAYS_OF_HOURS : Reports.MAX_DAYS;
        long days = ChronoUnit.DAYS.between(question.from(), question.to()) + 1;
        return days >= 1 && days <= most && question.from().getYear() >= 1
                ? Optional.empty()
                : Optional.of(Problem.of(
                                "report.bad-days",
                                "The report is of 1 to " + most
                                        + " days, the last not before the first. It was asked for " + question.from()
                                        + " to " + question.to() + ".")
                        .with("most", most));
    }

    /** What says that there is no such store here. */
    public static Problem unknownStore(String storeId) {
        return Problem.of(
                        "report.unknown-store",
                        "There is no store " + storeId
                                + " here. A till has its own store; head office has those of the chain.")
                .with("store", storeId);
    }

    /** What says that there is no such register in the stores of the report. */
    public static Problem unknownRegister(String registerId) {
        return Problem.of(
                        "report.unknown-register",
                        "There is no register " + registerId + " in the stores of the report. Check its code: R1.")
                .with("register", registerId);
    }
}
