package org.evertill.storage;

import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
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

    /**
     * Decides what waits for a person about a row, dead or alive: the decision closes the conflict for the values that its
     * author had seen. Without an open conflict it is an edit. {@code entity.stale} as for an update, {@code entity.fact} for
     * facts, {@code entity.no-decision} when it is not about one field group.
     *
     * @param decision the columns of one field group as they shall be; or {@code is_deleted} alone, whether the row shall be dead
     * @param seen the version of the row as the person saw it, with the conflict
     */
    void resolve(EntityType<?> type, String id, Row decision, VersionVector seen);

    /** Changes local tables, which are not synced. A write to a synced table fails. Returns the rows changed. */
    int execute(String sql, List<?> arguments);
}
