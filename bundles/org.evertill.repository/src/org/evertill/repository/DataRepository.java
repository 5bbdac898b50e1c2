package org.evertill.repository;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;

/**
 * The rows of one entity. Any thread but the UI's.
 *
 * @param <T> the entity's record
 */
public interface DataRepository<T extends Record> {

    /** Adds a row. Problems: {@code entity.exists}, {@code entity.invalid}. */
    Outcome<Stored<T>> create(T value);

    /**
     * Changes a row.
     *
     * @param seen the version the caller read; a row that has moved on is refused with {@code entity.stale}
     */
    Outcome<Stored<T>> update(String id, VersionVector seen, UnaryOperator<T> change);

    /** Deletes a row. Problems: {@code entity.stale}, {@code entity.missing}, {@code entity.fact}. */
    Outcome<Stored<T>> delete(String id, VersionVector seen);

    Optional<Stored<T>> findById(String id);

    /** Rows in the selection's order, at most its limit. */
    List<Stored<T>> findAll(Selection selection);

    /** How many rows the selection's filters match, whatever its page. */
    long count(Selection selection);
}
