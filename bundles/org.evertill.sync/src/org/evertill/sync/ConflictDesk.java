package org.evertill.sync;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.Row;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Sibling;

/**
 * What waits for a person, as this till knows it, and the person's decisions. Works offline: a decision is an operation like
 * any other, and the conflict is closed when head office has it. Registered as a service with the open database. Any thread.
 */
public interface ConflictDesk {

    /** Conflicts and incidents that are given at most. */
    int MAX_LISTED = 1_000;

    /** The open conflicts, oldest first. */
    List<Waiting> open();

    /** A conflict that this till knows, open or not. */
    Optional<Waiting> find(String conflictId);

    /** What head office could not do as tills asked and nobody has settled yet, oldest first. */
    List<Incident> incidents();

    /**
     * Decides, in one transaction of the till. Problems: {@code conflict.unknown}, {@code conflict.settled},
     * {@code conflict.no-choice}, {@code conflict.row-missing}; {@code entity.…} of the value, and {@code entity.stale} when
     * the row has changed since the conflict was looked at.
     *
     * @param waiting as the person saw it
     * @return the conflict as it stands now
     */
    Outcome<Waiting> decide(String userId, Waiting waiting, Decision decision);

    /**
     * A conflict and what there is to choose from.
     *
     * @param siblings the values, in the order in which they joined; a choice is a place in it, from 0
     * @param seen the version of the row that goes with it; empty when this till has no such row
     * @param stage how far it is
     */
    record Waiting(Conflict conflict, List<Sibling> siblings, VersionVector seen, Stage stage) {

        public Waiting {
            siblings = List.copyOf(siblings);
        }
    }

    /** How far a conflict is. */
    enum Stage {
        OPEN,
        /** Somebody at this till has decided; head office does not know yet. */
        DECIDED,
        SETTLED
    }

    /** What a person wants. */
    sealed interface Decision {

        /** One of the values stands; not of rows that claim one value, where the others need another. */
        record Keep(int choice) implements Decision {}

        /** A new value stands: all columns of the field group. */
        record Replace(Row value) implements Decision {}

        /**
         * Of rows that claim one value: one keeps it, the others get another.
         *
         * @param value the columns of the claim; only one row can get it
         */
        record Reassign(int keeper, Row value) implements Decision {}

        /** Of rows that claim one value: one keeps it, the others are deleted. */
        record DeleteOthers(int keeper) implements Decision {}
    }
}
