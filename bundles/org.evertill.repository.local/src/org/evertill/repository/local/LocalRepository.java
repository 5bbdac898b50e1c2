package org.evertill.repository.local;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.repository.DataRepository;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;

/**
 * The rows of one entity in the till's own database; every change is a transaction of its own. Problems of the storage
 * ({@code storage.…}, {@code till.not-enrolled}) are outcomes too.
 */
final class LocalRepository<T extends Record> implements DataRepository<T> {

    private final Database database;
    private final EntityType<T> type;
    private final Database.Author author;

    LocalRepository(Database database, EntityType<T> type, Database.Author author) {
        this.database = database;
        this.type = type;
        this.author = author;
    }

    @Override
    public Outcome<Stored<T>> create(T value) {
        return writing(tx -> {
            tx.insert(type, value);
            return found(tx, type.idOf(value));
        });
    }

    @Override
    public Outcome<Stored<T>> update(String id, VersionVector seen, UnaryOperator<T> change) {
        return writing(tx -> {
            T changed = change.apply(found(tx, id).value());
            if (!type.idOf(changed).equals(id)) {
                throw new IllegalArgumentException("a change may not give a row another identifier");
            }
            tx.update(type, changed, seen);
            return found(tx, id);
        });
    }

    @Override
    public Outcome<Stored<T>> delete(String id, VersionVector seen) {
        return writing(tx -> {
            Stored<T> last = found(tx, id);
            tx.delete(type, id, seen);
            return last;
        });
    }

    @Override
    public Optional<Stored<T>> findById(String id) {
        return database.read(reader -> reader.find(type, id));
    }

    @Override
    public List<Stored<T>> findAll(Selection selection) {
        return database.read(reader -> reader.select(type, selection));
    }

    @Override
    public long count(Selection selection) {
        return database.read(reader -> reader.count(type, selection));
    }

    private Stored<T> found(Reader reader, String id) {
        return reader.find(type, id)
                .orElseThrow(() -> new ProblemException(
                        Problem.of("entity.missing", "The row is not there, or was deleted. Look it up again.")
                                .with("table", type.table())
                                .with("id", id)));
    }

    private <R> Outcome<R> writing(Function<UnitOfWork, R> work) {
        try {
            return Outcome.ok(database.write(author, work));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }
}
