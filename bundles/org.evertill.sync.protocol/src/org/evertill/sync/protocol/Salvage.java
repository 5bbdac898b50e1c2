package org.evertill.sync.protocol;

import java.util.List;
import org.evertill.entity.Row;

/**
 * Facts that a till has from head office, and that head office lost when it was put back from a backup. Whoever made them may bring them
 * again himself, before or after: a fact never changes, so the two are one.
 */
public final class Salvage {

    /** Rows in one request. */
    public static final int MAX_ROWS = 500;

    private Salvage() {}

    /**
     * @param rows as head office had them, {@link #MAX_ROWS} at most
     */
    public record Offer(String replica, int incarnation, List<Fact> rows) {

        public Offer {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row of an entity whose rows never change.
     *
     * @param row all data columns
     */
    public record Fact(String table, String id, String scope, Row row) {}

    /**
     * @param taken how many head office did not have, and has now
     */
    public record Answer(long taken) {}
}
