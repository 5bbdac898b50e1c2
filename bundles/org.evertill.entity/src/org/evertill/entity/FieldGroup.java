package org.evertill.entity;

import java.util.List;

/**
 * Columns that are merged together.
 *
 * @param columns names, in declaration order, at least one
 */
public record FieldGroup(String name, MergePolicy policy, List<String> columns) {

    public FieldGroup {
        columns = List.copyOf(columns);
    }
}
