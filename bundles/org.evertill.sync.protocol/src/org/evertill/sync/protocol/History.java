package org.evertill.sync.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;

/** The history of one row: who changed which field from what to what, when and where, and what was decided about it. */
public final class History {

    /** Entries in one page. */
    public static final int MAX_ENTRIES = 200;

    /** Values that lost, in one page. */
    public static final int MAX_LOSSES = 2_000;

    /** What stands as the verdict of an operation that was plainly applied. */
    public static final String APPLIED = "APPLIED";

    /** What stands as the verdict of an operation that head office does not have yet. */
    public static final String PENDING = "PENDING";

    private History() {}

    /**
     * One page of a row's history; answered by a {@link Page}.
     *
     * @param after the place behind which it begins, 0 for the beginning
     * @param limit entries at most, up to {@link #MAX_ENTRIES}
     */
    public record Request(String replica, String table, String id, long after, int limit) {}

    /**
     * Operations on the row, in the order in which they arrived.
     *
     * @param next where the next page begins, 0 when there is none; a page may be empty and yet have a next one
     */
    public record Page(List<Entry> entries, long next) {

        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One operation on the row.
     *
     * @param place its place in this history, from 1
     * @param receivedAt when it reached head office; empty while it has not
     * @param before what the author saw, of the columns that changed
     * @param after what the author made of them
     * @param hlc when it was made, by the author's clock
     * @param author who and where
     * @param verdict {@link #APPLIED}, {@link #PENDING} or a {@link Push.Verdict}
     * @param reason why it was not plainly applied, else empty
     * @param losses which of its values do not stand any more because another write won against them
     */
    public record Entry(
            long place,
            Optional<Instant> receivedAt,
            Author author,
            long seq,
            OperationKind kind,
            String scope,
            Hlc hlc,
            Row before,
            Row after,
            String verdict,
            String reason,
            List<Loss> losses) {

        public Entry {
            losses = List.copyOf(losses);
        }
    }

    /**
     * @param registerId empty for head office itself, as is {@code storeId}
     */
    public record Author(String userId, String replica, String registerId, String storeId) {}

    /**
     * A value that lost against another one.
     *
     * @param group the field group
     * @param rule which rule decided
     * @param value what lost, of the group's columns
     * @param winner what stood instead
     */
    public record Loss(
            Instant decidedAt,
            String group,
            String rule,
            Row value,
            String winnerReplica,
            long winnerSeq,
            Row winner) {}
}
