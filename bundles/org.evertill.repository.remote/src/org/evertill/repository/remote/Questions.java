package org.evertill.repository.remote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.evertill.entity.ColumnType;
import org.evertill.entity.EntityType;
import org.evertill.storage.Selection;
import org.evertill.sync.protocol.Rows;

/** A selection as head office is asked it: values in the form that rows have, columns only those that mean the same there. */
final class Questions {

    private Questions() {}

    static List<Rows.Filter> filters(EntityType<?> type, Selection selection) {
        return selection.filters().stream()
                .map(filter -> new Rows.Filter(
                        checked(type, filter.column()),
                        Rows.Comparison.valueOf(filter.comparison().name()),
                        filter.value().map(value -> plain(type, filter.column(), value))))
                .toList();
    }

    static List<Rows.Order> order(EntityType<?> type, Selection selection) {
        return selection.order().stream()
                .map(order -> new Rows.Order(
                        checked(type, order.column()),
                        Rows.Direction.valueOf(order.direction().name())))
                .toList();
    }

    /** What else a till keeps beside a row is the till's own. */
    private static String checked(EntityType<?> type, String column) {
        if (!type.columnNames().contains(column) && !column.equals(Bookkeeping.SCOPE)) {
            throw new IllegalArgumentException("head office cannot be asked for " + type + " by " + column);
        }
        return column;
    }

    private static Object plain(EntityType<?> type, String column, Object value) {
        return switch (value) {
            case Number number when isFlag(type, column) -> number.longValue() != 0;
            case Integer number -> number.longValue();
            case Instant instant -> ColumnType.text(instant);
            case LocalDate date -> date.toString();
            case Enum<?> constant -> constant.name();
            default -> value;
        };
    }

    private static boolean isFlag(EntityType<?> type, String name) {
        return type.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(Column::type)
                .anyMatch(ColumnType.BOOLEAN::equals);
    }
}
