package org.evertill.storage.sqlite.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Sibling;

/** Conflicts in the till's database. Any thread. */
final class SqliteConflictDesk implements ConflictDesk {

    private final Database database;
    private final ReaderPool readers;
    private final Tables tables;

    SqliteConflictDesk(Database database, ReaderPool readers, Tables tables) {
        this.database = database;
        this.readers = readers;
        this.tables = tables;
    }

    @Override
    public List<Waiting> open() {
        return readers.read(session -> {
            var reader = new SqliteReader(session, tables);
            var oldest = Selection.where(Filter.equal("status", Conflict.Status.OPEN.name()))
                    .orderedBy(Order.ascending("opened_at"))
                    .page(0, MAX_LISTED);
            return reader.select(Conflict.TYPE, oldest).stream()
                    .map(found -> waiting(session, found.value()))
                    .toList();
        });
    }

    @Override
    public Optional<Waiting> find(String conflictId) {
        return readers.read(session -> new SqliteReader(session, tables)
                .find(Conflict.TYPE, conflictId)
                .map(found -> waiting(session, found.value())));
    }

    @Override
    public List<Incident> incidents() {
        var oldest = Selection.where(Filter.equal("status", Incident.Status.OPEN.name()))
                .orderedBy(Order.ascending("opened_at"))
                .page(0, MAX_LISTED);
        return database.read(reader -> reader.select(Incident.TYPE, oldest)).stream()
                .map(Stored::value)
                .toList();
    }

    @Override
    public Outcome<Waiting> decide(String userId, Waiting waiting, Decision decision) {
        try {
            database.write(new Author(userId), tx -> {
                var conflict = stillOpen(tx, waiting);
                var type = tables.named(conflict.tableName())
                        .<EntityType<?>>map(EntityTable::type)
                        .orElseThrow(() -> rowMissing(conflict));
                if (isClaim(conflict)) {
                    settleClaim(tx, type, waiting, decision);
                } else {
                    tx.resolve(type, conflict.entityId(), value(waiting, decision), waiting.seen());
                }
                return conflict;
            });
            return Outcome.ok(find(waiting.conflict().id()).orElse(waiting));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    private static Conflict stillOpen(Reader tx, Waiting waiting) {
        var now = tx.find(Conflict.TYPE, waiting.conflict().id())
                .map(Stored::value)
                .orElseThrow(() -> problem("conflict.unknown", "This till knows no such conflict. List them again."));
        if (now.status() != Conflict.Status.OPEN) {
            throw problem(
                    "conflict.settled", "Somebody has settled this conflict already. Look at the row as it is now.");
        }
        if (!now.siblings().equals(waiting.conflict().siblings())) {
            throw problem("entity.stale", "Another value has joined the conflict. Look at it again and then decide.");
        }
        return now;
    }

    private static Row value(Waiting waiting, Decision decision) {
        return switch (decision) {
            case Decision.Keep(int choice) -> chosen(waiting, choice);
            case Decision.Replace(Row value) -> value;
            case Decision.Reassign other -> throw noChoice();
            case Decision.DeleteOthers other -> throw noChoice();
        };
    }

    /** A sibling's value as a decision: of a conflict about a row's life, an edit is for keeping it alive. */
    private static Row chosen(Waiting waiting, int choice) {
        var value = sibling(waiting, choice).value();
        return waiting.conflict().fieldGroup().equals(FieldGroup.LIFE)
                ? Row.EMPTY.with(Bookkeeping.IS_DELETED, Boolean.TRUE.equals(value.get(Bookkeeping.IS_DELETED)))
                : value;
    }

    private static Sibling sibling(Waiting waiting, int choice) {
        if (choice < 0 || choice >= waiting.siblings().size()) {
            throw noChoice();
        }
        return waiting.siblings().get(choice);
    }

    private static void settleClaim(UnitOfWork tx, EntityType<?> type, Waiting waiting, Decision decision) {
        switch (decision) {
            case Decision.Keep keep -> throw noChoice();
            case Decision.Replace replace -> throw noChoice();
            case Decision.Reassign(int keeper, Row value) -> {
                var others = others(waiting, keeper);
                if (others.size() != 1) {
                    throw noChoice();
                }
                change(tx, type, others.getFirst(), value);
            }
            case Decision.DeleteOthers(int keeper) -> others(waiting, keeper).forEach(id -> delete(tx, type, id));
        }
    }

    private static List<String> others(Waiting waiting, int keeper) {
        sibling(waiting, keeper);
        return IntStream.range(0, waiting.siblings().size())
                .filter(i -> i != keeper)
                .mapToObj(i -> String.valueOf(waiting.siblings().get(i).value().text("entity_id")))
                .toList();
    }

    private static <T extends Record> void change(UnitOfWork tx, EntityType<T> type, String id, Row value) {
        var old = tx.find(type, id).orElseThrow(SqliteConflictDesk::claimantMissing);
        tx.update(type, type.fromRow(type.toRow(old.value()).overlaidBy(value)), old.version());
    }

    private static void delete(UnitOfWork tx, EntityType<?> type, String id) {
        var old = tx.find(type, id).orElseThrow(SqliteConflictDesk::claimantMissing);
        tx.delete(type, id, old.version());
    }

    private Waiting waiting(Session session, Conflict conflict) {
        var image = tables.named(conflict.tableName()).flatMap(table -> table.find(session, conflict.entityId()));
        var seen = image.map(EntityTable.Image::vector).orElse(VersionVector.EMPTY);
        var stage = conflict.status() != Conflict.Status.OPEN
                ? Stage.SETTLED
                : isDecided(session, conflict) ? Stage.DECIDED : Stage.OPEN;
        return new Waiting(conflict, conflict.values(), seen, stage);
    }

    /** Whether operations that head office has not answered yet would close the conflict. */
    private boolean isDecided(Session session, Conflict conflict) {
        return tables.named(conflict.tableName())
                .filter(table -> isClaim(conflict)
                        ? isReleased(session, table, conflict)
                        : isResolved(session, table.type(), conflict))
                .isPresent();
    }

    private static boolean isResolved(Session session, EntityType<?> type, Conflict conflict) {
        var columns = type.groups().stream()
                .filter(group -> group.name().equals(conflict.fieldGroup()))
                .findFirst()
                .map(FieldGroup::columns)
                .orElse(List.of(Bookkeeping.IS_DELETED));
        return session
                .list(
                        OperationLog.select() + "WHERE seq > (SELECT pulled_seq FROM replica_state) AND table_name = ?"
                                + " AND entity_id = ? AND operation = 'RESOLVE'",
                        List.of(conflict.tableName(), conflict.entityId()),
                        OperationLog.in(session))
                .stream()
                .anyMatch(op -> columns.stream().anyMatch(op.after()::has));
    }

    /** Whether here no two of the rows share the value any more. */
    private static boolean isReleased(Session session, EntityTable<?> table, Conflict conflict) {
        String name = conflict.fieldGroup().substring(FieldGroup.UNIQUE.length());
        var claims = new ArrayList<String>();
        for (Sibling claimant : conflict.values()) {
            table.find(session, String.valueOf(claimant.value().text("entity_id")))
                    .filter(image -> !image.deleted())
                    .ifPresent(image -> table.type().claims().stream()
                            .filter(claim -> claim.name().equals(name))
                            .forEach(claim -> claim.valueOf(image.row()).ifPresent(claims::add)));
        }
        return claims.size() == Set.copyOf(claims).size();
    }

    private static boolean isClaim(Conflict conflict) {
        return conflict.fieldGroup().startsWith(FieldGroup.UNIQUE);
    }

    private static ProblemException rowMissing(Conflict conflict) {
        return new ProblemException(Problem.of(
                        "conflict.row-missing",
                        "This till does not have the row that the conflict is about. Settle it where the row is, or at"
                                + " head office.")
                .with("table", conflict.tableName())
                .with("id", conflict.entityId()));
    }

    private static ProblemException claimantMissing() {
        return problem(
                "conflict.row-missing", "This till does not have all rows that claim the value. Settle it elsewhere.");
    }

    private static ProblemException noChoice() {
        return problem(
                "conflict.no-choice",
                "The conflict offers no such choice. List it again: a value is chosen by its number, and of rows that"
                        + " claim one value the others get a new one or are deleted.");
    }

    private static ProblemException problem(String code, String message) {
        return new ProblemException(Problem.of(code, message));
    }
}
