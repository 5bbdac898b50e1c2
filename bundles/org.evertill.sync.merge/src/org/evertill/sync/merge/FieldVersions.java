package org.evertill.sync.merge;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who last wrote each field group of a row; small for the many rows that are written once.
 *
 * @param first the write that made the row; holds for every group that has no entry of its own
 * @param later groups written after that, by name; {@link org.evertill.entity.FieldGroup#LIFE} for the last deletion or
 *     revival; a set's element that was added later stands by the group's name, a slash and itself
 * @param decided the groups whose last write was a person's decision about a conflict
 */
public record FieldVersions(FieldVersion first, SortedMap<String, FieldVersion> later, SortedSet<String> decided) {

    public FieldVersions {
        later = later.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(later));
        decided = decided.isEmpty()
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(decided));
    }

    public FieldVersions(FieldVersion first, SortedMap<String, FieldVersion> later) {
        this(first, later, Collections.emptySortedSet());
    }

    static FieldVersions of(FieldVersion first) {
        return new FieldVersions(first, Collections.emptySortedMap());
    }

    /** The last write of a group. */
    public FieldVersion of(String group) {
        return later.getOrDefault(group, first);
    }

    /** After some groups were written, and some elements of sets are gone. */
    FieldVersions with(Map<String, FieldVersion> written, Set<String> gone, Set<String> decidedNow) {
        if (written.isEmpty() && gone.isEmpty()) {
            return this;
        }
        var copy = new TreeMap<>(later);
        copy.keySet().removeAll(gone);
        copy.putAll(written);
        var decisions = new TreeSet<>(decided);
        decisions.removeAll(written.keySet());
        decisions.addAll(decidedNow);
        return new FieldVersions(first, copy, decisions);
    }
}
