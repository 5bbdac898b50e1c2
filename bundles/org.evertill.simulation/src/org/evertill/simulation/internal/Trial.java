package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.entity.Entity.Nature;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.jspecify.annotations.Nullable;

/** What must come of one local transaction: all of it is taken, or its facts alone, or nothing. */
final class Trial {

    private final Hearing hearing;
    private final Map<RowKey, Expected> rows;
    private final Set<String> tables;
    private final Set<Long> refused = new HashSet<>();
    private final Set<Long> exceptions = new HashSet<>();
    private final List<String> losses = new ArrayList<>();

    /**
     * @param rows as they are; changed to what they must be
     */
    Trial(Hearing hearing, Map<RowKey, Expected> rows) {
        this.hearing = hearing;
        this.rows = rows;
        this.tables = new HashSet<>();
        hearing.known().forEach(type -> tables.add(type.table()));
    }

    /** The operations that are set aside. */
    Set<Long> refused() {
        return refused;
    }

    /** The facts that are taken although something is wrong with them. */
    Set<Long> exceptions() {
        return exceptions;
    }

    List<String> losses() {
        return losses;
    }

    /** A transaction as it arrives. */
    void of(List<Operation> transaction) {
        if (isTaken(transaction)) {
            return;
        }
        var facts = transaction.stream().filter(this::isFact).toList();
        boolean factsCount = !facts.isEmpty() && facts.size() < transaction.size() && isTaken(facts);
        transaction.stream().filter(op -> !factsCount || !isFact(op)).forEach(op -> refused.add(op.seq()));
    }

    private boolean isFact(Operation op) {
        return op.kind() == OperationKind.INSERT
                && tables.contains(op.table())
                && Entities.type(op.table()).nature() == Nature.FACT;
    }

    /** Takes all of the operations, unless one of them cannot be part of the rows as they are. */
    private boolean isTaken(List<Operation> operations) {
        var draft = new HashMap<RowKey, Expected>();
        var lost = new ArrayList<String>();
        var odd = new HashSet<Long>();
        for (Operation op : operations) {
            var key = new RowKey(op.table(), op.entityId());
            var row = draft.containsKey(key) ? draft.get(key) : rows.get(key);
            if (!isAdmitted(op, row)) {
                return false;
            }
            if (row == null) {
                draft.put(key, made(op, odd));
            } else {
                var changed = row.copy();
                lost.addAll(changed.take(op, hearing));
                Broken.unless(!isBackByItself(op, row, changed), "I13", key + " came back by itself");
                if (!changed.isAtHome()) {
                    return false;
                }
                draft.put(key, changed);
            }
        }
        rows.putAll(draft);
        losses.addAll(lost);
        exceptions.addAll(odd);
        return true;
    }

    private boolean isAdmitted(Operation op, @Nullable Expected row) {
        boolean missing = row == null && op.kind() != OperationKind.INSERT;
        boolean foreign = !hearing.author().sees(op.scope())
                || row != null && !hearing.author().sees(row.scope);
        return !missing && !foreign && tables.contains(op.table());
    }

    private Expected made(Operation op, Set<Long> odd) {
        var type = Entities.type(op.table());
        var first = Write.of(op, hearing, hearing.next(0));
        if (isFact(op) && !op.after().columns().containsAll(type.columnNames())) {
            odd.add(op.seq());
        }
        return new Expected(type, op, first);
    }

    private static boolean isBackByItself(Operation op, Expected before, Expected after) {
        return before.dead && !after.dead && op.kind() != OperationKind.INSERT && op.kind() != OperationKind.RESOLVE;
    }
}
