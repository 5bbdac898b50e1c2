package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What a row at head office must be, as the design says it: written a second time, by nobody who looked at the merge, and
 * without regard to speed. Operations come in the order in which head office committed them.
 */
final class Expected {

    static final String LIFE = FieldGroup.LIFE;

    final EntityType<?> type;
    String scope;
    Row row;
    long version;
    boolean dead;
    final Map<String, Rivals> conflicts = new TreeMap<>();

    private final Write first;
    private final Map<String, Write> writes = new HashMap<>();
    private final Set<String> decided = new HashSet<>();
    /** What gave way because of the last operation: group, rule, winner, loser. */
    private final List<String> losses = new ArrayList<>();

    /** A row that an operation makes; of a fact only what can be stored. */
    Expected(EntityType<?> type, Operation made, Write by) {
        this.type = type;
        this.row = made.after();
        this.scope = made.scope();
        this.version = by.version();
        this.first = by;
    }

    private Expected(Expected other) {
        type = other.type;
        row = other.row;
        scope = other.scope;
        version = other.version;
        dead = other.dead;
        first = other.first;
        writes.putAll(other.writes);
        decided.addAll(other.decided);
        other.conflicts.forEach((group, rivals) -> conflicts.put(group, rivals.copy()));
    }

    /** The same, for a transaction of which nobody knows yet whether it stands. */
    Expected copy() {
        return new Expected(this);
    }

    /** Takes one more operation; gives what had to give way. */
    List<String> take(Operation op, Hearing hearing) {
        losses.clear();
        var by = Write.of(op, hearing, hearing.next(version));
        switch (op.kind()) {
            case INSERT -> {
                new ExpectedGroups(this, op, by).mergeAll();
                new ExpectedLife(this, op, by).madeAgain();
            }
            case UPDATE -> {
                new ExpectedGroups(this, op, by).mergeAll();
                new ExpectedLife(this, op, by).edited();
            }
            case DELETE -> new ExpectedLife(this, op, by).deleted();
            case RESOLVE -> {
                new ExpectedGroups(this, op, by).resolveAll();
                new ExpectedLife(this, op, by).resolved();
            }
        }
        version = by.version();
        if (type.isInScope(row, op.scope())) {
            scope = op.scope();
        }
        return List.copyOf(losses);
    }

    Write writeOf(String group) {
        return writes.getOrDefault(group, first);
    }

    @Nullable
    Write ownWriteOf(String group) {
        return writes.get(group);
    }

    void wrote(String group, Write by) {
        writes.put(group, by);
        decided.remove(group);
    }

    void forget(String element) {
        writes.remove(element);
    }

    void decides(String group) {
        decided.add(group);
    }

    boolean isDecided(String group) {
        return decided.contains(group);
    }

    void lost(String group, String rule, Write winner, Write loser) {
        losses.add(group + " " + rule + " " + winner.name() + " before " + loser.name());
    }

    /** Whether the row still belongs to the scope that it is in. */
    boolean isAtHome() {
        return type.isInScope(row, scope);
    }

    static long number(Row row, String column) {
        return row.get(column) instanceof Long value ? value : 0;
    }
}
