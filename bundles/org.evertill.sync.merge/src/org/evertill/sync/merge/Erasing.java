package org.evertill.sync.merge;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Operation.Contents;
import org.jspecify.annotations.Nullable;

/**
 * What is left of values once a person's data is erased: of a sensitive column nothing, or a word where something has to stand; of a
 * column that nobody here knows nothing at all, for it may be a sensitive one. Identifiers, numbers and countries stay. Pure.
 */
public final class Erasing {

    /** What stands in a sensitive column that may not be empty. */
    public static final String WORD = "erased";

    /** What conflicts say of a row beside its columns. */
    private static final Set<String> BESIDE = Set.of(Bookkeeping.IS_DELETED, Claim.ENTITY_ID);

    private Erasing() {}

    /** Whether rows of an entity hold a person's data at all. */
    public static boolean concerns(EntityType<?> type) {
        return !type.sensitiveColumns().isEmpty();
    }

    /** A row, or a part of one, without a person's data. */
    public static Row erased(EntityType<?> type, Row row) {
        var sensitive = sensitive(type);
        var left = new TreeMap<String, @Nullable Object>();
        row.values().forEach((name, value) -> {
            var column = sensitive.get(name);
            if (column != null) {
                left.put(name, value == null || column.nullable() ? null : WORD);
            } else if (isHarmless(type, name)) {
                left.put(name, value);
            }
        });
        return new Row(left);
    }

    /** The same of an operation, which stays where it is in its chain. */
    public static Operation erased(EntityType<?> type, Operation op) {
        return op.contents() == Contents.LOST
                ? op
                : op.with(erased(type, op.before()), erased(type, op.after()), Contents.ERASED);
    }

    private static Map<String, Column> sensitive(EntityType<?> type) {
        return type.sensitiveColumns().stream().collect(Collectors.toMap(Column::name, column -> column));
    }

    private static boolean isHarmless(EntityType<?> type, String name) {
        return type.columnNames().contains(name) && !sensitive(type).containsKey(name) || BESIDE.contains(name);
    }

    /**
     * Words in place of the values that a row had over time: equal values get the same one, so that going through its operations again
     * decides as it was decided. One thread.
     */
    public static final class Words {

        private final Map<String, String> words = new HashMap<>();

        /** A row, or a part of one. */
        public Row masked(EntityType<?> type, Row row) {
            var masked = new TreeMap<String, @Nullable Object>();
            row.values().forEach((name, value) -> masked.put(name, isHarmless(type, name) ? value : word(value)));
            return new Row(masked);
        }

        /** An operation, which stays where it is in its chain. */
        public Operation masked(EntityType<?> type, Operation op) {
            return op.contents() == Contents.LOST
                    ? op
                    : op.with(masked(type, op.before()), masked(type, op.after()), Contents.ERASED);
        }

        /** What is no text is of a column that nobody here knows. */
        private @Nullable String word(@Nullable Object value) {
            if (!(value instanceof String text)) {
                return null;
            }
            return text.equals(WORD) ? WORD : words.computeIfAbsent(text, t -> WORD + " " + (words.size() + 1));
        }
    }
}
