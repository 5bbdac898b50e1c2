package org.evertill.simulation.internal;

import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.evertill.simulation.Tally;
import org.evertill.simulation.internal.TillMachine.Backup;
import org.evertill.simulation.internal.TillMachine.How;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/** Databases of maps, which stop at any statement, under a model that is told of every commit. */
public final class FakeStage extends Stage implements Oracle {

    private Model model = new Model(new Tally());
    private @Nullable FakeOffice books;

    @Override
    Office office(Dice dice, Timeline time, Tally tally) {
        model = new Model(tally);
        books = new FakeOffice(dice, time, tally, model);
        return books;
    }

    @Override
    TillMachine till(World world, Place place, LongSupplier skewMillis, TillMachine.Observer observer) {
        return new FakeMachine(world.tally(), place, world.time().clock(skewMillis), world.dice(), observer);
    }

    @Override
    Oracle oracle() {
        return this;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public void enrolled(Place place) {
        model.enrol(place);
    }

    @Override
    public void switchedOn(Place place, TillState state) {
        model.holdsForSafe(place, state, books());
        check(place, state);
    }

    @Override
    public void committed(Place place, TillState state, List<Operation> operations) {
        model.committed(place, operations);
        model.cuts().committed(place, state, operations);
    }

    @Override
    public void cut(Place place, TillState state) {
        model.cut(place, state);
    }

    @Override
    public void atRest(List<SimTill> tills) {
        tills.forEach(till -> check(till.place(), till.state()));
        model.atRest(books(), tills);
    }

    @Override
    public void backedUp(Place place, Backup backup) {
        model.backedUp(place, backup);
    }

    @Override
    public void putBack(Place place, TillState gone, Backup backup, How how) {
        model.putBack(place, gone, backup, how);
    }

    private OfficeState books() {
        return Objects.requireNonNull(books).state();
    }

    private void check(Place place, TillState state) {
        model.knowsOf(place, state, books());
        model.cuts().check(place, state);
    }
}
