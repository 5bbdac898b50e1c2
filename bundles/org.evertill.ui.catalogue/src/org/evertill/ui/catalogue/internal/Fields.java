package org.evertill.ui.catalogue.internal;

import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.Stored;
import org.jspecify.annotations.Nullable;

/** Rows with one field changed, as their entities describe them. Pure. */
final class Fields {

    private Fields() {}

    /**
     * The value with another content of a column. Problem: {@code entity.invalid} when that does not fit.
     *
     * @param content as {@link org.evertill.entity.Row} has it
     */
    static <T extends Record> Outcome<T> with(EntityType<T> type, T value, String column, @Nullable Object content) {
        var row = type.toRow(value).with(column, content);
        Optional<Problem> wrong = type.problemsOf(row).stream().findFirst();
        return wrong.<Outcome<T>>map(Outcome::failed).orElseGet(() -> Outcome.ok(type.fromRow(row)));
    }

    /** A row as it was read, with another value. */
    static <T extends Record> Stored<T> over(Stored<T> row, T value) {
        return new Stored<>(value, row.version(), row.status(), row.lastSynced());
    }

    /** The same of a text that somebody typed; nothing typed empties the column. */
    static <T extends Record> Outcome<T> typed(EntityType<T> type, T value, String column, String text) {
        return with(type, value, column, text.isBlank() ? null : text.strip());
    }
}
