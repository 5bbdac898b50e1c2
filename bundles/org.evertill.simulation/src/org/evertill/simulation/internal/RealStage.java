package org.evertill.simulation.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.simulation.Tally;
import org.jspecify.annotations.Nullable;

/** Real SQLite files, a real PostgreSQL database, and HTTP between them. */
final class RealStage extends Stage {

    private final JdbcTarget target;
    private final Path directory;
    private final Runnable end;
    private final RealOracle oracle;
    private final Map<String, RealMachine> machines = new HashMap<>();
    private @Nullable RealOffice office;

    /**
     * @param end what is left to do when all is closed
     */
    RealStage(JdbcTarget target, Path directory, Runnable end) {
        this.target = target;
        this.directory = directory;
        this.end = end;
        this.oracle = new RealOracle(target);
    }

    @Override
    Office office(Dice dice, Timeline time, Tally tally) {
        office = new RealOffice(target, dice, time, tally);
        oracle.of(office, tally);
        return office;
    }

    @Override
    TillMachine till(World world, Place place, LongSupplier skewMillis, TillMachine.Observer observer) {
        var machine = new RealMachine(
                world.tally(),
                Objects.requireNonNull(office).identity(place),
                world.time().clock(skewMillis),
                world.dice().ids(),
                directory.resolve(place.register()),
                observer);
        machines.put(place.replica(), machine);
        oracle.of(place, machine);
        return machine;
    }

    @Override
    boolean keepsStock() {
        return true;
    }

    @Override
    Oracle oracle() {
        return oracle;
    }

    @Override
    public void close() {
        machines.values().forEach(RealMachine::close);
        if (office != null) {
            office.close();
        }
        end.run();
    }
}
