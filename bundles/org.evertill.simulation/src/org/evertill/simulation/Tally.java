package org.evertill.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How often each thing happened, in one run or in many. */
public final class Tally {

    private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);

    public void add(Happening what) {
        counts.merge(what, 1L, Long::sum);
    }

    public void add(Happening what, long times) {
        counts.merge(what, times, Long::sum);
    }

    /** Adds what another counted. */
    public void addAll(Tally other) {
        other.counts.forEach(this::add);
    }

    public long of(Happening what) {
        return counts.getOrDefault(what, 0L);
    }

    /** What never happened, although a long simulation has to show all of them; of stock it shows nothing. */
    public List<Happening> missing() {
        return Stream.of(Happening.values())
                .filter(h -> h.kind() != Happening.Kind.STOCK && of(h) == 0)
                .toList();
    }

    /** A table for people, one line each, kind by kind. */
    public String table() {
        var out = new StringBuilder();
        for (Happening.Kind kind : Happening.Kind.values()) {
            out.append(kind.title()).append('\n');
            Stream.of(Happening.values())
                    .filter(h -> h.kind() == kind)
                    .forEach(h -> out.append(String.format("  %-88s %,12d%n", h.title(), of(h))));
        }
        return out.toString();
    }
}
