package org.evertill.kernel;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a version of a row knew: per replica the newest of its counters. A dotted version vector over head office and
 * at most one till, so its size does not grow with the number of tills (Preguiça et al., arXiv 1011.5808).
 *
 * @param counters replica id → counter ≥ 1, sorted by replica id; empty for a row that nobody has seen yet
 */
public record VersionVector(SortedMap<String, Long> counters) {

    /** The key under which head office's version of a row stands. */
    public static final String HEAD_OFFICE = "hq";

    public static final VersionVector EMPTY = new VersionVector(new TreeMap<>());

    public VersionVector {
        var sorted = new TreeMap<String, Long>();
        sorted.putAll(counters); // not the copy constructor: it would keep another order
        counters = Collections.unmodifiableSortedMap(sorted);
        counters.forEach((replica, counter) -> {
            if (replica.isEmpty() || counter < 1) {
                throw new IllegalArgumentException("not a version vector: " + replica + "=" + counter);
            }
        });
    }

    public static VersionVector of(Map<String, Long> counters) {
        return new VersionVector(new TreeMap<>(counters));
    }

    /** The vector of a row as head office has it at the given version, nothing local on top. */
    public static VersionVector ofHeadOffice(long version) {
        return EMPTY.with(HEAD_OFFICE, version);
    }

    /** The counter of a replica, 0 when the vector knows nothing of it. */
    public long get(String replica) {
        return counters.getOrDefault(replica, 0L);
    }

    /** The same vector with one counter set. */
    public VersionVector with(String replica, long counter) {
        var copy = new TreeMap<>(counters);
        copy.put(replica, counter);
        return new VersionVector(copy);
    }

    /** What both together know: the larger counter for every replica. */
    public VersionVector join(VersionVector other) {
        var copy = new TreeMap<>(counters);
        other.counters.forEach((replica, counter) -> copy.merge(replica, counter, Math::max));
        return new VersionVector(copy);
    }

    /** How this vector relates to another: BEFORE when the other knows all that this one knows, and more. */
    public Causality compare(VersionVector other) {
        boolean less = knowsLessThan(other);
        boolean more = other.knowsLessThan(this);
        if (less && more) {
            return Causality.CONCURRENT;
        }
        if (less) {
            return Causality.BEFORE;
        }
        return more ? Causality.AFTER : Causality.EQUAL;
    }

    private boolean knowsLessThan(VersionVector other) {
        return other.counters.entrySet().stream().anyMatch(e -> get(e.getKey()) < e.getValue());
    }
}
