package org.evertill.simulation.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evertill.entity.EntityType;
import org.evertill.kernel.HlcClock;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Outcome;
import org.evertill.simulation.Happening;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Operation;

/** The till's database on the fake disk. */
final class TillStore implements Database {

    /** Nobody signs in the simulation on maps. */
    private static final DeviceKey KEY = DeviceKey.make();

    private final TillDisk disk;
    private final Place place;
    private final List<EntityType<?>> types;
    private final Clock clock;
    private final IdSource ids;
    private final Consumer<List<Operation>> onCommit;

    /**
     * @param onCommit told the operations of every transaction, in the instant in which it commits
     */
    TillStore(
            TillDisk disk,
            Place place,
            List<EntityType<?>> types,
            Clock clock,
            IdSource ids,
            Consumer<List<Operation>> onCommit) {
        this.disk = disk;
        this.place = place;
        this.types = types;
        this.clock = clock;
        this.ids = ids;
        this.onCommit = onCommit;
    }

    @Override
    public List<EntityType<?>> types() {
        return types;
    }

    @Override
    public Optional<TillIdentity> identity() {
        var present = disk.read().lineage.present();
        return Optional.of(new TillIdentity(
                place.replica(),
                present.incarnation(),
                "Simulated",
                place.store(),
                place.register(),
                present.series(),
                URI.create("http://head-office.invalid"),
                KEY,
                List.of()));
    }

    @Override
    public Outcome<TillIdentity> enrol(TillIdentity identity) {
        throw new UnsupportedOperationException("a simulated till is enrolled from the beginning");
    }

    @Override
    public <R> R read(Function<Reader, R> work) {
        return work.apply(new TillReader(disk.read(), place.replica()));
    }

    @Override
    public <R> R write(Author author, Function<UnitOfWork, R> work) {
        return disk.write(
                        Happening.CRASH_IN_LOCAL_WRITE,
                        state -> written(state, author, work),
                        w -> onCommit.accept(w.operations))
                .result;
    }

    private record Written<R>(R result, List<Operation> operations) {}

    private <R> Written<R> written(TillState state, Author author, Function<UnitOfWork, R> work) {
        var unit =
                new TillWork(state, place.replica(), author, new HlcClock(clock, state.lastHlc), ids, disk::statement);
        R result = work.apply(unit);
        return new Written<>(result, unit.operations());
    }

    @Override
    public Outcome<Path> backup(Path target) {
        throw new UnsupportedOperationException("simulated tills make no backups");
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
