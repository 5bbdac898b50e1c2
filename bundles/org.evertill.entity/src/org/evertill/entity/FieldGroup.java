package org.evertill.entity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Columns that are merged together.
 *
 * @param columns names, in declaration order, at least one
 */
public record FieldGroup(String name, MergePolicy policy, List<String> columns) {

    /** The name under which the merge keeps whether a row is dead or alive; no group of an entity has it. */
    public static final String LIFE = "life";

    /** What the name of a conflict about a claimed value begins with; no group of an entity does. */
    public static final String UNIQUE = "unique:";

    public FieldGroup {
        columns = List.copyOf(columns);
    }

    /**
     * The columns of every group in which something differs; a column that the entity does not know is a group of its own.
     *
     * @param now may lack columns that the entity does not know, which leaves them as they were
     */
    public static Set<String> changedColumns(EntityType<?> type, Row old, Row now) {
        var changed = new LinkedHashSet<String>();
        type.groups().stream()
                .map(FieldGroup::columns)
                .filter(columns -> !old.agrees(now, columns))
                .forEach(changed::addAll);
        now.columns().stream()
                .filter(column -> !type.columnNames().contains(column))
                .filter(column -> !old.agrees(now, List.of(column)))
                .forEach(changed::add);
        return changed;
    }
}
