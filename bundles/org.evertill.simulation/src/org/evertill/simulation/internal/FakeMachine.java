package org.evertill.simulation.internal;

import java.time.Clock;
import java.util.Set;
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
    private String home;
    private int moves;

    FakeMachine(Tally tally, Place place, Clock clock, Dice dice, Observer observer) {
        this.disk = new TillDisk(tally, place, dice);
        this.place = place;
        this.clock = clock;
        this.ids = dice.ids();
        this.observer = observer;
        this.home = place.replica();
    }

    @Override
    public PlainRounds.Till start() {
        disk.open(home);
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
    public Backup backUp(String name) {
        return new Backup(name, disk.read(), disk.plate().bytes(), home);
    }

    @Override
    public void putBack(Backup backup, How how) {
        disk.steady();
        disk.plate().rest();
        disk.replace(backup.state().detached());
        switch (how) {
            case DATABASE -> {}
            case ALL -> {
                disk.plate().replace(backup.witness());
                home = backup.home();
            }
            case WITHOUT_WITNESS -> disk.plate().replace(new byte[0]);
            case ELSEWHERE -> {
                disk.plate().replace(backup.witness());
                moves++;
                home = place.machine() + "-" + moves;
            }
        }
    }

    @Override
    public void spoilWitness(Set<Integer> places) {
        disk.plate().rest();
        places.forEach(disk.plate()::spoil);
    }

    @Override
    public void crashAt(int statement) {
        disk.crashAt(statement);
    }

    @Override
    public void steady() {
        disk.steady();
    }
}
