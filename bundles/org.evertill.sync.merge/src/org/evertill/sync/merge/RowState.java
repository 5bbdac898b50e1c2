package org.evertill.sync.merge;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.Row;

/**
 * A row as head office has it.
 *
 * @param row all data columns, those that this version does not know included
 * @param version counted per row from 1, one for every operation merged into it
 * @param deleted whether the row is dead; its columns stay
 * @param conflicts those that wait for a person, by field group
 */
public record RowState(
        Row row, long version, FieldVersions fields, boolean deleted, SortedMap<String, OpenConflict> conflicts) {

    public RowState {
        if (version < 1) {
            throw new IllegalArgumentException("versions are counted from 1, not " + version);
        }
        conflicts = conflicts.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(conflicts));
    }

    /** A row about which nobody has to decide. */
    public RowState(Row row, long version, FieldVersions fields, boolean deleted) {
        this(row, version, fields, deleted, Collections.emptySortedMap());
    }
}
