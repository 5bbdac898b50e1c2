package org.evertill.simulation.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** The last things that happened in a run, for whoever looks at a failure. */
final class Diary {

    private static final int KEPT = 60;

    private final Timeline time;
    private final Deque<String> lines = new ArrayDeque<>();

    Diary(Timeline time) {
        this.time = time;
    }

    void note(String what) {
        long s = time.elapsed() / 1000;
        lines.addLast(String.format(Locale.ROOT, "%5d:%02d.%03d  %s", s / 60, s % 60, time.elapsed() % 1000, what));
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
