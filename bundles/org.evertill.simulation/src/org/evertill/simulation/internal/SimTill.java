package org.evertill.simulation.internal;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.simulation.Fault;
import org.evertill.simulation.Happening;
import org.evertill.storage.Database.Author;
import org.evertill.sync.SyncReport;
import org.evertill.sync.engine.PlainRounds;
import org.evertill.sync.protocol.Operation;

/** One till: a disk that survives, and lives that end with a power cut. Its rounds begin by its own clockwork. */
final class SimTill {

    /** What a round may fail with when lines and head office fail; anything else is a fault of ours. */
    private static final Set<String> HONEST =
            Set.of("connection.timeout", "connection.refused", "sync.stopped", "headoffice.database-away");

    private static final long MAX_SKEW_MILLIS = 2L * 24 * 60 * 60 * 1000;

    private final World world;
    private final Dice dice;
    private final Place place;
    private final TillDisk disk;
    private final Deeds deeds;
    private long skew;
    private int life;
    private boolean on;
    private boolean busy;
    private int failures;
    private TillStore store;
    private PlainRounds rounds;

    SimTill(World world, Place place) {
        this.world = world;
        this.dice = world.dice();
        this.place = place;
        this.disk = new TillDisk(world.tally());
        this.deeds = new Deeds(dice, place, world.time().clock(() -> skew));
        this.store = store();
        this.rounds = rounds(() -> false);
        world.model().enrol(place);
        switchOn();
    }

    Place place() {
        return place;
    }

    TillState state() {
        return disk.read();
    }

    // --- lives

    private void switchOn() {
        life++;
        int mine = life;
        on = true;
        busy = false;
        failures = 0;
        disk.restart();
        store = store();
        rounds = rounds(() -> on && life == mine);
        world.model().holdsForSafe(place, disk.read().acknowledged);
        world.model().knowsOf(place, disk.read(), world.office().state());
        world.model().cuts().check(place, disk.read());
        plan(dice.between(100, 10_000));
    }

    private TillStore store() {
        var clock = world.time().clock(() -> skew);
        return new TillStore(disk, place, Entities.ALL, clock, dice.ids(), this::committed);
    }

    private PlainRounds rounds(BooleanSupplier alive) {
        var line = new Line(place, world.time(), world.network(), world.office(), alive);
        var till = new PlainRounds.Till(store, new TillLog(disk, place.replica()), new TillLanding(disk, this::cut));
        return new PlainRounds(till, line, new DeafMonitor(), world.time().clock(() -> skew), dice.fork());
    }

    private void committed(List<Operation> operations) {
        if (!operations.isEmpty()) {
            world.model().committed(place, operations);
            world.model().cuts().committed(place, disk.read(), operations);
        }
    }

    private void cut(TillState state) {
        world.tally().add(Happening.CUT);
        if (state.pulledSeq < state.lastSeq()) {
            world.tally().add(Happening.CUT_UNDER_PENDING);
        }
        if (state.pagesOfCut > 1) {
            world.tally().add(Happening.CUT_OF_PAGES);
        }
        world.model().cuts().cut(place, state);
    }

    /** The power goes at one of its next statements. */
    void crashSoon() {
        disk.crashAt(1 + dice.below(30));
    }

    /** The power goes now. */
    void crashNow() {
        if (on) {
            world.happened(busy ? Happening.CRASH_IN_EXCHANGE : Happening.CRASH_IDLE, place.replica());
            fell(life);
        }
    }

    private void fell(int which) {
        if (on && life == which) {
            world.diary().note(place.replica() + " is without power");
            on = false;
            world.time().after(dice.between(1_000, 90_000), this::powerIsBack);
        }
    }

    private void powerIsBack() {
        if (!on) {
            world.diary().note(place.replica() + " is on again");
            switchOn();
        }
    }

    void setClock() {
        skew = dice.between(-MAX_SKEW_MILLIS, MAX_SKEW_MILLIS);
        world.happened(Happening.CLOCK_SET, place.replica());
    }

    /** No power cut is planned any more, and the power is back. */
    void heal() {
        disk.restart();
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
            var done = store.write(new Author("user of " + place.replica()), unit -> {
                var what = deeds.anything(unit);
                return parts == 1 ? what : deeds.anything(unit);
            });
            world.happened(done, place.replica());
        } catch (ProblemException e) {
            world.tally().add(Happening.REFUSED_LOCALLY);
        } catch (Crash e) {
            fell(mine);
        }
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
                HONEST.contains(problem.code()),
                "I16",
                () -> place.replica() + " cannot synchronise: " + problem.code() + " " + problem.message());
    }

    /** Whether head office has all that it made, and it has all that head office has. */
    boolean isQuiet() {
        var state = disk.read();
        var office = world.office().state();
        boolean up = on && state.acknowledged == state.lastSeq() && state.pulledSeq == state.lastSeq();
        return up
                && office.scopes().stream()
                        .filter(place::sees)
                        .allMatch(scope -> state.cursors.getOrDefault(scope, 0L) == office.head(scope));
    }
}
