package org.evertill.repository;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;

/**
 * The rows of one entity. Any thread but the UI's. Failures of the storage are outcomes of a change; where a read cannot
 * be done they leave as {@link org.evertill.kernel.ProblemException}.
 *
 * @param <T> the entity's record
 */
public interface DataRepository<T extends Record> {

    /** Adds a row and gives it with its first version. Problems: {@code entity.exists}, {@code entity.invalid}. */
    Outcome<Stored<T>> create(T value);

    /**
     * Changes a row and gives it with its new version, or with the old one when the change changed nothing. Problems:
     * {@code entity.stale}, {@code entity.missing}, {@code entity.invalid}, {@code entity.fact}.
     *
     * @param seen the version the caller read; a row that has moved on is refused with {@code entity.stale}
     * @param change from the row as it is now to the new one, pure and quick; may not change the identifier
     */
    Outcome<Stored<T>> update(String id, VersionVector seen, UnaryOperator<T> change);

    /** Deletes a row and gives it as it was last. Problems: {@code entity.stale}, {@code entity.missing}, {@code entity.fact}. */
    Outcome<Stored<T>> delete(String id, VersionVector seen);

    /** The living row of an identifier. */
    Optional<Stored<T>> findById(String id);

    /** Rows in the selection's order, at most its limit. */
    List<Stored<T>> findAll(Selection selection);

    /** How many rows the selection's filters match, whatever its page. */
    long count(Selection selection);
}
