package org.evertill.storage.sqlite.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.evertill.entity.EntityType;
import org.evertill.entity.WellFormed;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Direction;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;

/**
 * A selection as SQL: values only as arguments, columns only those of the entity.
 *
 * @param condition what follows WHERE
 */
record SelectionSql(String condition, List<Object> arguments, String orderAndPage) {

    static SelectionSql of(EntityType<?> type, Selection selection, Vault vault) {
        Set<String> known = new TreeSet<>(type.columnNames());
        known.addAll(Bookkeeping.COLUMNS);
        var condition = new StringBuilder("is_deleted = 0");
        var arguments = new ArrayList<>();
        for (Filter filter : selection.filters()) {
            String column = checked(filter.column(), known, type);
            var sealed = sealed(type, column);
            condition
                    .append(" AND ")
                    .append(
                            sealed.isPresent()
                                    ? sealedTerm(type, sealed.get(), filter, vault, arguments)
                                    : term(column, filter, arguments));
        }
        return new SelectionSql(condition.toString(), arguments, order(type, selection, known));
    }

    private static String order(EntityType<?> type, Selection selection, Set<String> known) {
        var order = new StringBuilder(" ORDER BY ");
        for (Order column : selection.order()) {
            if (sealed(type, column.column()).isPresent()) {
                throw new IllegalArgumentException(
                        type + " cannot be ordered by " + column.column() + ", which is kept encrypted");
            }
            order.append(checked(column.column(), known, type))
                    .append(column.direction() == Direction.DESCENDING ? " DESC, " : ", ");
        }
        return order.append(type.idColumn())
                .append(" LIMIT ")
                .append(selection.limit())
                .append(" OFFSET ")
                .append(selection.offset())
                .toString();
    }

    private static String term(String column, Filter filter, List<Object> arguments) {
        if (filter.comparison() == Comparison.EMPTY) {
            return column + " IS NULL";
        }
        if (filter.comparison() == Comparison.NOT_EMPTY) {
            return column + " IS NOT NULL";
        }
        Object value = filter.value().orElseThrow(() -> new IllegalArgumentException("no value for " + column));
        arguments.add(value);
        if (filter.comparison() == Comparison.STARTS_WITH) {
            arguments.add(value + WellFormed.BEHIND_ALL);
            return column + " >= ? AND " + column + " < ?";
        }
        return column + operator(filter.comparison()) + "?";
    }

    private static Optional<Column> sealed(EntityType<?> type, String column) {
        return type.sensitiveColumns().stream()
                .filter(c -> c.name().equals(column))
                .findFirst();
    }

    /** What is kept encrypted is only found by its exact value, through the hash beside it, or by its absence. */
    private static String sealedTerm(
            EntityType<?> type, Column column, Filter filter, Vault vault, List<Object> arguments) {
        if (filter.comparison() == Comparison.EMPTY || filter.comparison() == Comparison.NOT_EMPTY) {
            return term(column.name(), filter, arguments);
        }
        if (filter.comparison() != Comparison.EQUAL || !column.isBlindlyIndexed()) {
            throw new IllegalArgumentException(type + ": " + column.name()
                    + " is kept encrypted and cannot be compared so; only what is @Indexed is, and only for equality");
        }
        String value = String.valueOf(filter.value().orElseThrow());
        var hashes = vault.blinds(type.table(), column.name(), value);
        arguments.addAll(hashes);
        return column.blindColumn() + " IN (?" + ", ?".repeat(hashes.size() - 1) + ")";
    }

    private static String operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> " = ";
            case NOT_EQUAL -> " IS NOT ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " <= ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " >= ";
            case STARTS_WITH, EMPTY, NOT_EMPTY -> throw new IllegalStateException("handled above: " + comparison);
        };
    }

    private static String checked(String column, Set<String> known, EntityType<?> type) {
        if (!known.contains(column)) {
            throw new IllegalArgumentException(type + " has no column " + column);
        }
        return column;
    }
}
