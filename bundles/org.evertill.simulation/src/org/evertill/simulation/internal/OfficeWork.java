package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.OfficeTables.Matter;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.protocol.Operation;
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
    private final Set<String> replicas;
    private final Supplier<Taking> taking;
    private final Consumer<Outcome<Push.Answer>> answer;
    private final List<Push.Remark> remarks = new ArrayList<>();
    private final Set<String> wanted = new HashSet<>();
    private Phase phase = Phase.LOCK_REPLICA;
    private List<Part> parts = List.of();
    private @Nullable Judgement judgement;
    /** What head office knew of entities when it judged. */
    private Set<EntityType<?>> known = Set.of();

    private int duplicates;

    private enum Phase {
        LOCK_REPLICA,
        COMPARE,
        LOCK_SCOPES,
        JUDGE,
        COMMIT,
        ANSWER
    }

    /** What is to be taken in, told when the rows of the replicas are locked. */
    sealed interface Taking {

        /** Nothing: this is the answer. */
        record Answer(Push.Answer answer) implements Taking {}

        /** Nothing: it is refused. */
        record Refused(Problem problem) implements Taking {}

        /** Something, behind so many operations that are here already; each part is one replica's. */
        record Take(List<Part> parts, int duplicates, List<Push.Remark> remarks) implements Taking {}

        /** What one replica contributes to it. */
        static Taking one(Place author, Matter matter) {
            return new Take(List.of(new Part(author, matter)), 0, List.of());
        }
    }

    /** What is judged of one replica. */
    record Part(Place author, Matter matter) {}

    /**
     * @param replicas whose rows are locked first
     */
    OfficeWork(
            FakeOffice office,
            OfficeProcess process,
            Set<String> replicas,
            Supplier<Taking> taking,
            Consumer<Outcome<Push.Answer>> answer) {
        this.office = office;
        this.process = process;
        this.life = process.life();
        this.replicas = new HashSet<>();
        replicas.forEach(replica -> this.replicas.add(lockOf(replica)));
        this.taking = taking;
        this.answer = answer;
    }

    /** The name of the lock on a replica's row. */
    static String lockOf(String replica) {
        return "replica " + replica;
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
            office.processes().died(process, phase == Phase.ANSWER);
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
            case LOCK_REPLICA -> lock(replicas, Phase.LOCK_REPLICA, Phase.COMPARE);
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
        return switch (taking.get()) {
            case Taking.Answer(var reply) -> ended(Outcome.ok(reply));
            case Taking.Refused(var problem) -> ended(Outcome.failed(problem));
            case Taking.Take take -> {
                parts = take.parts;
                duplicates = take.duplicates;
                remarks.addAll(take.remarks);
                yield Optional.of(Phase.LOCK_SCOPES);
            }
        };
    }

    private Optional<Phase> ended(Outcome<Push.Answer> reply) {
        office.database().end(this);
        answer.accept(reply);
        return Optional.empty();
    }

    private Set<String> scopes() {
        var scopes = new HashSet<String>();
        parts.forEach(part -> office.state().tables.scopesOf(part.matter).forEach(s -> scopes.add("scope " + s)));
        return scopes;
    }

    /** All at once; who has to wait asks for the same ones again, although the rows may have moved meanwhile. */
    private Optional<Phase> lockScopes() {
        if (wanted.isEmpty()) {
            wanted.addAll(scopes());
        }
        return lock(wanted, Phase.LOCK_SCOPES, Phase.JUDGE);
    }

    private Optional<Phase> judge() {
        Broken.unless(
                office.database().held(this).containsAll(scopes()),
                "I3",
                () -> "judged without the locks of its scopes: " + replicas);
        known = office.known();
        judgement = judged(parts.getFirst());
        return Optional.of(Phase.COMMIT);
    }

    private Judgement judged(Part part) {
        return office.state().tables.judge(office.merger(), part.matter);
    }

    /** What was judged becomes visible, and with it what follows of other replicas. */
    private Optional<Phase> commit() {
        office.tally().add(Happening.PUSH_TAKEN);
        for (Part part : parts) {
            var first = judgement;
            var present = first == null ? judged(part) : first;
            judgement = null;
            remarks.addAll(present.remarks());
            office.commit(part.author, part.matter, present, first == null ? office.known() : known);
        }
        office.database().end(this);
        office.database().begin(this);
        return Optional.of(Phase.ANSWER);
    }

    private Optional<Phase> answered() {
        var last = parts.getLast().matter.operations().isEmpty()
                ? new Push.Accepted(0, "", duplicates, remarks)
                : accepted(parts.getLast().matter.operations().getLast());
        return ended(Outcome.ok(last));
    }

    private Push.Accepted accepted(Operation last) {
        return new Push.Accepted(last.seq(), last.hash(), duplicates, remarks);
    }

    boolean isOf(OfficeProcess other) {
        return process == other;
    }
}
