package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.HlcClock;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.simulation.internal.TillState.Image;
import org.evertill.simulation.internal.TillState.Shadow;
import org.evertill.storage.Database.Author;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.jspecify.annotations.Nullable;

/** One local transaction on a copy of the till's state: rows, operations, hash chain. */
final class TillWork extends TillReader implements UnitOfWork {

    private final TillState state;
    private final String replica;
    private final Author author;
    private final HlcClock clock;
    private final IdSource ids;
    private final Runnable statement;
    private final String txn;
    private final List<Operation> operations = new ArrayList<>();

    TillWork(TillState state, String replica, Author author, HlcClock clock, IdSource ids, Runnable statement) {
        super(state, replica);
        this.state = state;
        this.replica = replica;
        this.author = author;
        this.clock = clock;
        this.ids = ids;
        this.statement = statement;
        this.txn = ids.next();
    }

    /** What it has logged so far. */
    List<Operation> operations() {
        return List.copyOf(operations);
    }

    @Override
    public <T extends Record> void insert(EntityType<T> type, T value) {
        var row = valid(type, type.toRow(value));
        var key = new RowKey(type.table(), type.idOf(value));
        var old = state.rows.get(key);
        if (old != null) {
            throw refused("entity.exists", key);
        }
        put(key, new Image(row, type.scopeOf(row), 0, state.lastSeq() + 1, false));
        log(type, key, OperationKind.INSERT, Row.EMPTY, row, VersionVector.EMPTY);
    }

    @Override
    public <T extends Record> void update(EntityType<T> type, T value, VersionVector seen) {
        var row = valid(type, type.toRow(value));
        var key = new RowKey(type.table(), type.idOf(value));
        var old = current(key, seen);
        var changed = changedColumns(type, old.row(), row);
        if (changed.isEmpty()) {
            return;
        }
        keepShadow(key, old);
        put(key, new Image(old.row().overlaidBy(row), type.scopeOf(row), old.headOffice(), state.lastSeq() + 1, false));
        log(type, key, OperationKind.UPDATE, old.row().only(changed), row.only(changed), old.vector(replica));
    }

    @Override
    public void delete(EntityType<?> type, String id, VersionVector seen) {
        var key = new RowKey(type.table(), id);
        var old = current(key, seen);
        keepShadow(key, old);
        put(key, new Image(old.row(), old.scope(), old.headOffice(), state.lastSeq() + 1, true));
        log(type, key, OperationKind.DELETE, old.row(), Row.EMPTY, old.vector(replica));
    }

    @Override
    public void resolve(EntityType<?> type, String id, Row decision, VersionVector seen) {
        var key = new RowKey(type.table(), id);
        var old = checked(key, state.rows.get(key), seen);
        var wanted = decision.get(Bookkeeping.IS_DELETED);
        boolean dead = wanted instanceof Boolean life ? life : old.deleted();
        Row shown = wanted == null ? old.row().overlaidBy(decision) : old.row();
        Row before = wanted == null
                ? old.row().only(decision.columns())
                : Row.EMPTY.with(Bookkeeping.IS_DELETED, old.deleted());
        keepShadow(key, old);
        put(key, new Image(shown, type.scopeOf(shown), old.headOffice(), state.lastSeq() + 1, dead));
        log(type, key, OperationKind.RESOLVE, before, decision, old.vector(replica));
    }

    /** Adds a fact as a till would that has no rule against it. */
    void insertUnchecked(EntityType<?> type, RowKey key, Row row) {
        put(key, new Image(row, type.scopeOf(row), 0, state.lastSeq() + 1, false));
        log(type, key, OperationKind.INSERT, Row.EMPTY, row, VersionVector.EMPTY);
    }

    /** The version of a row, dead or alive. */
    Optional<VersionVector> vector(RowKey key) {
        return Optional.ofNullable(state.rows.get(key)).map(image -> image.vector(replica));
    }

    @Override
    public int execute(String sql, List<?> arguments) {
        throw new UnsupportedOperationException("a simulated till speaks no SQL");
    }

    private void put(RowKey key, Image image) {
        statement.run();
        state.rows.put(key, image);
    }

    private void keepShadow(RowKey key, Image old) {
        if (old.own() == 0) {
            statement.run();
            state.shadows.put(
                    key, new Shadow(old.row(), old.scope(), old.headOffice(), old.deleted(), state.lastSeq(), false));
        }
    }

    private void log(EntityType<?> type, RowKey key, OperationKind kind, Row before, Row after, VersionVector context) {
        statement.run();
        long seq = state.lastSeq() + 1;
        String previous = seq == 1
                ? HashChain.genesis(replica)
                : state.after(seq - 2).getFirst().hash();
        var hlc = clock.tick();
        String scope = Objects.requireNonNull(state.rows.get(key)).scope();
        var operation = new Operation(
                seq,
                txn,
                ids.next(),
                key.table(),
                key.id(),
                scope,
                kind,
                before,
                after,
                context,
                hlc,
                author.userId(),
                type.version(),
                "");
        var chained = operation.withHash(HashChain.next(previous, operation));
        state.append(chained);
        state.lastHlc = hlc;
        operations.add(chained);
    }

    private Image current(RowKey key, VersionVector seen) {
        var old = state.rows.get(key);
        return checked(key, old == null || old.deleted() ? null : old, seen);
    }

    private Image checked(RowKey key, @Nullable Image old, VersionVector seen) {
        if (old == null) {
            throw refused("entity.missing", key);
        }
        if (!old.vector(replica).equals(seen)) {
            throw refused("entity.stale", key);
        }
        return old;
    }

    /** The columns of every group in which something differs. */
    private static Set<String> changedColumns(EntityType<?> type, Row old, Row now) {
        var changed = new LinkedHashSet<String>();
        for (FieldGroup group : type.groups()) {
            if (!old.agrees(now, group.columns())) {
                changed.addAll(group.columns());
            }
        }
        return changed;
    }

    private static Row valid(EntityType<?> type, Row row) {
        var problems = type.problemsOf(row);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.getFirst());
        }
        return row;
    }

    private static ProblemException refused(String code, RowKey key) {
        return new ProblemException(Problem.of(code, "Refused: " + key + "."));
    }
}
