package org.evertill.simulation.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.Row;

/** What waits for a person: writes with their values. */
final class Rivals {
    final Map<String, Write> writes = new TreeMap<>();
    final Map<String, Row> values = new HashMap<>();

    void put(Write write, Row value) {
        writes.put(write.name(), write);
        values.put(write.name(), value);
    }

    void remove(Write write) {
        writes.remove(write.name());
    }

    /** What the author said before, he takes back by saying something else. */
    void removeBefore(Write by) {
        writes.values().removeIf(w -> w.isEarlierThan(by));
    }

    Rivals copy() {
        var copy = new Rivals();
        copy.writes.putAll(writes);
        copy.values.putAll(values);
        return copy;
    }
}
