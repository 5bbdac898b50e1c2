package org.evertill.sync.merge;

import java.util.Optional;
import java.util.TreeMap;
import org.evertill.entity.Column;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.entity.WellFormed;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.jspecify.annotations.Nullable;

/**
 * What has happened has happened: a completed sale is taken whatever is wrong with it, as far as it can be stored at all, and
 * people are told. Pure.
 */
final class Facts {

    private Facts() {}

    /** Whether an operation adds a fact. */
    static boolean isFact(Operation op, Optional<EntityType<?>> type) {
        return op.kind() == OperationKind.INSERT
                && type.isPresent()
                && type.get().nature() == Entity.Nature.FACT;
    }

    /** Whether what was found to be wrong with a fact is no reason to refuse it. */
    static boolean isAcceptable(Problem problem) {
        return switch (problem.code()) {
            case "entity.invalid", "merge.invalid" -> true;
            default -> false;
        };
    }

    /** The row as it can be stored: what has another type than its column is left to the operation, which is kept anyway. */
    static Row storable(EntityType<?> type, Operation op) {
        var values = new TreeMap<String, @Nullable Object>();
        op.after().values().forEach((name, value) -> {
            var column =
                    type.columns().stream().filter(c -> c.name().equals(name)).findFirst();
            if (WellFormed.isStorable(name)) {
                values.put(name, column.isPresent() ? fitting(column.get(), value) : shown(value));
            }
        });
        values.put(type.idColumn(), op.entityId());
        return new Row(values);
    }

    private static @Nullable Object fitting(Column column, @Nullable Object value) {
        return value != null && column.type().accepts(value) ? shown(value) : null;
    }

    /** A text that every database can hold: what is not storable is made visible. */
    private static @Nullable Object shown(@Nullable Object value) {
        return value instanceof String text ? WellFormed.storable(text) : value;
    }
}
