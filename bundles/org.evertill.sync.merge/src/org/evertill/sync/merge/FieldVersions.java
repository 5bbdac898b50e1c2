package org.evertill.sync.merge;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.FieldGroup;

/**
 * Who last wrote each field group of a row; small for the many rows that are written once.
 *
 * @param first the write that made the row; holds for every group that has no entry of its own
 * @param later groups written after that, by name; {@link FieldGroup#LIFE} for the last deletion or revival
 */
public record FieldVersions(FieldVersion first, SortedMap<String, FieldVersion> later) {

    public FieldVersions {
        later = later.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(later));
    }

    static FieldVersions of(FieldVersion first) {
        return new FieldVersions(first, Collections.emptySortedMap());
    }

    /** The last write of a group. */
    public FieldVersion of(String group) {
        return later.getOrDefault(group, first);
    }

    FieldVersions with(Map<String, FieldVersion> written) {
        if (written.isEmpty()) {
            return this;
        }
        var copy = new TreeMap<>(later);
        copy.putAll(written);
        return new FieldVersions(first, copy);
    }
}
