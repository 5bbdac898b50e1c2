package org.evertill.storage;

import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.kernel.VersionVector;

/**
 * One local transaction. Sees its own writes. Every write of a synced row logs its operation; failures leave as
 * {@link org.evertill.kernel.ProblemException} and undo the whole transaction.
 */
public interface UnitOfWork extends Reader {

    /** Adds a row; {@code entity.exists} when the identifier is taken, {@code entity.invalid} when it is not valid. */
    <T extends Record> void insert(EntityType<T> type, T value);

    /**
     * Replaces a row; logs the groups that changed, nothing when none did.
     *
     * @param seen the version the change is based on; {@code entity.stale} when the row has moved on
     */
    <T extends Record> void update(EntityType<T> type, T value, VersionVector seen);

    /** Marks a row dead; {@code entity.stale} as for an update, {@code entity.fact} for facts. */
    void delete(EntityType<?> type, String id, VersionVector seen);

    /** Changes local tables, which are not synced. A write to a synced table fails. Returns the rows changed. */
    int execute(String sql, List<?> arguments);
}
