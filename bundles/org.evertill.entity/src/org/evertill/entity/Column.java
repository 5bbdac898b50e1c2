package org.evertill.entity;

/**
 * One data column, the same on tills and at head office.
 *
 * @param name snake case, with the unit where there is one: {@code total_minor}
 * @param nullable whether a row may leave it empty
 * @param maxLength longest text in characters, 0 for columns that hold no text
 * @param label what people call it, in English
 */
public record Column(
        String name,
        ColumnType type,
        String group,
        boolean nullable,
        boolean indexed,
        boolean searchable,
        boolean sensitive,
        int maxLength,
        String label) {}
