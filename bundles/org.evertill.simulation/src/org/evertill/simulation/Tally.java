package org.evertill.simulation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How often each thing happened, in one run or in many. */
public final class Tally {

    private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);
    private final Set<Happening.Kind> kinds;

    /** Of everything. */
    public Tally() {
        this(EnumSet.allOf(Happening.Kind.class));
    }

    /**
     * @param kinds what can happen at all
     */
    Tally(Set<Happening.Kind> kinds) {
        this.kinds = kinds;
    }

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

    /** What never happened, although it can. */
    public List<Happening> missing() {
        return Stream.of(Happening.values())
                .filter(h -> kinds.contains(h.kind()) && of(h) == 0)
                .toList();
    }

    /** A table for people, one line each, kind by kind. */
    public String table() {
        var out = new StringBuilder();
        for (Happening.Kind kind : kinds) {
            out.append(kind.title()).append('\n');
            Stream.of(Happening.values())
                    .filter(h -> h.kind() == kind)
                    .forEach(h -> out.append(String.format(Locale.ROOT, "  %-88s %,12d%n", h.title(), of(h))));
        }
        return out.toString();
    }
}
