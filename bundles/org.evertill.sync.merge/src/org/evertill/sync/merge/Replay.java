package org.evertill.sync.merge;

import java.util.List;
import java.util.TreeSet;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.entity.TextSet;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/**
 * What a till shows: head office's image of a row with the till's own pending operations on top, one after the other. Pure.
 */
public final class Replay {

    private Replay() {}

    /**
     * A row while operations are replayed on it.
     *
     * @param row all columns, unknown ones among them; empty for a row that is not there yet
     */
    public record State(Row row, boolean deleted) {

        public static final State NOTHING = new State(Row.EMPTY, true);
    }

    /** The state after one more operation of this till. */
    public static State after(EntityType<?> type, State state, Operation op) {
        if (op.contents() == Operation.Contents.LOST) {
            return state;
        }
        return switch (op.kind()) {
            // Also a row that head office has dead lives again where it was made anew: a till sees its own writes.
            case INSERT -> new State(changed(type, state.row(), op), false);
            case UPDATE -> new State(changed(type, state.row(), op), state.deleted());
            case RESOLVE -> new State(changed(type, state.row(), op), life(state, op));
            case DELETE -> new State(state.row(), true);
        };
    }

    private static boolean life(State state, Operation op) {
        return op.after().get(Bookkeeping.IS_DELETED) instanceof Boolean deleted ? deleted : state.deleted();
    }

    private static Row changed(EntityType<?> type, Row row, Operation op) {
        Row result = row.overlaidBy(op.after().without(List.of(Bookkeeping.IS_DELETED)));
        if (op.kind() == OperationKind.RESOLVE) {
            return result;
        }
        for (FieldGroup group : type.groups()) {
            boolean touched = group.columns().stream().anyMatch(op.after()::has);
            if (touched) {
                result = added(group, row, op, result);
            }
        }
        return result;
    }

    private static Row counted(FieldGroup group, Row row, Operation op, Row result) {
        return Additive.counted(group, row, op).map(result::overlaidBy).orElse(result);
    }

    /** What somebody else had made before stands, see {@link Rules#FIRST_COUNT}; unless the author knew of it. */
    private static Row begun(FieldGroup group, Row row, Operation op, Row result) {
        boolean knew = op.context().get(VersionVector.HEAD_OFFICE) > 0;
        return knew ? result : result.overlaidBy(row.only(group.columns()));
    }

    private static Row added(FieldGroup group, Row row, Operation op, Row result) {
        return switch (group.policy()) {
            case COUNTER ->
                op.kind() == OperationKind.INSERT ? begun(group, row, op, result) : counted(group, row, op, result);
            case SET -> {
                var change = Additive.SetChange.of(group, op);
                var elements = new TreeSet<>(TextSet.read(row.text(change.column())));
                elements.addAll(change.added());
                change.removed().forEach(elements::remove);
                yield result.with(change.column(), TextSet.write(elements));
            }
            case LAST_WRITE_WINS, HEAD_OFFICE_WINS, MAXIMUM, MINIMUM, RULE, MANUAL -> result;
        };
    }
}
