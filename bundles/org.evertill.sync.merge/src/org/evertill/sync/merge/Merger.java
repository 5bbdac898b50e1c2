package org.evertill.sync.merge;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.MergeResult.Merged;
import org.evertill.sync.merge.MergeResult.Refused;
import org.evertill.sync.protocol.Epoch;
import org.evertill.sync.protocol.Operation;

/**
 * The merge: a pure function of a row's state at head office and an operation. The same operations in the same order
 * with the same times of arrival give the same rows. Immutable, any thread.
 */
public final class Merger {

    /** How far an author's clock may be ahead of head office's before it is held back. */
    public static final long MAX_AHEAD_MILLIS = 1_000;

    private final Map<String, EntityType<?>> types;
    private final List<ConflictPolicy> policies;
    private final long before;

    /**
     * @param types the entities that head office knows, each table once
     */
    public Merger(Collection<EntityType<?>> types) {
        this(types, List.of());
    }

    /**
     * @param types the entities that head office knows, each table once
     * @param policies a chain's own, the first that is asked first
     */
    public Merger(Collection<EntityType<?>> types, List<ConflictPolicy> policies) {
        this(types.stream().collect(Collectors.toUnmodifiableMap(EntityType::table, Function.identity())), policies, 0);
    }

    private Merger(Map<String, EntityType<?>> types, List<ConflictPolicy> policies, long before) {
        this.types = types;
        this.policies = List.copyOf(policies);
        this.before = before;
    }

    /** For the same entities, with other policies of the chain. */
    public Merger asking(List<ConflictPolicy> others) {
        return new Merger(types, others, before);
    }

    /** For the same entities, in one of head office's epochs. */
    public Merger in(int epoch) {
        return new Merger(types, policies, Epoch.before(epoch));
    }

    /** The version that follows one of a row; 0 for a row that was not there. */
    long next(long version) {
        return Math.max(version, before) + 1;
    }

    /** The entity of a table, empty when head office does not know it. */
    public Optional<EntityType<?>> type(String table) {
        return Optional.ofNullable(types.get(table));
    }

    /**
     * Merges an operation into its row.
     *
     * @param author whose it is
     * @param current the row, empty when head office never had it
     * @param receivedAt head office's clock when the operation arrived; stored with it, so that a replay agrees
     * @return merged, or refused with a {@code merge.…} or {@code entity.…} code
     */
    public MergeResult merge(Author author, Operation op, Optional<RowState> current, Instant receivedAt) {
        var type = types.get(op.table());
        if (type == null) {
            return refused(
                    op,
                    "merge.unknown-table",
                    "Head office has no table " + op.table()
                            + ". Install the bundle that brings it at head office, then release the operation.");
        }
        var problem = OperationCheck.problemOf(type, op, author);
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        var hlc = op.hlc().clampedTo(receivedAt.toEpochMilli() + MAX_AHEAD_MILLIS);
        if (current.isEmpty()) {
            return first(op, new FieldVersion(next(0), author.replica(), op.seq(), hlc));
        }
        var state = current.get();
        var by = new FieldVersion(next(state.version()), author.replica(), op.seq(), hlc);
        var arrival = new Arrival(
                type,
                state,
                op,
                by,
                author.seen(op.context().get(VersionVector.HEAD_OFFICE), op.seq() - 1),
                receivedAt);
        return switch (op.kind()) {
            case INSERT -> insertAgain(arrival);
            case UPDATE -> update(arrival);
            case DELETE -> delete(arrival);
            case RESOLVE -> resolve(arrival);
        };
    }

    /** An operation at its row. */
    private record Arrival(EntityType<?> type, RowState state, Operation op, FieldVersion by, Seen seen, Instant at) {}

    private static MergeResult first(Operation op, FieldVersion by) {
        return switch (op.kind()) {
            case INSERT ->
                new Merged(new RowState(op.after(), by.version(), FieldVersions.of(by), false), List.of(), List.of());
            case UPDATE, DELETE ->
                refused(
                        op,
                        "merge.row-missing",
                        "The operation changes a row that head office never received, probably because the operation"
                                + " that made it is in quarantine. Release that one first.");
            case RESOLVE -> noConflict(op);
        };
    }

    private MergeResult insertAgain(Arrival arrival) {
        if (arrival.type.nature() == Entity.Nature.FACT
                && !arrival.state
                        .row()
                        .agrees(arrival.op.after(), arrival.op.after().columns())) {
            return refused(
                    arrival.op,
                    "merge.fact-exists",
                    "Head office has another fact under the same identifier."
                            + " Compare the two, and enter the one that is missing as a new one.");
        }
        var groups = groups(arrival);
        groups.mergeAll();
        return groups.finished(new LifeMerge(arrival.type, groups).madeAgain());
    }

    private MergeResult update(Arrival arrival) {
        var groups = groups(arrival);
        groups.mergeAll();
        return groups.finished(new LifeMerge(arrival.type, groups).edited());
    }

    private MergeResult delete(Arrival arrival) {
        var groups = groups(arrival);
        return groups.finished(new LifeMerge(arrival.type, groups).deleted());
    }

    private MergeResult resolve(Arrival arrival) {
        if (arrival.op.after().isEmpty()) {
            return noConflict(arrival.op);
        }
        var groups = groups(arrival);
        groups.resolveAll();
        boolean dead = arrival.state.deleted();
        if (arrival.op.after().get(Bookkeeping.IS_DELETED) instanceof Boolean wanted) {
            dead = new LifeMerge(arrival.type, groups).resolved(wanted);
        }
        return groups.finished(dead);
    }

    private GroupMerge groups(Arrival arrival) {
        return new GroupMerge(arrival.type, arrival.state, arrival.op, arrival.by, arrival.seen, arrival.at, policies);
    }

    private static MergeResult noConflict(Operation op) {
        return refused(
                op,
                "merge.no-conflict",
                "The operation settles a conflict that is not open at head office."
                        + " Look at the row as it is now, and change it if need be.");
    }

    private static Refused refused(Operation op, String code, String message) {
        return new Refused(OperationCheck.about(op, code, message));
    }
}
