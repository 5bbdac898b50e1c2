package org.evertill.simulation.internal;

import java.util.List;
import java.util.function.LongSupplier;
import org.evertill.simulation.Tally;
import org.evertill.sync.protocol.Operation;

/** Databases of maps, which stop at any statement, under a model that is told of every commit. */
public final class FakeStage extends Stage implements Oracle {

    private Model model = new Model(new Tally());
    private OfficeState books = new OfficeState();

    @Override
    Office office(Dice dice, Timeline time, Tally tally) {
        model = new Model(tally);
        var office = new FakeOffice(dice, time, tally, model);
        books = office.state();
        return office;
    }

    @Override
    TillMachine till(World world, Place place, LongSupplier skewMillis, TillMachine.Observer observer) {
        return new FakeMachine(
                world.tally(),
                place,
                world.time().clock(skewMillis),
                world.dice().ids(),
                observer);
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
        model.holdsForSafe(place, state.acknowledged);
        check(place, state);
    }

    @Override
    public void committed(Place place, TillState state, List<Operation> operations) {
        model.committed(place, operations);
        model.cuts().committed(place, state, operations);
    }

    @Override
    public void cut(Place place, TillState state) {
        model.cuts().cut(place, state);
    }

    @Override
    public void atRest(List<SimTill> tills) {
        model.atRest(books);
        tills.forEach(till -> check(till.place(), till.state()));
    }

    private void check(Place place, TillState state) {
        model.knowsOf(place, state, books);
        model.cuts().check(place, state);
    }
}
