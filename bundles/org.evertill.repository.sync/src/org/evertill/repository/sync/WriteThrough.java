package org.evertill.repository.sync;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.repository.DataRepository;
import org.evertill.repository.SyncStrategy;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.storage.Stored.SyncStatus;
import org.osgi.service.component.annotations.Component;

/**
 * Writes to the till's own database, then waits for head office to have it, while it is reachable and for a bounded time.
 * What the line does changes no outcome but its status: that says whether head office has the row. Reads the till's own
 * database.
 */
@Component
public final class WriteThrough implements SyncStrategy {

    @Override
    public String name() {
        return "write-through";
    }

    @Override
    public <T extends Record> DataRepository<T> over(Sides<T> sides) {
        return new Repository<>(sides);
    }

    private record Repository<T extends Record>(Sides<T> sides) implements DataRepository<T> {

        @Override
        public Outcome<Stored<T>> create(T value) {
            return through(sides.local().create(value));
        }

        @Override
        public Outcome<Stored<T>> update(String id, VersionVector seen, UnaryOperator<T> change) {
            return through(sides.local().update(id, seen, change));
        }

        @Override
        public Outcome<Stored<T>> delete(String id, VersionVector seen) {
            return through(sides.local().delete(id, seen));
        }

        @Override
        public Optional<Stored<T>> findById(String id) {
            return sides.local().findById(id);
        }

        @Override
        public List<Stored<T>> findAll(Selection selection) {
            return sides.local().findAll(selection);
        }

        @Override
        public long count(Selection selection) {
            return sides.local().count(selection);
        }

        private Outcome<Stored<T>> through(Outcome<Stored<T>> written) {
            return written.map(row -> sides.uplink().flush() ? arrived(row) : row);
        }

        /** Head office has it: as it was written, unless it found something that a person has to decide. */
        private Stored<T> arrived(Stored<T> row) {
            var status = sides.local()
                    .findById(sides.type().idOf(row.value()))
                    .map(Stored::status)
                    .filter(SyncStatus.CONFLICT::equals)
                    .orElse(SyncStatus.SYNCED);
            return new Stored<>(row.value(), row.version(), status, row.lastSynced());
        }
    }
}
