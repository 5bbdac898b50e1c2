package org.evertill.simulation.internal;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.simulation.Fault;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.TillMachine.Backup;
import org.evertill.simulation.internal.TillMachine.How;
import org.evertill.storage.Database.Author;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.SyncReport;
import org.evertill.sync.engine.PlainRounds;
import org.evertill.sync.protocol.Operation;

/** One till: a disk that survives, and lives that end with a power cut. Its rounds begin by its own clockwork. */
final class SimTill implements TillMachine.Observer {

    /** What a round may fail with when lines and head office fail; anything else is a fault of ours. */
    private static final Set<String> HONEST = Set.of(
            "connection.timeout",
            "connection.refused",
            "connection.unavailable",
            "sync.stopped",
            "headoffice.database-away");

    private static final long MAX_SKEW_MILLIS = 2L * 24 * 60 * 60 * 1000;

    private final World world;
    private final Dice dice;
    private final Place place;
    private final TillMachine machine;
    private final Deeds deeds;
    private final Stocktaking stocktaking;
    private final TillRestores restores;
    private long skew;
    private int life;
    private boolean on;
    private boolean busy;
    private int failures;
    private boolean healed;
    private PlainRounds.Till storage;
    private PlainRounds rounds;

    SimTill(World world, Place place) {
        this.world = world;
        this.dice = world.dice();
        this.place = place;
        this.machine = world.stage().till(world, place, () -> skew, this);
        var clock = world.time().clock(() -> skew);
        this.deeds = new Deeds(dice, place, clock, () -> series());
        this.stocktaking = new Stocktaking(dice, place, clock);
        this.restores = new TillRestores(world, place, machine);
        world.stage().oracle().enrolled(place);
        this.storage = machine.start();
        this.rounds = rounds(() -> false);
        switchOn();
    }

    /** A copy of a till, as it was kept. */
    SimTill(World world, Place place, Backup backup, How how) {
        this(world, place);
        on = false;
        restores.putBack(backup, how);
        switchOn();
    }

    Place place() {
        return place;
    }

    TillState state() {
        return machine.state();
    }

    // --- lives

    private void switchOn() {
        life++;
        int mine = life;
        on = true;
        busy = false;
        failures = 0;
        if (!opened(mine)) {
            return;
        }
        rounds = rounds(() -> on && life == mine);
        world.stage().oracle().switchedOn(place, machine.state());
        plan(dice.between(100, 10_000));
    }

    private boolean opened(int mine) {
        machine.steady();
        restores.opening();
        if (world.faults().contains(Fault.TILL_CRASH) && !healed && dice.oneIn(25)) {
            machine.crashAt(1 + dice.below(6));
        }
        try {
            storage = machine.start();
            restores.opened();
            return true;
        } catch (Crash e) {
            fell(mine);
            return false;
        }
    }

    TillRestores restores() {
        return restores;
    }

    boolean isOn() {
        return on;
    }

    /** Without power, for as long as somebody works at its files. */
    void switchOff() {
        if (on) {
            fell(life);
        }
    }

    private String series() {
        return storage.database().identity().orElseThrow().series();
    }

    private PlainRounds rounds(BooleanSupplier alive) {
        var line = new Line(place, world, alive);
        var till = new PlainRounds.Till(
                storage.database(), new SmallPushes(storage.tracker(), (int) dice.between(1, 40)), storage.target());
        return new PlainRounds(till, line, new DeafMonitor(), world.time().clock(() -> skew), dice.fork());
    }

    @Override
    public void committed(List<Operation> operations) {
        if (!operations.isEmpty()) {
            world.stage().oracle().committed(place, machine.state(), operations);
        }
    }

    @Override
    public void cut(TillState state) {
        world.tally().add(Happening.CUT);
        if (state.pulledSeq < state.lastSeq()) {
            world.tally().add(Happening.CUT_UNDER_PENDING);
        }
        if (state.pagesOfCut > 1) {
            world.tally().add(Happening.CUT_OF_PAGES);
        }
        world.stage().oracle().cut(place, state);
    }

    /** The power goes at one of its next statements. */
    void crashSoon() {
        machine.crashAt(1 + dice.below(30));
    }

    /** The power goes now. */
    void crashNow() {
        if (on) {
            world.happened(busy ? Happening.CRASH_IN_EXCHANGE : Happening.CRASH_IDLE, place.machine());
            fell(life);
        }
    }

    private void fell(int which) {
        if (on && life == which) {
            world.diary().note(place.machine() + " is without power");
            on = false;
            world.time().after(dice.between(1_000, 90_000), this::powerIsBack);
        }
    }

    private void powerIsBack() {
        if (!on) {
            world.diary().note(place.machine() + " is on again");
            switchOn();
        }
    }

    void setClock() {
        skew = dice.between(-MAX_SKEW_MILLIS, MAX_SKEW_MILLIS);
        world.happened(Happening.CLOCK_SET, place.machine());
    }

    /** No power cut is planned any more, and the power is back. */
    void heal() {
        healed = true;
        machine.steady();
        powerIsBack();
    }

    // --- people

    /** Somebody does something, unless the till is off. */
    void act() {
        if (!on) {
            return;
        }
        int mine = life;
        int parts = dice.oneIn(5) ? 2 : 1;
        try {
            var done = storage.database().write(new Author("user of " + place.replica()), unit -> {
                var what = anything(unit);
                return parts == 1 ? what : anything(unit);
            });
            world.happened(done, place.machine());
            restores.worked(done);
        } catch (ProblemException e) {
            world.tally().add(Happening.REFUSED_LOCALLY);
        } catch (Crash e) {
            fell(mine);
        }
    }

    private Happening anything(UnitOfWork unit) {
        return world.stage().keepsStock() && dice.oneIn(4) ? stocktaking.any(unit) : deeds.anything(unit);
    }

    // --- rounds

    private void plan(long millis) {
        int mine = life;
        world.time().after(millis, () -> round(mine));
    }

    private void round(int mine) {
        if (!on || life != mine) {
            return;
        }
        busy = true;
        try {
            ended(mine, rounds.round(this::givesUp));
        } catch (Crash e) {
            fell(mine);
        }
    }

    private boolean givesUp() {
        boolean stops = world.faults().contains(Fault.TILL_CRASH) && dice.oneIn(80);
        if (stops) {
            world.tally().add(Happening.GIVEN_UP);
        }
        return stops;
    }

    private void ended(int mine, Outcome<SyncReport> outcome) {
        if (life != mine) {
            return;
        }
        busy = false;
        switch (outcome) {
            case Outcome.Ok<SyncReport> ok -> {
                world.tally().add(Happening.ROUND_DONE);
                restores.heard();
                failures = 0;
                plan(dice.between(2_000, 70_000));
            }
            case Outcome.Failed<SyncReport>(var problem) -> {
                honest(problem);
                world.tally().add(Happening.ROUND_FAILED);
                failures++;
                plan(rounds.waitAfter(failures).toMillis());
            }
        }
    }

    private void honest(Problem problem) {
        Broken.unless(
                HONEST.contains(problem.code()) || restores.isHonest(problem.code()),
                "I16",
                () -> place.machine() + " cannot synchronise: " + problem.code() + " " + problem.message());
    }

    /** Whether head office has all that it made, and it has all that head office has. */
    boolean isQuiet() {
        var state = machine.state();
        boolean up = on && state.acknowledged == state.lastSeq() && state.pulledSeq == state.lastSeq();
        return up
                && world.office().heads().entrySet().stream()
                        .filter(head -> place.sees(head.getKey()))
                        .allMatch(head ->
                                state.cursors.getOrDefault(head.getKey(), 0L).equals(head.getValue()));
    }
}
