package org.evertill.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;

/**
 * A till's own database, open. The opener registers it as a service until it is closed. Any thread; work runs on the
 * caller's thread.
 *
 * <p>Failures of the machine (disk full, file damaged) leave as {@link org.evertill.kernel.ProblemException} with a
 * {@code storage.…} code; nothing is half done then.
 */
public interface Database extends AutoCloseable {

    /** The entities it has tables for. */
    List<EntityType<?>> types();

    /** What this till is; empty until it has been enrolled. */
    Optional<TillIdentity> identity();

    /**
     * Makes this till what head office said it is. One that is that till already keeps all it has, and takes the key and the address; one that
     * is another is refused with {@code till.enrolled}.
     */
    Outcome<TillIdentity> enrol(TillIdentity identity);

    /** Reads in one snapshot, on a connection of the reader pool. */
    <R> R read(Function<Reader, R> work);

    /**
     * The one write path: domain rows, operations, counters and hash chain in one durable transaction, or none of it
     * when the work throws. Writers wait for each other; not reentrant; no network inside.
     */
    <R> R write(Author author, Function<UnitOfWork, R> work);

    /**
     * Copies the database while it is in use; the copy is complete and consistent or it is not there. Directories are
     * made, a file of that name is replaced; {@code storage.backup-target} for the database itself.
     */
    Outcome<Path> backup(Path target);

    /** Who writes: a member of staff, or {@code system:…}. */
    record Author(String userId) {}

    @Override
    void close();
}
