package org.evertill.headoffice.postgres.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.entity.Column;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.headoffice.KeptEditDesk.Field;
import org.evertill.headoffice.KeptEditDesk.Here;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Salvage;
import org.jspecify.annotations.Nullable;

/**
 * How an edit that a till had differs from the row that head office has. Columns that the till's version did not know stay as they are, and
 * so do those that head office's does not know. Pure.
 *
 * @param current null when the row is not there
 */
record EditDifference(
        EntityType<?> type, Salvage.Edit edit, @Nullable StoredRow current) {

    private static Optional<RowState> state(@Nullable StoredRow row) {
        return Optional.ofNullable(row).map(StoredRow::state);
    }

    Here here() {
        return state(current)
                .map(state -> state.deleted() ? Here.DELETED : Here.LIVING)
                .orElse(Here.MISSING);
    }

    /** Whether taking the edit would change anything. */
    boolean isThere() {
        boolean living = here() == Here.LIVING;
        return edit.deleted() ? living : !living || !columns().isEmpty();
    }

    /** The row as it is when the edit is taken, of some columns or of all when there are none. */
    Row taken(Set<String> chosen) {
        var stored = stored();
        if (edit.deleted()) {
            return stored;
        }
        boolean all = chosen.isEmpty() || here() != Here.LIVING;
        return stored.overlaidBy(all ? edit.row() : edit.row().only(groups(chosen)));
    }

    private Row stored() {
        return state(current).map(RowState::row).orElse(Row.EMPTY);
    }

    /** The columns of the groups of these, as far as the edit has them. */
    private List<String> groups(Set<String> chosen) {
        return type.groups().stream()
                .map(FieldGroup::columns)
                .filter(group -> group.stream().anyMatch(chosen::contains))
                .flatMap(List::stream)
                .filter(edit.row()::has)
                .toList();
    }

    /** The known columns whose values differ. */
    private List<String> columns() {
        return edit.row().columns().stream()
                .filter(type.columnNames()::contains)
                .filter(column -> here() != Here.LIVING || !stored().agrees(edit.row(), List.of(column)))
                .toList();
    }

    List<Field> fields() {
        if (edit.deleted()) {
            return List.of();
        }
        var sensitive = type.sensitiveColumns().stream().map(Column::name).collect(Collectors.toSet());
        return columns().stream()
                .map(column -> field(column, sensitive.contains(column)))
                .toList();
    }

    private Field field(String column, boolean isSensitive) {
        boolean living = here() == Here.LIVING;
        boolean since = living
                && isWrittenSince(type.groupOf(column).map(FieldGroup::name).orElse(column));
        return isSensitive
                ? new Field(column, true, null, null, since)
                : new Field(
                        column,
                        false,
                        living ? stored().get(column) : null,
                        edit.row().get(column),
                        since);
    }

    /** Whether somebody has written at head office since what taking the edit would write over. */
    boolean isChangedSince() {
        return switch (here()) {
            case MISSING -> false;
            case DELETED -> isWrittenSince(FieldGroup.LIFE);
            case LIVING ->
                edit.deleted()
                        ? state(current)
                                .filter(state -> state.version() > edit.version())
                                .isPresent()
                        : fields().stream().anyMatch(Field::changedSince);
        };
    }

    /** Of a set each element counts, too: it stands by the group's name, a slash and itself. */
    private boolean isWrittenSince(String group) {
        return state(current)
                .map(RowState::fields)
                .filter(fields -> fields.of(group).version() > edit.version()
                        || fields.later().entrySet().stream()
                                .anyMatch(write -> write.getKey().startsWith(group + '/')
                                        && write.getValue().version() > edit.version()))
                .isPresent();
    }
}
