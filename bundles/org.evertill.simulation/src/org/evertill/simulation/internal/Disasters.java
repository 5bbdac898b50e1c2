package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.evertill.simulation.Fault;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.TillMachine.Backup;
import org.evertill.simulation.internal.TillMachine.How;

/** Backups, and what they are used for; on maps. */
final class Disasters {

    private static final int MOST_COPIES = 2;

    private final World world;
    private final Dice dice;
    private final List<SimTill> tills;
    private int copies;
    private boolean silence;

    /**
     * @param tills to which copies are added
     */
    Disasters(World world, List<SimTill> tills) {
        this.world = world;
        this.dice = world.dice();
        this.tills = tills;
    }

    private boolean mayHappen(Fault fault) {
        return world.faults().contains(fault);
    }

    /** Now and then somebody makes a backup, where one may be needed. */
    void sometimesBackUp() {
        if (mayHappen(Fault.TILL_PUT_BACK) && dice.oneIn(5)) {
            var till = dice.of(tills);
            if (till.isOn()) {
                till.restores().backUp();
            }
        }
        if (mayHappen(Fault.OFFICE_PUT_BACK) && dice.oneIn(15)) {
            world.diary().note("a backup of head office");
            world.office().backUp();
        }
    }

    /** One of the faults that are for maps alone. */
    void happen(Fault fault, SimTill till) {
        switch (fault) {
            case TILL_PUT_BACK -> putBack(till);
            case TILL_COPIED -> copy(till);
            case WITNESS_SPOILT -> spoilWitness(till);
            case OFFICE_PUT_BACK -> putOfficeBack();
            case SILENCE -> {
                silence = true;
                world.network().silence(till.place().machine());
            }
            default -> throw new IllegalArgumentException(fault.name());
        }
    }

    private void putBack(SimTill till) {
        var restores = till.restores();
        var backups = new ArrayList<>(restores.backups());
        if (till.isOn() && (backups.isEmpty() || dice.oneIn(8))) {
            backups.add(restores.backUp());
        }
        if (backups.isEmpty()) {
            return;
        }
        var how = dice.of(List.of(How.values()));
        var backup = dice.of(backups);
        world.happened(
                switch (how) {
                    case DATABASE -> Happening.PUT_BACK;
                    case ALL -> Happening.PUT_BACK_WITH_WITNESS;
                    case ELSEWHERE -> Happening.PUT_BACK_ELSEWHERE;
                    case WITHOUT_WITNESS -> Happening.PUT_BACK_WITHOUT_WITNESS;
                },
                backup.name());
        till.switchOff();
        restores.putBack(backup, how);
        if (dice.oneIn(3)) {
            world.network().partition(till.place().machine());
        }
    }

    private void copy(SimTill till) {
        if (copies == MOST_COPIES || !till.isOn()) {
            return;
        }
        copies++;
        var how = dice.oneIn(2) ? How.ALL : How.ELSEWHERE;
        Backup backup = till.restores().backUp();
        world.happened(how == How.ALL ? Happening.COPIED_BIT_BY_BIT : Happening.COPIED, backup.name());
        var place = till.place().copied(till.place().replica() + "-copy-" + copies);
        tills.add(new SimTill(world, place, backup, how));
    }

    private void spoilWitness(SimTill till) {
        if (!till.isOn()) {
            // A power cut may have spoilt the other place already.
            return;
        }
        boolean both = dice.oneIn(4);
        world.happened(
                both ? Happening.WITNESS_LOST : Happening.WITNESS_TORN,
                till.place().machine());
        till.switchOff();
        till.restores().spoilWitness(both ? Set.of(0, 1) : Set.of(dice.below(2)));
    }

    private void putOfficeBack() {
        if (world.office().putBack()) {
            world.diary().note("head office is put back");
            tills.forEach(till -> till.restores().officeIsPutBack());
        }
    }

    /** What silent tills lack is let go of before they come back. */
    void endOfSilence() {
        if (silence) {
            world.office().letGo();
        }
    }
}
