package org.evertill.simulation.internal;

import java.util.function.LongSupplier;
import org.evertill.simulation.Tally;

/** What a run plays on: parts made for it, or the real databases. The actors, the dice and the faults are the same. */
public abstract class Stage implements AutoCloseable {

    /** Head office, which a run asks for once. */
    abstract Office office(Dice dice, Timeline time, Tally tally);

    /** A till at its place, switched off. */
    abstract TillMachine till(World world, Place place, LongSupplier skewMillis, TillMachine.Observer observer);

    /** Who complains when a promise is broken. */
    abstract Oracle oracle();

    /** Whether stock is kept on it; on maps there would be nothing but the model to compare the model with. */
    boolean keepsStock() {
        return false;
    }

    @Override
    public abstract void close();
}
