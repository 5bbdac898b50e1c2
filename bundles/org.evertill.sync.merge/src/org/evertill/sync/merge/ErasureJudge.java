package org.evertill.sync.merge;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Set;
import java.util.function.Function;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure does to the row that it names: its values go, as a version of their own, whatever anybody wrote meanwhile, and
 * nobody has to decide about them any more. So going through the operations again erases it again. Pure but for the draft.
 */
record ErasureJudge(OperationJudge judge, Instant at) {

    /**
     * @param op an erasure that was taken
     * @param rows as they are
     * @param known the names of rows that are there
     */
    void apply(Operation op, Function<RowKey, @Nullable StoredRow> rows, Collection<RowKey> known, Draft draft) {
        var erasure = Erasure.TYPE.fromRow(op.after());
        var type = judge.typeOf(erasure.tableName()).filter(Erasing::concerns);
        var key = new RowKey(erasure.tableName(), erasure.entityId());
        var row = rows.apply(key);
        if (type.isEmpty() || row == null) {
            return;
        }
        row.state().conflicts().values().forEach(open -> settle(op, type.get(), open, draft));
        draft.put(key, erased(op, type.get(), row));
        for (RowKey other : known) {
            var conflict = other.table().equals(Conflict.TYPE.table()) ? rows.apply(other) : null;
            if (conflict != null && draft.rows().get(other) == null) {
                forget(op, erasure, type.get(), other, conflict, draft);
            }
        }
    }

    private StoredRow erased(Operation op, EntityType<?> type, StoredRow row) {
        var state = row.state();
        var by = judge.by(op, judge.next(state.version()));
        var written = new HashMap<String, FieldVersion>();
        var sensitive = type.sensitiveColumns();
        for (FieldGroup group : type.groups()) {
            if (sensitive.stream().anyMatch(column -> group.columns().contains(column.name()))) {
                written.put(group.name(), by);
            }
        }
        Row left = Erasing.erased(type, state.row());
        var fields = state.fields().with(written, Set.of(), Set.of());
        return new StoredRow(row.scope(), new RowState(left, by.version(), fields, state.deleted()));
    }

    private void settle(Operation op, EntityType<?> type, OpenConflict open, Draft draft) {
        var conflict = without(type, open.conflict()).settled(at, op.userId(), Rules.ERASED);
        draft.putDerived(
                open.key(), conflict.rowScope(), Conflict.TYPE.toRow(conflict), judge.by(op, open.version() + 1));
    }

    /** A conflict that was settled before, whose values are still shown. */
    private void forget(Operation op, Erasure erasure, EntityType<?> type, RowKey key, StoredRow stored, Draft draft) {
        var conflict = Conflict.TYPE.fromRow(stored.state().row());
        boolean isAbout = conflict.tableName().equals(erasure.tableName())
                && conflict.entityId().equals(erasure.entityId())
                && conflict.status() == Conflict.Status.RESOLVED;
        if (isAbout) {
            var left = Conflict.TYPE.toRow(without(type, conflict));
            draft.putDerived(
                    key, stored.scope(), left, judge.by(op, stored.state().version() + 1));
        }
    }

    private static Conflict without(EntityType<?> type, Conflict conflict) {
        return conflict.withValues(conflict.values().stream()
                .map(sibling -> new Sibling(
                        Erasing.erased(type, sibling.value()),
                        sibling.replica(),
                        sibling.seq(),
                        sibling.version(),
                        sibling.hlc(),
                        sibling.userId()))
                .toList());
    }
}
