package org.evertill.storage.sqlite.internal;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.protocol.OperationKind;

/** One local transaction on the writing session. One thread. */
final class SqliteUnitOfWork extends SqliteReader implements UnitOfWork {

    private static final Pattern CHANGE = Pattern.compile(
            "\\s*(?:INSERT(?:\\s+OR\\s+\\w+)?\\s+INTO|REPLACE\\s+INTO|UPDATE(?:\\s+OR\\s+\\w+)?|DELETE\\s+FROM)\\s+"
                    + "[\"'`\\[]?(?:(\\w+)[\"'`\\]]?\\s*\\.\\s*[\"'`\\[]?)?(\\w+).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final WriteGuard guard;
    private final OperationWriter operations;

    SqliteUnitOfWork(Session session, Tables tables, WriteGuard guard, OperationWriter operations) {
        super(session, tables);
        this.guard = guard;
        this.operations = operations;
    }

    @Override
    public <T extends Record> void insert(EntityType<T> type, T value) {
        checkAlive();
        EntityTable<T> table = tables().of(type);
        refuseDerived(type);
        Row row = row(type, value);
        Erasures.refuse(session(), table, id(type, row));
        String scope = type.scopeOf(row);
        var vector = operations.nextVector(VersionVector.EMPTY);
        var image = new EntityTable.Image(row, scope, OperationLog.PENDING, null, vector, false, null);
        guard.open();
        insertNew(table, image);
        operations.append(table, OperationKind.INSERT, Row.EMPTY, row, VersionVector.EMPTY, image);
    }

    @Override
    public <T extends Record> void update(EntityType<T> type, T value, VersionVector seen) {
        checkAlive();
        EntityTable<T> table = tables().of(type);
        refuseDerived(type);
        if (type.nature() == Nature.FACT) {
            throw fact(type);
        }
        Row row = row(type, value);
        String id = id(type, row);
        Erasures.refuse(session(), table, id);
        EntityTable.Image old = current(table, id, seen);
        Set<String> changed = FieldGroup.changedColumns(type, old.row(), row);
        if (changed.isEmpty()) {
            return;
        }
        var image = new EntityTable.Image(
                row,
                type.scopeOf(row),
                OperationLog.PENDING,
                old.lastSynced(),
                operations.nextVector(old.vector()),
                false,
                old.extra());
        guard.open();
        operations.keepShadow(table, id, old);
        table.update(session(), image, id);
        operations.append(table, OperationKind.UPDATE, old.row().only(changed), row.only(changed), old.vector(), image);
    }

    @Override
    public void delete(EntityType<?> type, String id, VersionVector seen) {
        checkAlive();
        EntityTable<?> table = tables().of(type);
        refuseDerived(type);
        if (type.nature() != Nature.MASTER) {
            throw fact(type);
        }
        EntityTable.Image old = current(table, id, seen);
        var image = new EntityTable.Image(
                old.row(),
                old.scope(),
                OperationLog.PENDING,
                old.lastSynced(),
                operations.nextVector(old.vector()),
                true,
                old.extra());
        guard.open();
        operations.keepShadow(table, id, old);
        table.update(session(), image, id);
        operations.append(table, OperationKind.DELETE, old.row(), Row.EMPTY, old.vector(), image);
    }

    @Override
    public void resolve(EntityType<?> type, String id, Row decision, VersionVector seen) {
        checkAlive();
        EntityTable<?> table = tables().of(type);
        refuseDerived(type);
        if (type.nature() == Nature.FACT) {
            throw fact(type);
        }
        EntityTable.Image old = checked(session(), table, table.find(session(), id), id, seen);
        var resolved = ResolvedRow.of(type, old, decision);
        var image = new EntityTable.Image(
                resolved.row(),
                type.scopeOf(resolved.row()),
                OperationLog.PENDING,
                old.lastSynced(),
                operations.nextVector(old.vector()),
                resolved.deleted(),
                old.extra());
        guard.open();
        operations.keepShadow(table, id, old);
        table.update(session(), image, id);
        operations.append(table, OperationKind.RESOLVE, resolved.before(), decision, old.vector(), image);
    }

    @Override
    public int execute(String sql, List<?> arguments) {
        checkAlive();
        Matcher change = CHANGE.matcher(sql);
        if (!change.matches()) {
            throw new IllegalArgumentException("not an INSERT, UPDATE or DELETE: " + sql);
        }
        String table = change.group(2).toLowerCase(Locale.ROOT);
        boolean elsewhere = change.group(1) != null && !change.group(1).equalsIgnoreCase("main");
        if (elsewhere || tables().has(table) || InternalSchema.TABLES.contains(table) || table.startsWith("sqlite_")) {
            throw new ProblemException(Problem.of(
                            "storage.guarded",
                            "The table " + table + " is written by the unit of work only. Nothing was changed; use"
                                    + " insert, update or delete instead.")
                    .with("table", table));
        }
        guard.close();
        return session().update(sql, arguments);
    }

    /** A query that is more than it seems must not write either. */
    @Override
    void beforeForeignSql() {
        guard.close();
    }

    /** Writes what the transaction as a whole has to leave behind. */
    void finish() {
        if (operations.hasMoved()) {
            guard.open();
            operations.finish();
        }
    }

    private void insertNew(EntityTable<?> table, EntityTable.Image image) {
        try {
            table.insert(session(), image);
        } catch (ProblemException e) {
            if (e.problem().code().equals("storage.constraint")) {
                throw new ProblemException(
                        Problem.of("entity.exists", "A row with this identifier is already there; change it instead.")
                                .with("table", table.table())
                                .with("id", id(table.type(), image.row())),
                        e);
            }
            throw e;
        }
    }

    private EntityTable.Image current(EntityTable<?> table, String id, VersionVector seen) {
        return checked(session(), table, table.find(session(), id).filter(image -> !image.deleted()), id, seen);
    }

    private static EntityTable.Image checked(
            Session session, EntityTable<?> table, Optional<EntityTable.Image> found, String id, VersionVector seen) {
        var old = found.orElseThrow(() -> new ProblemException(
                Problem.of("entity.missing", "The row is not there, or was deleted. Look it up again.")
                        .with("table", table.table())
                        .with("id", id)));
        if (!old.vector().equals(seen) && !OwnHistory.isSame(session, seen, old.vector())) {
            throw new ProblemException(
                    Problem.of("entity.stale", "The row was changed after it was read. Look at it and do it again.")
                            .with("table", table.table())
                            .with("id", id)
                            .with("seen", VectorText.write(seen))
                            .with("current", VectorText.write(old.vector())));
        }
        return old;
    }

    private static <T extends Record> Row row(EntityType<T> type, T value) {
        Row row = type.toRow(value);
        List<Problem> problems = type.problemsOfColumns(row);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.getFirst().with("problems", problems.size()));
        }
        return row;
    }

    private static String id(EntityType<?> type, Row row) {
        return Objects.requireNonNull(row.text(type.idColumn()));
    }

    private static void refuseDerived(EntityType<?> type) {
        if (type.nature() == Nature.DERIVED) {
            throw new ProblemException(Problem.of(
                            "entity.derived",
                            "Head office makes these rows out of what it receives; they are only read here. Settle what"
                                    + " they are about instead.")
                    .with("table", type.table()));
        }
    }

    private static ProblemException fact(EntityType<?> type) {
        return new ProblemException(Problem.of(
                        "entity.fact",
                        "What happened is not changed or deleted afterwards. Make a reversing entry: a refund, an"
                                + " adjustment.")
                .with("table", type.table()));
    }
}
