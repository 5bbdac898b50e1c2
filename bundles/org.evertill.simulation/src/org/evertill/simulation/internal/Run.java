package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.evertill.simulation.Fault;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;

/**
 * One run from its seed: people and faults act, then everything heals, and when nothing is left to do all that was promised
 * must hold. The same seed does the same up to the step after which the acting ends, whenever that is.
 */
public final class Run {

    private static final int MAX_TILLS = 8;
    private static final int MAX_STORES = 3;

    /** Of virtual time, after everything was healed. */
    private static final long TIME_TO_REST_MILLIS = 4L * 60 * 60 * 1000;

    private final World world;
    private final Dice dice;
    private final List<SimTill> tills = new ArrayList<>();
    private final HeadOfficeDeeds headOffice;
    private final Disasters disasters;
    private final int steps;
    private int done;

    /**
     * @param steps things that people and faults do, from 0
     * @param possible faults of which the seed chooses
     * @param stage for this run alone
     */
    public Run(long seed, int steps, Set<Fault> possible, Stage stage) {
        var weather = new Dice(~seed);
        var faults = EnumSet.noneOf(Fault.class);
        possible.stream().filter(fault -> weather.oneIn(3) == fault.isOnMaps()).forEach(faults::add);
        this.world = World.of(seed, faults, stage);
        this.dice = world.dice();
        this.steps = steps;
        int stores = 1 + dice.below(MAX_STORES);
        int count = 2 + dice.below(MAX_TILLS - 1);
        var names = new ArrayList<String>();
        for (int store = 1; store <= stores; store++) {
            names.add("S" + store);
        }
        this.headOffice = new HeadOfficeDeeds(world, names);
        this.disasters = new Disasters(world, tills);
        for (int number = 1; number <= count; number++) {
            tills.add(new SimTill(world, world.office().enrol(number, 1 + dice.below(stores))));
        }
    }

    public Tally tally() {
        return world.tally();
    }

    /** The last things that happened, for whoever looks at a failure. */
    public List<String> diary() {
        return world.diary().lines();
    }

    /** How many steps were done when it ended or failed. */
    public int done() {
        return done;
    }

    /** Does all of it. */
    public void go() {
        planStep();
        world.time().runUntil(() -> done == steps);
        heal();
        long latest = world.time().elapsed() + TIME_TO_REST_MILLIS;
        world.time().runUntil(() -> isQuiet() || world.time().elapsed() > latest);
        Broken.unless(isQuiet(), "I16", this::restless);
        world.stage().oracle().atRest(tills);
    }

    private void planStep() {
        if (done < steps) {
            world.time().after(dice.between(50, 12_000), this::step);
        }
    }

    private void step() {
        done++;
        disasters.sometimesBackUp();
        int chance = dice.below(100);
        if (chance < 72) {
            dice.of(tills).act();
        } else if (chance < 86) {
            headOffice.act();
        } else if (chance == 99) {
            install();
        } else {
            fault();
        }
        planStep();
    }

    private void fault() {
        var till = dice.of(tills);
        String replica = till.place().machine();
        var fault = dice.of(List.of(Fault.values()));
        int how = dice.below(4);
        if (!world.faults().contains(fault)) {
            return;
        }
        switch (fault) {
            case PARTITION -> world.network().partition(replica);
            case SLOW -> world.network().slow(replica);
            case TILL_CRASH -> crash(till, how);
            case OFFICE_CRASH -> crash(how);
            case FAILOVER -> world.office().failOver();
            case SKEW -> till.setClock();
            case TILL_PUT_BACK, TILL_COPIED, WITNESS_SPOILT, OFFICE_PUT_BACK, SILENCE -> disasters.happen(fault, till);
            case DROP, DUPLICATE, DELAY -> crash(till, world.faults().contains(Fault.TILL_CRASH) ? 0 : -1);
        }
    }

    private static void crash(SimTill till, int how) {
        if (how == 0) {
            till.crashNow();
        } else if (how > 0) {
            till.crashSoon();
        }
    }

    private void crash(int how) {
        if (how == 0) {
            world.office().crashNow();
        } else {
            world.office().crashSoon();
        }
    }

    private void install() {
        if (world.office().install(Entities.PUNCH_CARD)) {
            world.happened(Happening.INSTALLED, "head office");
        }
    }

    private void heal() {
        world.diary().note("everything heals");
        disasters.endOfSilence();
        world.network().heal();
        world.office().heal();
        tills.forEach(SimTill::heal);
        install();
    }

    private boolean isQuiet() {
        return tills.stream().allMatch(SimTill::isQuiet) && world.office().isQuiet();
    }

    private String restless() {
        var late = tills.stream()
                .filter(till -> !till.isQuiet())
                .map(till -> till.place().machine())
                .toList();
        return "no rest; head office is " + (world.office().isQuiet() ? "quiet" : "busy") + ", not quiet are " + late;
    }
}
