package org.evertill.repository.sync;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.repository.DataRepository;
import org.evertill.repository.Repositories;
import org.evertill.repository.SyncStrategy;
import org.evertill.repository.SyncStrategy.Sides;
import org.evertill.repository.Uplink;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;

/** Repositories that work by the strategy that is chosen at the moment of each access. Any thread but the UI's. */
public final class SyncRepositories implements Repositories {

    private final Repositories local;
    private final Repositories remote;
    private final Uplink uplink;
    private final Supplier<SyncStrategy> strategy;

    /**
     * @param strategy asked at every access; quick
     */
    public SyncRepositories(Repositories local, Repositories remote, Uplink uplink, Supplier<SyncStrategy> strategy) {
        this.local = local;
        this.remote = remote;
        this.uplink = uplink;
        this.strategy = strategy;
    }

    @Override
    public <T extends Record> DataRepository<T> of(EntityType<T> type, String userId) {
        var sides = new Sides<>(type, local.of(type, userId), remote.of(type, userId), uplink);
        return new Switching<>(() -> strategy.get().over(sides));
    }

    private record Switching<T extends Record>(Supplier<DataRepository<T>> now) implements DataRepository<T> {

        @Override
        public Outcome<Stored<T>> create(T value) {
            return now.get().create(value);
        }

        @Override
        public Outcome<Stored<T>> update(String id, VersionVector seen, UnaryOperator<T> change) {
            return now.get().update(id, seen, change);
        }

        @Override
        public Outcome<Stored<T>> delete(String id, VersionVector seen) {
            return now.get().delete(id, seen);
        }

        @Override
        public Optional<Stored<T>> findById(String id) {
            return now.get().findById(id);
        }

        @Override
        public List<Stored<T>> findAll(Selection selection) {
            return now.get().findAll(selection);
        }

        @Override
        public long count(Selection selection) {
            return now.get().count(selection);
        }
    }
}
