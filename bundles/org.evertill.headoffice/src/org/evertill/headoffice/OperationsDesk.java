package org.evertill.headoffice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.evertill.kernel.Outcome;

/** How head office and its tills are, for whoever runs the server. Any thread; reads only. */
public interface OperationsDesk {

    /** As many silent tills are named. */
    int MAX_SILENT = 20;

    /** A till is counted as behind by so many rows at most. */
    int MAX_BEHIND = 10_000;

    /** Who was heard of within this time counts as connected; a till at rest asks every minute. */
    Duration CONNECTED = Duration.ofMinutes(2);

    /**
     * Everything that fits on one page, from one snapshot.
     *
     * @param now the present
     * @param silentAfter how long a till is not heard of until it is named
     */
    Outcome<Overview> overview(Instant now, Duration silentAfter);

    /** How far behind each till is: replica → lag. A till that never pulled is not there. */
    Outcome<SortedMap<String, Lag>> lags();

    /**
     * @param epoch see docs/decisions/0020-epochs-of-head-office.md
     * @param chainHead newest number of what all tills see
     * @param scopes how many there are
     * @param tills that are not shut out
     * @param connected those of them that were heard of within {@link #CONNECTED}
     * @param shutOut how many are
     * @param longestSilent when the till was last heard of that was not for longest; of one that never was, when it was enrolled
     * @param silent registers of tills that were not heard of for longer than asked for, the longest first, at most {@link #MAX_SILENT}
     * @param silentTills how many of those there are
     * @param pendingReported operations that tills had not sent when they last said so, all together
     * @param operations received from tills, ever
     * @param openConflicts that people have to decide
     * @param quarantined transactions that are set aside
     * @param exceptions facts with something wrong about them that nobody has seen to
     * @param apartTills tills that were shut out and of which operations are kept apart, see {@link ApartDesk}
     * @param apartOperations how many those are
     */
    record Overview(
            String chainName,
            int epoch,
            long chainHead,
            long scopes,
            long tills,
            long connected,
            long shutOut,
            Optional<Instant> longestSilent,
            List<String> silent,
            long silentTills,
            long pendingReported,
            long operations,
            long openConflicts,
            long quarantined,
            long exceptions,
            long apartTills,
            long apartOperations,
            long databaseBytes) {

        public Overview {
            silent = List.copyOf(silent);
        }
    }

    /**
     * @param rows that are newer than where the till was, {@link #MAX_BEHIND} for that many or more
     * @param notedAt when it was there; noted once an hour, so a till that keeps up may show an hour's rows
     */
    record Lag(long rows, Instant notedAt) {}
}
