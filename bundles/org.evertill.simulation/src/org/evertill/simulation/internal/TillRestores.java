package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evertill.simulation.Fault;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.TillMachine.Backup;
import org.evertill.simulation.internal.TillMachine.How;

/** What happens to the files of one till: they are kept, put back, and looked after when it is switched on. */
final class TillRestores {

    private static final int MOST_BACKUPS = 4;

    private final World world;
    private final Place place;
    private final TillMachine machine;
    private final List<Backup> backups = new ArrayList<>();
    /** Places of the witness that were spoilt since the till was switched on last. */
    private final Set<Integer> spoilt = new HashSet<>();

    private int names;
    /** The incarnation that may not go on, and 0 when it has to. */
    private int mustNotBe;

    private int mustBe;
    private int unheard;
    private boolean officePutBack;

    TillRestores(World world, Place place, TillMachine machine) {
        this.world = world;
        this.place = place;
        this.machine = machine;
    }

    List<Backup> backups() {
        return List.copyOf(backups);
    }

    /** Keeps what is there; of many only the newest stay. */
    Backup backUp() {
        names++;
        var backup = machine.backUp(place.machine() + " as of " + names);
        world.stage().oracle().backedUp(place, backup);
        backups.add(backup);
        if (backups.size() > MOST_BACKUPS) {
            backups.remove(world.dice().below(MOST_BACKUPS));
        }
        return backup;
    }

    /** The till is off. */
    void putBack(Backup backup, How how) {
        var gone = machine.state();
        boolean differs = !gone.mark().equals(backup.state().mark());
        boolean isSeen = how != How.ALL && (how != How.DATABASE || differs || mustNotBe != 0);
        machine.putBack(backup, how);
        if (how != How.DATABASE) {
            spoilt.clear();
        }
        world.stage().oracle().putBack(place, gone, backup, how);
        int incarnation = incarnation();
        mustNotBe = isSeen ? incarnation : 0;
        mustBe = isSeen ? 0 : incarnation;
        unheard++;
    }

    /** The till is off, and there is nothing left to compare its database with. */
    void spoilWitness(Set<Integer> places) {
        machine.spoilWitness(places);
        spoilt.addAll(places);
        if (spoilt.size() > 1) {
            mustNotBe = incarnation();
            mustBe = 0;
        }
    }

    private int incarnation() {
        return machine.state().lineage.present().incarnation();
    }

    /** Is about to be switched on as it was switched off. */
    void opening() {
        if (mustNotBe == 0) {
            mustBe = incarnation();
        }
    }

    /** I11: what was put back is noticed before the next sale, and a power cut is not taken for it. */
    void opened() {
        int now = incarnation();
        Broken.unless(now != mustNotBe, "I11", () -> place.machine() + " was put back, and sells on as it did: " + now);
        Broken.unless(
                mustBe == 0 || now == mustBe,
                "I11",
                () -> place.machine() + " was only without power, and goes on as " + now);
        mustNotBe = 0;
        mustBe = 0;
        spoilt.clear();
    }

    /** Head office is put back. */
    void officeIsPutBack() {
        officePutBack = true;
    }

    /** People have done something. */
    void worked(Happening what) {
        if (unheard > 0 && what == Happening.SALE) {
            world.tally().add(Happening.SOLD_UNHEARD);
        }
    }

    /** A round went through. */
    void heard() {
        if (unheard > 0 && officePutBack) {
            world.tally().add(Happening.BOTH_PUT_BACK);
        }
        if (unheard > 1) {
            world.tally().add(Happening.PUT_BACK_AGAIN);
        }
        unheard = 0;
        officePutBack = false;
    }

    /** Whether a round may fail so: head office was put back since it began, or several times while it was under way. */
    boolean isHonest(String code) {
        return world.faults().contains(Fault.OFFICE_PUT_BACK)
                && Set.of("sync.wrong-incarnation", "sync.contradiction").contains(code);
    }
}
