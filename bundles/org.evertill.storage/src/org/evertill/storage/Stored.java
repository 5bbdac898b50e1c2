package org.evertill.storage;

import java.time.Instant;
import java.util.Optional;
import org.evertill.kernel.VersionVector;

/**
 * A row with what the till knows of its synchronisation.
 *
 * @param version names this version in an update
 * @param lastSynced when head office's version last arrived, empty when it never did
 */
public record Stored<T>(T value, VersionVector version, SyncStatus status, Optional<Instant> lastSynced) {

    /** Where a row stands. */
    public enum SyncStatus {
        /** Has changes that head office has not merged yet. */
        PENDING,
        /** As head office has it. */
        SYNCED,
        /** A person has to decide about it. */
        CONFLICT
    }
}
