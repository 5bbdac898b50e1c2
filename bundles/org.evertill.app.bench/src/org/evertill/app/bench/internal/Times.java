package org.evertill.app.bench.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long the runs of one thing took. */
final class Times {

    private final List<Long> nanos = new ArrayList<>();

    void add(long took) {
        nanos.add(took);
    }

    long median() {
        var sorted = nanos.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Median, and in brackets the least and the most. */
    String told() {
        var sorted = nanos.stream().sorted().toList();
        return String.format(
                Locale.ROOT, "%s ms (%s–%s)", millis(median()), millis(sorted.getFirst()), millis(sorted.getLast()));
    }

    private static String millis(long nanos) {
        double millis = nanos / 1e6;
        return String.format(Locale.ROOT, millis < 100 ? "%.2f" : "%,.0f", millis);
    }
}
