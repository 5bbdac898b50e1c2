package org.evertill.simulation.internal;

import java.util.function.Consumer;
import java.util.function.Function;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;

/** A till's disk: transactions that are whole or not at all, and a power cut at any statement. */
final class TillDisk {

    private final Tally tally;
    private TillState committed = new TillState();
    private int statementsLeft;
    private Happening under = Happening.CRASH_IN_LOCAL_WRITE;

    TillDisk(Tally tally) {
        this.tally = tally;
    }

    Tally tally() {
        return tally;
    }

    /** What is committed; not to be changed. */
    TillState read() {
        return committed;
    }

    /** The power will go at the n-th statement from now. */
    void crashAt(int statement) {
        statementsLeft = statement;
    }

    /** The power is back, and no cut is planned. */
    void restart() {
        statementsLeft = 0;
    }

    /** Something reaches the disk, unless the power goes now. */
    void statement() {
        if (statementsLeft > 0) {
            statementsLeft--;
            if (statementsLeft == 0) {
                tally.add(under);
                throw new Crash();
            }
        }
    }

    /**
     * One transaction.
     *
     * @param duringCrash what a power cut in the middle of it counts as
     * @param onCommit told what is committed, in the same instant
     */
    <R> R write(Happening duringCrash, Function<TillState, R> work, Consumer<R> onCommit) {
        under = duringCrash;
        statement();
        var draft = committed.copy();
        R result = work.apply(draft);
        statement();
        committed = draft;
        onCommit.accept(result);
        under = Happening.CRASH_AFTER_COMMIT;
        statement();
        return result;
    }
}
