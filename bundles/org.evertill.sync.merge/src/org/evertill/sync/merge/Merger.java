package org.evertill.sync.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.sync.merge.GroupOutcome.Decided;
import org.evertill.sync.merge.GroupOutcome.Side;
import org.evertill.sync.merge.MergeResult.Merged;
import org.evertill.sync.merge.MergeResult.Refused;
import org.evertill.sync.protocol.Operation;

/**
 * The merge: a pure function of a row's state at head office and an operation. The same operations in the same order
 * with the same times of arrival give the same rows. Immutable, any thread.
 */
public final class Merger {

    /** How far an author's clock may be ahead of head office's before it is held back. */
    public static final long MAX_AHEAD_MILLIS = 1_000;

    private final Map<String, EntityType<?>> types;

    /**
     * @param types the entities that head office knows, each table once
     */
    public Merger(Collection<EntityType<?>> types) {
        this.types = types.stream().collect(Collectors.toUnmodifiableMap(EntityType::table, Function.identity()));
    }

    /**
     * Merges an operation into its row.
     *
     * @param replica the author
     * @param current the row, empty when head office never had it
     * @param receivedAt head office's clock when the operation arrived; stored with it, so that a replay agrees
     * @return merged, or refused with a {@code merge.…} or {@code entity.…} code
     */
    public MergeResult merge(String replica, Operation op, Optional<RowState> current, Instant receivedAt) {
        var type = types.get(op.table());
        if (type == null) {
            return refused(
                    op,
                    "merge.unknown-table",
                    "Head office has no table " + op.table()
                            + ". Install the bundle that brings it at head office, then release the operation.");
        }
        var problem = OperationCheck.problemOf(type, op);
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        var hlc = op.hlc().clampedTo(receivedAt.toEpochMilli() + MAX_AHEAD_MILLIS);
        if (current.isEmpty()) {
            return first(op, new FieldVersion(1, replica, op.seq(), hlc));
        }
        var state = current.get();
        var by = new FieldVersion(state.version() + 1, replica, op.seq(), hlc);
        return switch (op.kind()) {
            case INSERT -> insertAgain(type, state, op, by);
            case UPDATE -> update(type, state, op, by);
            case DELETE -> delete(type, state, op, by);
            case RESOLVE -> noConflict(op);
        };
    }

    private static MergeResult first(Operation op, FieldVersion by) {
        return switch (op.kind()) {
            case INSERT -> new Merged(new RowState(op.after(), 1, FieldVersions.of(by), false), List.of());
            case UPDATE, DELETE ->
                refused(
                        op,
                        "merge.row-missing",
                        "The operation changes a row that head office never received,"
                                + " probably because the operation that made it is in quarantine. Release that one first.");
            case RESOLVE -> noConflict(op);
        };
    }

    private static MergeResult insertAgain(EntityType<?> type, RowState state, Operation op, FieldVersion by) {
        if (type.nature() == Entity.Nature.FACT
                && !state.row().agrees(op.after(), op.after().columns())) {
            return refused(
                    op,
                    "merge.fact-exists",
                    "Head office has another fact under the same identifier."
                            + " Compare the two, and enter the one that is missing as a new one.");
        }
        var groups = new GroupMerge(type, state, op, by);
        groups.mergeAll();
        return groups.finished(life(state, op, by, groups));
    }

    private static MergeResult update(EntityType<?> type, RowState state, Operation op, FieldVersion by) {
        var groups = new GroupMerge(type, state, op, by);
        groups.mergeAll();
        if (state.deleted()) {
            groups.add(deleteWins(state, op, by));
        }
        return groups.finished(state.deleted());
    }

    /** Making a row again revives it only when its author knew of its death. */
    private static boolean life(RowState state, Operation op, FieldVersion by, GroupMerge groups) {
        if (!state.deleted()) {
            return false;
        }
        if (groups.hasSeen(state.fields().of(FieldGroup.LIFE))) {
            groups.add(new GroupOutcome.FastForward(FieldGroup.LIFE));
            groups.wrote(FieldGroup.LIFE);
            return false;
        }
        groups.add(deleteWins(state, op, by));
        return true;
    }

    private static Decided deleteWins(RowState state, Operation op, FieldVersion by) {
        var death = state.fields().of(FieldGroup.LIFE);
        return new Decided(
                FieldGroup.LIFE,
                Rules.DELETE_WINS,
                new Side(Row.EMPTY, death.replica(), death.seq()),
                new Side(op.after(), by.replica(), by.seq()));
    }

    private static MergeResult delete(EntityType<?> type, RowState state, Operation op, FieldVersion by) {
        var groups = new GroupMerge(type, state, op, by);
        if (state.deleted()) {
            groups.add(new GroupOutcome.Agreed(FieldGroup.LIFE));
            return groups.finished(true);
        }
        var unseen = unseenEdits(type, state, groups, by);
        if (unseen.isEmpty()) {
            groups.add(new GroupOutcome.FastForward(FieldGroup.LIFE));
        }
        unseen.forEach(groups::add);
        groups.wrote(FieldGroup.LIFE);
        return groups.finished(true);
    }

    /** Edits that the author of a deletion did not know of: they lose, and are told. */
    private static List<Decided> unseenEdits(EntityType<?> type, RowState state, GroupMerge groups, FieldVersion by) {
        var losers = new ArrayList<Decided>();
        for (FieldGroup group : type.groups()) {
            var edit = state.fields().of(group.name());
            if (!groups.hasSeen(edit)) {
                losers.add(new Decided(
                        FieldGroup.LIFE,
                        Rules.DELETE_WINS,
                        new Side(Row.EMPTY, by.replica(), by.seq()),
                        new Side(state.row().only(group.columns()), edit.replica(), edit.seq())));
            }
        }
        return losers;
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
