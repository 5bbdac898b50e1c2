package org.evertill.sync.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.entity.TextSet;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What an operation adds to a counter or a set, and takes away from it: the difference between its two rows, whatever the
 * value is that it meets. Pure; head office merges and tills replay by the same.
 */
final class Additive {

    private Additive() {}

    /**
     * A counter's columns with an operation's increments: stored + (after − before). Empty where that makes no sense: a
     * column that is no number, for example a currency, differs.
     *
     * @throws ArithmeticException when the sum exceeds 64 bits
     */
    static Optional<Row> counted(FieldGroup group, Row stored, Operation op) {
        var sums = new TreeMap<String, @Nullable Object>();
        for (String column : group.columns()) {
            if (!op.after().has(column)) {
                continue;
            }
            Object now = op.after().get(column);
            if (now instanceof Long number) {
                long increment = Math.subtractExact(number, number(op.before(), column));
                sums.put(column, Math.addExact(number(stored, column), increment));
            } else if (stored.has(column) && !Objects.equals(stored.get(column), now)) {
                return Optional.empty();
            } else {
                sums.put(column, now);
            }
        }
        return Optional.of(new Row(sums));
    }

    /** What an operation changes in a set. */
    record SetChange(String column, List<String> added, List<String> removed) {

        static SetChange of(FieldGroup group, Operation op) {
            String column = group.columns().getFirst();
            SortedSet<String> before = TextSet.read(op.before().text(column));
            SortedSet<String> after = TextSet.read(op.after().text(column));
            var added = new ArrayList<>(after);
            added.removeAll(before);
            var removed = new ArrayList<>(before);
            removed.removeAll(after);
            return new SetChange(column, List.copyOf(added), List.copyOf(removed));
        }
    }

    private static long number(Row row, String column) {
        return row.get(column) instanceof Long number ? number : 0;
    }
}
