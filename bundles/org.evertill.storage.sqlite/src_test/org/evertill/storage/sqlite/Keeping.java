package org.evertill.storage.sqlite;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.entity.Row;
import org.evertill.storage.sqlite.Office.Written;
import org.jspecify.annotations.Nullable;

/** Whether every value that was written is somewhere: in the row, a conflict or the audit, set aside, or knowingly replaced. */
final class Keeping {

    /** Of all others a value of its own is to be found. */
    private static final Set<String> ADDED_UP = Set.of("points", "labels");

    private final Office office;
    private final List<TwoTills.Till> tills;

    Keeping(Office office, List<TwoTills.Till> tills) {
        this.office = office;
        this.tills = tills;
    }

    List<String> lost() {
        var lost = new TreeSet<String>();
        for (Written op : office.written()) {
            for (String column : op.after().columns()) {
                if (!ADDED_UP.contains(column) && !isKept(op, column)) {
                    lost.add(op.entityId() + "." + column + "=" + op.after().get(column));
                }
            }
        }
        return List.copyOf(lost);
    }

    private boolean isKept(Written op, String column) {
        Object value = op.after().get(column);
        return isStanding(op, column, value)
                || isSibling(op, column, value)
                || office.losses().stream()
                        .filter(l -> l.entityId().equals(op.entityId()))
                        .anyMatch(l -> has(l.value(), column, value))
                || office.written().stream()
                        .filter(o -> o.entityId().equals(op.entityId()))
                        .anyMatch(o -> has(o.before(), column, value))
                || isAside(op);
    }

    private boolean isStanding(Written op, String column, @Nullable Object value) {
        return tills.stream()
                .allMatch(till -> till.store
                        .read(r -> r.query(
                                "SELECT " + column + " FROM " + op.table() + " WHERE id = ?",
                                List.of(op.entityId()),
                                row -> String.valueOf(row.getString(1))))
                        .contains(text(value)));
    }

    /** As SQLite tells it. */
    private static String text(@Nullable Object value) {
        return value instanceof Boolean truth ? truth ? "1" : "0" : String.valueOf(value);
    }

    private boolean isSibling(Written op, String column, @Nullable Object value) {
        return tills.getFirst().conflicts().stream()
                .filter(c -> c.entityId().equals(op.entityId()))
                .flatMap(c -> c.values().stream())
                .anyMatch(s -> has(s.value(), column, value));
    }

    private boolean isAside(Written op) {
        return tills.stream()
                .flatMap(till -> till.incidents().stream())
                .anyMatch(i -> i.replica().equals(op.replica()) && i.firstSeq() <= op.seq() && op.seq() <= i.lastSeq());
    }

    private static boolean has(Row row, String column, @Nullable Object value) {
        return row.has(column) && Objects.equals(row.get(column), value);
    }
}
