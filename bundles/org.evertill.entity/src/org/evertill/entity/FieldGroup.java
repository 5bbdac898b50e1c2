package org.evertill.entity;

import java.util.List;

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
}
