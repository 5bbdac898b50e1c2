package org.evertill.app.bench.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long many things of one kind took. */
final class Percentiles {

    private final List<Long> nanos = new ArrayList<>();

    void add(long took) {
        nanos.add(took);
    }

    /** The time within which so many per cent were done, in nanoseconds. */
    long at(int percent) {
        var sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get(Math.clamp((long) Math.ceil(sorted.size() * percent / 100.0) - 1, 0, sorted.size() - 1));
    }

    String told() {
        return String.format(
                Locale.ROOT,
                "p50 %8.2f  p95 %8.2f  p99 %8.2f  most %8.2f ms of %,d",
                at(50) / 1e6,
                at(95) / 1e6,
                at(99) / 1e6,
                at(100) / 1e6,
                nanos.size());
    }
}
