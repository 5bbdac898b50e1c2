package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Head office's database, which its processes share: one committed state, and locks that a transaction holds until it
 * ends. Readers see what is committed.
 */
final class OfficeDatabase {

    private OfficeState committed = new OfficeState();
    private final Map<String, Object> locks = new HashMap<>();
    private final List<Object> open = new ArrayList<>();

    OfficeState committed() {
        return committed;
    }

    void begin(Object transaction) {
        open.add(transaction);
    }

    /** Takes locks, all or none of them. */
    boolean lock(Object transaction, Set<String> names) {
        boolean free =
                names.stream().map(n -> locks.getOrDefault(n, transaction)).allMatch(transaction::equals);
        if (free) {
            names.forEach(n -> locks.put(n, transaction));
        }
        return free;
    }

    /** Which locks a transaction holds. */
    Set<String> held(Object transaction) {
        var held = new HashSet<String>();
        locks.forEach((name, holder) -> {
            if (holder.equals(transaction)) {
                held.add(name);
            }
        });
        return held;
    }

    /** The transaction is over, committed or not. */
    void end(Object transaction) {
        locks.values().removeIf(transaction::equals);
        open.remove(transaction);
    }

    /** Those that are under way. */
    List<Object> open() {
        return List.copyOf(open);
    }

    boolean isOpen(Object transaction) {
        return open.contains(transaction);
    }

    /** A backup takes its place. */
    void putBack(OfficeState backup) {
        failOver();
        committed = backup;
    }

    /** Whether some transaction holds one of these. */
    boolean isLocked(Set<String> names) {
        return names.stream().anyMatch(locks::containsKey);
    }

    /** All transactions end; nothing of them stays. */
    void failOver() {
        locks.clear();
        open.clear();
    }
}
