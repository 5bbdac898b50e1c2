package org.evertill.exchange.internal;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts refused rows by reason. */
final class Reasons {

    private final SortedMap<String, Long> counts = new TreeMap<>();

    void add(String reason) {
        counts.merge(reason, 1L, Long::sum);
    }

    SortedMap<String, Long> counts() {
        return counts;
    }
}
