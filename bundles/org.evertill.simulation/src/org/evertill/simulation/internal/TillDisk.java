package org.evertill.simulation.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;
import org.evertill.storage.sqlite.internal.Witness;
import org.evertill.sync.protocol.Lineage;
import org.jspecify.annotations.Nullable;

/** A till's disk: transactions that are whole or not at all, a witness beside them, and a power cut at any statement. */
final class TillDisk {

    private final Tally tally;
    private final RandomGenerator random;
    private final WitnessPlate plate;
    private TillState committed = new TillState();
    private @Nullable Witness witness;
    private int statementsLeft;
    private Happening under = Happening.CRASH_IN_LOCAL_WRITE;

    TillDisk(Tally tally, Place place, Dice dice) {
        this.tally = tally;
        this.random = dice.fork();
        this.plate = new WitnessPlate(dice.branch(), this::statement);
        committed.till = place.replica();
        committed.lineage = Lineage.first(place.replica(), 1, "A");
    }

    Tally tally() {
        return tally;
    }

    WitnessPlate plate() {
        return plate;
    }

    /** What is committed; not to be changed. */
    TillState read() {
        return committed;
    }

    /** Another database in its place. */
    void replace(TillState state) {
        committed = state;
    }

    /** The power will go at the n-th statement from now. */
    void crashAt(int statement) {
        statementsLeft = statement;
    }

    /** No cut is planned. */
    void steady() {
        statementsLeft = 0;
    }

    /**
     * The power is back: the till looks whether the database is the one that it wrote last.
     *
     * @param home where the files are
     */
    void open(String home) {
        under = Happening.CRASH_AT_OPENING;
        plate.losePower();
        try {
            var found = Witness.on(plate, home);
            witness = found;
            var finding = found.look(new Witness.Claim(committed.mark(), committed.markBefore(), committed.witnessed));
            if (finding == Witness.Finding.AS_IT_WAS) {
                return;
            }
            var draft = committed.copy();
            if (finding == Witness.Finding.ANOTHER) {
                draft.goOn(committed.lastSeq(), random);
                tally.add(Happening.WITNESS_OBJECTS);
            }
            draft.witnessed = true;
            statement();
            committed = draft;
            found.begin(committed.mark());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on as another incarnation, in a transaction. */
    void goOnBehind(long seq) {
        write(
                Happening.CRASH_IN_ACKNOWLEDGE,
                state -> {
                    state.goOn(seq, random);
                    return seq;
                },
                done -> tally.add(Happening.TOLD_TO_BRANCH));
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
        var mark = draft.mark();
        var beside = witness;
        boolean moves = beside != null && !mark.equals(committed.mark());
        if (beside != null && moves) {
            prepare(beside, mark);
        }
        statement();
        committed = draft;
        onCommit.accept(result);
        under = Happening.CRASH_AFTER_COMMIT;
        if (beside != null) {
            beside.committed();
        }
        statement();
        return result;
    }

    private void prepare(Witness beside, Witness.Mark mark) {
        if (mark.incarnation() == committed.mark().incarnation()) {
            beside.prepareBeside(mark);
        } else {
            beside.prepare(mark);
        }
    }
}
