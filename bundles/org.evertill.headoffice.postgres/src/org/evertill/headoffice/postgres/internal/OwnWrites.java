package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.HlcClock;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.jspecify.annotations.Nullable;

/** What head office writes itself: operations of the replica {@code hq}, which go the way of all operations. */
final class OwnWrites {

    private final Tables tables;
    private final Inbox inbox;
    private final Clock clock;
    private final IdSource ids;

    OwnWrites(Tables tables, Inbox inbox, Clock clock, IdSource ids) {
        this.tables = tables;
        this.inbox = inbox;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A row as it shall be.
     *
     * @param deleted whether it shall be dead; then its values are left as they are
     */
    record Wanted(Table table, Row row, boolean deleted) {

        Wanted(Table table, Row row) {
            this(table, row, false);
        }

        String id() {
            return String.valueOf(row.text(table.idColumn()));
        }
    }

    /**
     * A value's row.
     *
     * @throws ProblemException {@code entity.invalid}, {@code entity.derived}, {@code headoffice.unknown-entity}
     */
    <T extends Record> Wanted wanted(EntityType<T> type, T value) {
        if (type.nature() == Nature.DERIVED) {
            throw new ProblemException(RowDraft.DERIVED);
        }
        var row = type.toRow(value);
        var problems = type.problemsOf(row);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.getFirst());
        }
        return new Wanted(table(type), row);
    }

    /**
     * The table of an entity.
     *
     * @throws ProblemException {@code headoffice.unknown-entity}
     */
    Table table(EntityType<?> type) {
        return tables.find(type.table())
                .filter(t -> t.type().recordType() == type.recordType())
                .orElseThrow(() -> new ProblemException(Problem.of(
                        "headoffice.unknown-entity",
                        "Head office has no table for this kind of row. Install the bundle that brings it.")));
    }

    /** Makes rows what they shall be, as one transaction of head office's own; rows that are so already are left alone. */
    void save(Connection connection, List<Wanted> rows, String userId, Instant receivedAt) throws SQLException {
        var author = Replica.lock(connection, VersionVector.HEAD_OFFICE);
        var names = new HashMap<Table, Set<String>>();
        rows.forEach(w -> names.merge(w.table(), Set.of(w.id()), OwnWrites::union));
        var known = Graves.read(connection, names, receivedAt);
        var operations = operations(author, rows, known, userId);
        if (!operations.isEmpty()) {
            inbox.takeOwn(connection, author, operations, receivedAt);
        }
    }

    private List<OpLog.Logged> operations(
            Replica author, List<Wanted> rows, Map<RowKey, StoredRow> known, String userId) {
        var operations = new ArrayList<OpLog.Logged>();
        var hlc = new HlcClock(clock, author.lastHlc());
        String txn = ids.next();
        String hash = author.lastHash();
        long seq = author.lastSeq();
        for (Wanted wanted : rows) {
            var current = known.get(new RowKey(wanted.table().name(), wanted.id()));
            var op = operation(wanted, current, new Stamp(seq + 1, txn, hlc.tick(), userId));
            if (op != null) {
                String body = HashChain.canonical(op);
                hash = HashChain.next(hash, body);
                seq = op.seq();
                operations.add(new OpLog.Logged(op.withHash(hash), body));
            }
        }
        return operations;
    }

    /** When and by whom. */
    private record Stamp(long seq, String txn, Hlc hlc, String userId) {}

    private @Nullable Operation operation(Wanted wanted, @Nullable StoredRow current, Stamp stamp) {
        if (wanted.deleted()) {
            return current == null || current.state().deleted() ? null : deletion(wanted, current, stamp);
        }
        if (current == null || current.state().deleted()) {
            var seen = current == null
                    ? VersionVector.EMPTY
                    : VersionVector.ofHeadOffice(current.state().version());
            return operation(wanted, OperationKind.INSERT, Row.EMPTY, wanted.row(), seen, stamp);
        }
        var stored = current.state().row();
        var columns = wanted.table().type().groups().stream()
                .map(FieldGroup::columns)
                .filter(group -> !stored.agrees(wanted.row(), group))
                .flatMap(List::stream)
                .toList();
        if (columns.isEmpty()) {
            return null;
        }
        if (wanted.table().type().nature() == Nature.FACT) {
            throw new ProblemException(Problem.of(
                    "entity.fact", "Facts (sales, payments, movements) are never changed. Make a reversing one."));
        }
        var seen = VersionVector.ofHeadOffice(current.state().version());
        return operation(
                wanted, OperationKind.UPDATE, stored.only(columns), wanted.row().only(columns), seen, stamp);
    }

    private Operation deletion(Wanted wanted, StoredRow current, Stamp stamp) {
        var state = current.state();
        var seen = VersionVector.ofHeadOffice(state.version());
        return operation(wanted, OperationKind.DELETE, state.row(), Row.EMPTY, seen, stamp);
    }

    private Operation operation(
            Wanted wanted, OperationKind kind, Row before, Row after, VersionVector seen, Stamp stamp) {
        var type = wanted.table().type();
        return new Operation(
                stamp.seq,
                stamp.txn,
                ids.next(),
                type.table(),
                wanted.id(),
                type.scopeOf(wanted.row()),
                kind,
                before,
                after,
                seen,
                stamp.hlc,
                stamp.userId,
                type.version(),
                "");
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
