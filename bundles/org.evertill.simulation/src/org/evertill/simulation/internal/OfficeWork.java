package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.OfficeTables.Matter;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.protocol.Push;
import org.jspecify.annotations.Nullable;

/**
 * A writing transaction of a head-office process, statement by statement, so that others come in between and the process
 * can die at each of them: lock the replica, compare, lock the scopes, judge, write and number, commit, answer.
 */
final class OfficeWork {

    private final FakeOffice office;
    private final OfficeProcess process;
    private final int life;
    private final Place author;
    private final Function<OfficeState.Author, Intake> intake;
    private final Consumer<Outcome<Push.Answer>> answer;
    private final List<Push.Remark> remarks = new ArrayList<>();
    private final Set<String> wanted = new HashSet<>();
    private Phase phase = Phase.LOCK_REPLICA;
    private @Nullable Matter matter;
    private @Nullable Judgement judgement;
    private int duplicates;

    private enum Phase {
        LOCK_REPLICA,
        COMPARE,
        LOCK_SCOPES,
        JUDGE,
        COMMIT,
        ANSWER
    }

    /** What is to be taken in, told when the replica's row is locked. */
    sealed interface Intake {

        /** Nothing: this is the answer. */
        record Answer(Push.Answer answer) implements Intake {}

        /** Something, behind so many operations that are here already. */
        record Take(Matter matter, int duplicates, List<Push.Remark> remarks) implements Intake {}
    }

    OfficeWork(
            FakeOffice office,
            OfficeProcess process,
            Place author,
            Function<OfficeState.Author, Intake> intake,
            Consumer<Outcome<Push.Answer>> answer) {
        this.office = office;
        this.process = process;
        this.life = process.life();
        this.author = author;
        this.intake = intake;
        this.answer = answer;
    }

    void start() {
        office.database().begin(this);
        office.soon(this::step);
    }

    private void step() {
        if (process.life() != life) {
            return;
        }
        if (process.diesNow()) {
            office.died(process, phase == Phase.ANSWER);
            return;
        }
        if (!office.database().isOpen(this)) {
            answer.accept(Outcome.failed(DATABASE_AWAY));
            return;
        }
        var next = advance();
        if (next.isPresent()) {
            phase = next.get();
            office.soon(this::step);
        }
    }

    private static final Problem DATABASE_AWAY =
            Problem.of("headoffice.database-away", "The database of head office is away.");

    /** Does one statement; empty when it was the last. */
    private Optional<Phase> advance() {
        return switch (phase) {
            case LOCK_REPLICA -> lock(Set.of("replica " + author.replica()), Phase.LOCK_REPLICA, Phase.COMPARE);
            case COMPARE -> compare();
            case LOCK_SCOPES -> lockScopes();
            case JUDGE -> judge();
            case COMMIT -> commit();
            case ANSWER -> answered();
        };
    }

    private Optional<Phase> lock(Set<String> names, Phase again, Phase then) {
        if (office.database().lock(this, names)) {
            return Optional.of(then);
        }
        office.tally().add(Happening.LOCK_WAIT);
        return Optional.of(again);
    }

    private Optional<Phase> compare() {
        return switch (intake.apply(office.state().author(author.replica()))) {
            case Intake.Answer(var reply) -> {
                office.database().end(this);
                answer.accept(Outcome.ok(reply));
                yield Optional.empty();
            }
            case Intake.Take take -> {
                matter = take.matter;
                duplicates = take.duplicates;
                remarks.addAll(take.remarks);
                yield Optional.of(Phase.LOCK_SCOPES);
            }
        };
    }

    /** All at once; who has to wait asks for the same ones again, although the rows may have moved meanwhile. */
    private Optional<Phase> lockScopes() {
        if (wanted.isEmpty()) {
            office.state().tables.scopesOf(here(matter)).forEach(s -> wanted.add("scope " + s));
        }
        return lock(wanted, Phase.LOCK_SCOPES, Phase.JUDGE);
    }

    private Optional<Phase> judge() {
        var held = office.database().held(this);
        boolean enough =
                office.state().tables.scopesOf(here(matter)).stream().allMatch(s -> held.contains("scope " + s));
        Broken.unless(enough, "I3", () -> "judged without the locks of its scopes: " + author.replica());
        judgement = office.state().tables.judge(office.merger(), here(matter));
        remarks.addAll(judgement.remarks());
        return Optional.of(Phase.COMMIT);
    }

    private Optional<Phase> commit() {
        office.tally().add(Happening.PUSH_TAKEN);
        office.commit(author, here(matter), here(judgement));
        office.database().end(this);
        office.database().begin(this);
        return Optional.of(Phase.ANSWER);
    }

    private Optional<Phase> answered() {
        office.database().end(this);
        var last = office.state().author(author.replica());
        answer.accept(Outcome.ok(new Push.Accepted(last.lastSeq(), last.lastHash(), duplicates, remarks)));
        return Optional.empty();
    }

    private static <T> T here(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a phase out of turn");
        }
        return value;
    }

    boolean isOf(OfficeProcess other) {
        return process == other;
    }
}
