package org.evertill.entity;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The data columns of one row, or some of them: what replicas exchange and compare. Immutable.
 *
 * @param values column name → {@link String}, {@link Long}, {@link Boolean} or null, sorted by name
 */
public record Row(SortedMap<String, @Nullable Object> values) {

    public static final Row EMPTY = new Row(new TreeMap<>());

    public Row {
        var sorted = new TreeMap<String, @Nullable Object>();
        sorted.putAll(values); // not the copy constructor: it would keep another order
        values = Collections.unmodifiableSortedMap(sorted);
        for (Object value : values.values()) {
            checkType(value);
        }
    }

    public static Row of(Map<String, ? extends @Nullable Object> values) {
        return new Row(new TreeMap<>(values));
    }

    public @Nullable Object get(String column) {
        return values.get(column);
    }

    /** The text of a column; null when the column is empty or absent. */
    public @Nullable String text(String column) {
        return (String) values.get(column);
    }

    public boolean has(String column) {
        return values.containsKey(column);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Set<String> columns() {
        return values.keySet();
    }

    /** The same row with one value set. */
    public Row with(String column, @Nullable Object value) {
        var copy = new TreeMap<String, @Nullable Object>(values);
        copy.put(column, value);
        return new Row(copy);
    }

    /** This row with every column that the other has taken from the other. */
    public Row overlaidBy(Row other) {
        var copy = new TreeMap<String, @Nullable Object>(values);
        copy.putAll(other.values);
        return new Row(copy);
    }

    /** Only the given columns; those that the row lacks stay absent. */
    public Row only(Collection<String> columns) {
        var copy = new TreeMap<String, @Nullable Object>();
        for (String column : columns) {
            if (values.containsKey(column)) {
                copy.put(column, values.get(column));
            }
        }
        return new Row(copy);
    }

    /** All but the given columns. */
    public Row without(Collection<String> columns) {
        var copy = new TreeMap<String, @Nullable Object>(values);
        copy.keySet().removeAll(Set.copyOf(columns));
        return new Row(copy);
    }

    /** Whether both agree in the given columns; an absent one equals an empty one. */
    public boolean agrees(Row other, Collection<String> columns) {
        return columns.stream().allMatch(c -> Objects.equals(get(c), other.get(c)));
    }

    private static void checkType(@Nullable Object value) {
        if (!(value == null || value instanceof String || value instanceof Long || value instanceof Boolean)) {
            throw new IllegalArgumentException(
                    "a row holds no " + value.getClass().getName());
        }
    }
}
