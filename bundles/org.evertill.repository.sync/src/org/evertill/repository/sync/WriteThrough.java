package org.evertill.repository.sync;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.repository.DataRepository;
import org.evertill.repository.SyncStrategy;
import org.evertill.repository.Uplink;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.osgi.service.component.annotations.Component;

/**
 * Writes to the till's own database, then waits for head office to have it, while it is reachable and for a bounded time;
 * what the line does changes no outcome. Reads the till's own database.
 */
@Component
public final class WriteThrough implements SyncStrategy {

    @Override
    public String name() {
        return "write-through";
    }

    @Override
    public <T extends Record> DataRepository<T> over(Sides<T> sides) {
        return new Repository<>(sides.local(), sides.uplink());
    }

    private record Repository<T extends Record>(DataRepository<T> local, Uplink uplink) implements DataRepository<T> {

        @Override
        public Outcome<Stored<T>> create(T value) {
            return through(local.create(value));
        }

        @Override
        public Outcome<Stored<T>> update(String id, VersionVector seen, UnaryOperator<T> change) {
            return through(local.update(id, seen, change));
        }

        @Override
        public Outcome<Stored<T>> delete(String id, VersionVector seen) {
            return through(local.delete(id, seen));
        }

        @Override
        public Optional<Stored<T>> findById(String id) {
            return local.findById(id);
        }

        @Override
        public List<Stored<T>> findAll(Selection selection) {
            return local.findAll(selection);
        }

        @Override
        public long count(Selection selection) {
            return local.count(selection);
        }

        private Outcome<Stored<T>> through(Outcome<Stored<T>> written) {
            if (written.isOk() && uplink.isUp()) {
                uplink.flush();
            }
            return written;
        }
    }
}
