package org.evertill.storage.sqlite.internal;

import java.util.List;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Erasing;
import org.evertill.sync.merge.Erasure;

/**
 * Takes a person's data out of what this till keeps about a row that head office has erased: its log, in which the operations keep
 * their places. The row, its image in the shadow, and what conflicts and incidents said of it come from head office. Unused parts of
 * the file are written anew at the next opening. Inside a transaction, with the guard open.
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

    /**
     * The row itself and what the shadow has of it come with the same cut, which counts what it replaces, so they are left to it. A
     * load from nothing brings those of old once more, of which nothing is left to do.
     */
    private void erase(Which which) {
        tables.named(which.table).filter(EntityTable::isSealed).ifPresent(table -> {
            boolean wasInLog = log(table, which.id);
            boolean wasKept = KeptEdits.drop(session, which.table, which.id);
            if (wasInLog || wasKept || isInRow(table, which.id)) {
                FileCleaning.noteDue(session);
            }
        });
    }

    private boolean log(EntityTable<?> table, String id) {
        var operations = session.list(
                OperationLog.select() + "WHERE entity_id = ? AND table_name = ? AND contents = 'WHOLE'",
                List.of(id, table.table()),
                OperationLog.in(session));
        operations.forEach(op -> OperationLog.rewrite(session, Erasing.erased(table.type(), op)));
        return !operations.isEmpty();
    }

    private boolean isInRow(EntityTable<?> table, String id) {
        return table.find(session, id)
                .filter(image -> !Erasing.erased(table.type(), image.whole()).equals(image.whole()))
                .isPresent();
    }
}
