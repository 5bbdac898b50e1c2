package org.evertill.sync.protocol;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.Row;

/**
 * What a till has from head office, and head office lost when it was put back from a backup: facts, and edits of master data. Whoever made
 * a fact may bring it again himself, before or after: it never changes, so the two are one. An edit is kept for people.
 */
public final class Salvage {

    /** Facts in one request, and edits in one. */
    public static final int MAX_ROWS = 500;

    private Salvage() {}

    /**
     * @param rows facts as head office had them, {@link #MAX_ROWS} at most
     * @param edits as many at most
     */
    public record Offer(String replica, int incarnation, List<Fact> rows, List<Edit> edits) {

        public Offer {
            rows = List.copyOf(rows);
            edits = List.copyOf(edits);
        }
    }

    /**
     * A row of an entity whose rows never change.
     *
     * @param row all data columns
     */
    public record Fact(String table, String id, String scope, Row row) {}

    /**
     * What a row of master data was when head office had it last.
     *
     * @param version head office's, which it gave and has lost
     * @param deleted whether the row was dead
     * @param row all data columns
     */
    public record Edit(String table, String id, String scope, long version, boolean deleted, Row row) {}

    /**
     * @param taken how many facts head office did not have, and has now
     * @param kept how many edits wait there for people; empty of a head office that keeps none
     */
    public record Answer(long taken, Optional<Long> kept) {}
}
