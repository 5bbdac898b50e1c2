package org.evertill.simulation.internal;

import java.util.List;
import java.util.TreeSet;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Row;
import org.evertill.entity.TextSet;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/** A row as people see it on a till: written a second time, by nobody who looked at the till's own replay. */
record Shown(Row row, boolean deleted) {

    /** Where there is no row. */
    static final Shown NOTHING = new Shown(Row.EMPTY, true);

    static Shown of(StoredRow stored) {
        return new Shown(stored.state().row(), stored.state().deleted());
    }

    /** The same with operations on top. */
    Shown with(RowKey key, List<Operation> operations) {
        var shown = this;
        for (Operation op : operations) {
            shown = new Shown(overlaid(shown.row, key, op), deleted(shown.deleted, op));
        }
        return shown;
    }

    private static boolean deleted(boolean before, Operation op) {
        return switch (op.kind()) {
            case INSERT -> false;
            case DELETE -> true;
            case UPDATE -> before;
            case RESOLVE -> op.after().get(Bookkeeping.IS_DELETED) instanceof Boolean dead ? dead : before;
        };
    }

    private static Row overlaid(Row row, RowKey key, Operation op) {
        Row result = row;
        for (String column : op.after().columns()) {
            if (column.equals(Bookkeeping.IS_DELETED)) {
                continue;
            }
            var policy = Entities.type(key.table()).groupOf(column).map(FieldGroup::policy);
            boolean settles = op.kind() == OperationKind.RESOLVE;
            boolean counts =
                    !settles && policy.filter(MergePolicy.COUNTER::equals).isPresent();
            if (counts && op.kind() == OperationKind.INSERT) {
                boolean stands = row.has(column) && op.context().get(VersionVector.HEAD_OFFICE) == 0;
                result = result.with(
                        column, stands ? row.get(column) : op.after().get(column));
            } else if (counts) {
                long increment = Expected.number(op.after(), column) - Expected.number(op.before(), column);
                result = result.with(column, Expected.number(row, column) + increment);
            } else if (!settles && policy.filter(MergePolicy.SET::equals).isPresent()) {
                var before = TextSet.read(op.before().text(column));
                var after = TextSet.read(op.after().text(column));
                var elements = new TreeSet<>(TextSet.read(row.text(column)));
                elements.removeIf(e -> before.contains(e) && !after.contains(e));
                after.stream().filter(e -> !before.contains(e)).forEach(elements::add);
                result = result.with(column, TextSet.write(elements));
            } else {
                result = result.with(column, op.after().get(column));
            }
        }
        return result;
    }
}
