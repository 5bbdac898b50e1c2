package org.evertill.storage.sqlite.internal;

import java.util.List;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Erasing;
import org.evertill.sync.merge.Erasure;

/**
 * Takes a person's data out of what this till keeps about a row that head office has erased: its log, in which the operations keep
 * their places, the shadow, and the row itself. What conflicts and incidents said of it comes from head office. Unused parts of the
 * file are written anew at the next opening. Inside a transaction, with the guard open.
 */
final class Erasures {

    private static final String TABLE = Erasure.TYPE.table();

    /** Those that this till has, and has not done: they came before it knew what they are, or with a backup. */
    private static final String UNDONE = "SELECT e.table_name, e.entity_id FROM " + TABLE
            + " e WHERE EXISTS (SELECT 1 FROM sync_log o WHERE o.entity_id = e.entity_id AND o.table_name = e.table_name"
            + " AND o.contents = 'WHOLE')";

    private final Session session;
    private final Tables tables;

    Erasures(Session session, Tables tables) {
        this.session = session;
        this.tables = tables;
    }

    private record Which(String table, String id) {}

    /** Those of the pages that are staged. */
    void ofCut() {
        session.list(
                        "SELECT entity_id, row FROM pull_stage WHERE table_name = ? AND gone = 0 AND deleted = 0",
                        List.of(TABLE),
                        row -> Erasure.TYPE.fromRow(RowJson.parse(
                                session.vault().openAbout(TABLE, Vault.ROW, row.getString(1), row.getString(2)))))
                .forEach(erasure -> erase(new Which(erasure.tableName(), erasure.entityId())));
    }

    /** Those that were not done. */
    void left() {
        session.list(UNDONE, List.of(), row -> new Which(row.getString(1), row.getString(2)))
                .forEach(this::erase);
    }

    /** Nobody gives a person's name to a row from which one was erased: it would be erased once more when it arrives. */
    static void refuse(Session session, EntityTable<?> table, String id) {
        if (table.isSealed()
                && session.number("SELECT count(*) FROM " + TABLE + " WHERE id = ?", Erasure.idOf(table.table(), id))
                        > 0) {
            throw new ProblemException(Problem.of(
                            "entity.erased",
                            "The data of this person was erased, and the row stays only for the books. Make a new one.")
                    .with("table", table.table())
                    .with("id", id));
        }
    }

    private void erase(Which which) {
        FileCleaning.isDue(session);
        tables.named(which.table).filter(EntityTable::isSealed).ifPresent(table -> {
            log(table, which.id);
            shadow(table, which.id);
            row(table, which.id);
        });
    }

    private void log(EntityTable<?> table, String id) {
        session.list(
                        OperationLog.select() + "WHERE entity_id = ? AND table_name = ? AND contents = 'WHOLE'",
                        List.of(id, table.table()),
                        OperationLog.in(session))
                .forEach(op -> OperationLog.rewrite(session, Erasing.erased(table.type(), op)));
    }

    private void shadow(EntityTable<?> table, String id) {
        session.first(
                        "SELECT row FROM shadow WHERE table_name = ? AND entity_id = ?",
                        List.of(table.table(), id),
                        row -> table.parsed(session, id, row.getString(1)))
                .map(row -> Erasing.erased(table.type(), row))
                .ifPresent(row -> session.update(
                        "UPDATE shadow SET row = ? WHERE table_name = ? AND entity_id = ?",
                        table.text(session, id, row),
                        table.table(),
                        id));
    }

    private void row(EntityTable<?> table, String id) {
        table.find(session, id).ifPresent(image -> {
            Row left = Erasing.erased(table.type(), image.row());
            table.upsert(
                    session,
                    new EntityTable.Image(
                            left,
                            image.scope(),
                            image.status(),
                            image.lastSynced(),
                            image.vector(),
                            image.deleted(),
                            null));
        });
    }
}
