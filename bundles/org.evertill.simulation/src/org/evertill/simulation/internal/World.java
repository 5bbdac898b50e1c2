package org.evertill.simulation.internal;

import java.util.Set;
import org.evertill.simulation.Fault;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;

/**
 * What all that takes part in a run shares.
 *
 * @param faults what goes wrong in this run
 */
record World(
        Dice dice,
        Timeline time,
        Tally tally,
        Diary diary,
        Network network,
        Office office,
        Stage stage,
        Set<Fault> faults) {

    static World of(long seed, Set<Fault> faults, Stage stage) {
        var dice = new Dice(seed);
        var time = new Timeline();
        var tally = new Tally();
        var network = new Network(dice, time, tally, faults);
        var office = stage.office(dice, time, tally);
        return new World(dice, time, tally, new Diary(time), network, office, stage, faults);
    }

    void happened(Happening what, String who) {
        tally.add(what);
        diary.note(who + ": " + what.title());
    }
}
