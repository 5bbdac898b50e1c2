package org.evertill.simulation.internal;

import java.time.Clock;
import org.evertill.kernel.IdSource;
import org.evertill.simulation.Tally;
import org.evertill.sync.engine.PlainRounds;

/** A till on a fake disk: maps, in transactions that are whole or not at all. */
final class FakeMachine implements TillMachine {

    private final TillDisk disk;
    private final Place place;
    private final Clock clock;
    private final IdSource ids;
    private final Observer observer;

    FakeMachine(Tally tally, Place place, Clock clock, IdSource ids, Observer observer) {
        this.disk = new TillDisk(tally);
        this.place = place;
        this.clock = clock;
        this.ids = ids;
        this.observer = observer;
    }

    @Override
    public PlainRounds.Till start() {
        disk.restart();
        return new PlainRounds.Till(
                new TillStore(disk, place, Entities.ALL, clock, ids, observer::committed),
                new TillLog(disk, place.replica()),
                new TillLanding(disk, observer::cut));
    }

    @Override
    public TillState state() {
        return disk.read();
    }

    @Override
    public void crashAt(int statement) {
        disk.crashAt(statement);
    }

    @Override
    public void steady() {
        disk.restart();
    }
}
