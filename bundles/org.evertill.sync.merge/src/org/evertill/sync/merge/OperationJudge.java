package org.evertill.sync.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Problem;
import org.evertill.sync.merge.Judgement.Loss;
import org.evertill.sync.merge.MergeResult.Merged;
import org.evertill.sync.merge.MergeResult.Refused;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push.Remark;
import org.evertill.sync.protocol.Push.Verdict;
import org.jspecify.annotations.Nullable;

/** Judges single operations of one author: admitted, merged, and what follows from it for scope, claims and conflicts. */
final class OperationJudge {

    private final Merger merger;
    private final Author author;
    private final Instant receivedAt;
    private final List<RuntimeException> failures = new ArrayList<>();

    OperationJudge(Merger merger, Author author, Instant receivedAt) {
        this.merger = merger;
        this.author = author;
        this.receivedAt = receivedAt;
    }

    Optional<EntityType<?>> type(Operation op) {
        return merger.type(op.table());
    }

    Optional<EntityType<?>> typeOf(String table) {
        return merger.type(table);
    }

    long next(long version) {
        return merger.next(version);
    }

    boolean isFact(Operation op) {
        return Facts.isFact(op, merger.type(op.table()));
    }

    List<RuntimeException> failures() {
        return failures;
    }

    /** An operation as the write that makes a version of a row. */
    FieldVersion by(Operation op, long version) {
        var hlc = op.hlc().clampedTo(receivedAt.toEpochMilli() + Merger.MAX_AHEAD_MILLIS);
        return new FieldVersion(version, author.replica(), op.seq(), hlc);
    }

    /** What an incident is about as the write that makes the next version of its row. */
    FieldVersion by(Incident incident, long version) {
        var now = new Hlc(receivedAt.toEpochMilli(), 0);
        // Nobody asks for the operation of one that is about none.
        long seq = incident.hasOperations() ? incident.firstSeq() : 1;
        return new FieldVersion(merger.next(version), author.replica(), seq, now);
    }

    /**
     * Merges an operation into the draft; gives why it cannot be.
     *
     * @param unauthorised why its author may not do it; what has happened has happened, and is taken all the same
     */
    Optional<Problem> merge(Operation op, @Nullable StoredRow current, Draft draft, Optional<Problem> unauthorised) {
        boolean happened = type(op).filter(OperationJudge::isOfWhatHappens).isPresent();
        if (unauthorised.isPresent() && !happened) {
            return unauthorised;
        }
        var refused = merge(op, current, draft);
        if (refused.isEmpty()) {
            unauthorised.ifPresent(problem -> draft.note(op, problem));
        }
        return refused;
    }

    private static boolean isOfWhatHappens(EntityType<?> type) {
        return switch (type.nature()) {
            case FACT, PROCESS -> true;
            case MASTER, DERIVED -> false;
        };
    }

    private Optional<Problem> merge(Operation op, @Nullable StoredRow current, Draft draft) {
        var type = merger.type(op.table());
        var refused = Admission.problemOf(op, author, type, current == null ? null : current.scope());
        if (refused.isEmpty()) {
            Optional<RowState> state = current == null ? Optional.empty() : Optional.of(current.state());
            refused = switch (decide(op, state)) {
                case Refused(var problem) -> Optional.of(problem);
                case Merged merged -> accept(type.orElseThrow(), op, current, merged, draft);
            };
        }
        return refused.flatMap(problem -> orException(op, current, problem, draft));
    }

    /** A rule that fails is a reason to set its transaction aside, never to hold up the others. */
    private MergeResult decide(Operation op, Optional<RowState> state) {
        try {
            return merger.merge(author, op, state, receivedAt);
        } catch (RuntimeException e) {
            failures.add(e);
            return new Refused(Problem.of(
                    "sync.merge-failed",
                    "A rule of head office failed on this transaction. Report it with head office's log; then"
                            + " release it."));
        }
    }

    private Optional<Problem> accept(
            EntityType<?> type, Operation op, @Nullable StoredRow current, Merged merged, Draft draft) {
        var scope = scopeAfter(type, op, current, merged);
        if (scope.isEmpty()) {
            return Optional.of(Admission.astray(op));
        }
        var after = new StoredRow(scope.get(), merged.state());
        var conflicts = new ArrayList<>(merged.conflicts());
        if (isElsewhere(merged, scope.get())) {
            after = withConflictsMoved(after, merged, conflicts);
        }
        draft.put(new RowKey(op.table(), op.entityId()), after);
        var by = by(op, after.state().version());
        conflicts.addAll(draft.claims().moved(type, op, by, current, after));
        conflicts.forEach(conflict -> putConflict(op, conflict, draft));
        note(op, merged, draft);
        Overdraft.of(type, op, current, after).ifPresent(problem -> draft.note(op, problem));
        return Optional.empty();
    }

    /** Where the row is now: where the operation says, or, when another edit decides that, where it was. */
    private static Optional<String> scopeAfter(
            EntityType<?> type, Operation op, @Nullable StoredRow current, Merged merged) {
        var row = merged.state().row();
        if (type.isInScope(row, op.scope())) {
            return Optional.of(op.scope());
        }
        return current != null && type.isInScope(row, current.scope())
                ? Optional.of(current.scope())
                : Optional.empty();
    }

    private static boolean isElsewhere(Merged merged, String scope) {
        return merged.state().conflicts().values().stream()
                .anyMatch(open -> !open.conflict().rowScope().equals(scope));
    }

    /** Those who see the row see what waits for a decision about it. */
    private static StoredRow withConflictsMoved(StoredRow after, Merged merged, List<OpenConflict> conflicts) {
        var moved = new TreeMap<String, OpenConflict>();
        merged.state().conflicts().forEach((group, open) -> {
            boolean fresh = merged.conflicts().contains(open);
            var there = new OpenConflict(
                    open.conflict().inScope(after.scope()), fresh ? open.version() : open.version() + 1);
            moved.put(group, there);
            conflicts.remove(open);
            conflicts.add(there);
        });
        var state = after.state();
        return new StoredRow(
                after.scope(), new RowState(state.row(), state.version(), state.fields(), state.deleted(), moved));
    }

    private void putConflict(Operation op, OpenConflict open, Draft draft) {
        var conflict = open.conflict();
        draft.putDerived(
                new RowKey(Conflict.TYPE.table(), conflict.id()),
                conflict.rowScope(),
                Conflict.TYPE.toRow(conflict),
                by(op, open.version()));
    }

    private static void note(Operation op, Merged merged, Draft draft) {
        var decisions = merged.decisions();
        decisions.forEach(d -> draft.losses().add(new Loss(op, d)));
        if (!merged.contested().isEmpty()) {
            String groups = merged.contested().stream()
                    .map(GroupOutcome.Contested::group)
                    .collect(Collectors.joining(", "));
            String told = "merge.conflict: Somebody else had changed this row too. A person has to decide about: ";
            draft.remarks().add(new Remark(op.seq(), Verdict.CONFLICT, told + groups + "."));
        } else if (!decisions.isEmpty()) {
            String told = "merge.concurrent: Somebody else had changed this row too. Decided by rule: ";
            String rules =
                    decisions.stream().map(d -> d.group() + " " + d.rule()).collect(Collectors.joining(", "));
            draft.remarks().add(new Remark(op.seq(), Verdict.MERGED, told + rules + "."));
        }
    }

    /** A fact is taken in spite of what is wrong with it, and people are told. */
    private Optional<Problem> orException(Operation op, @Nullable StoredRow current, Problem problem, Draft draft) {
        boolean taken = isFact(op)
                && current == null
                && Facts.isAcceptable(problem)
                && RowKey.isIdentifier(op.entityId())
                && author.mayWrite(op.scope());
        if (!taken) {
            return Optional.of(problem);
        }
        var row = Facts.storable(merger.type(op.table()).orElseThrow(), op);
        draft.putDerived(new RowKey(op.table(), op.entityId()), op.scope(), row, by(op, merger.next(0)));
        draft.note(op, problem);
        return Optional.empty();
    }
}
