package org.evertill.storage.sqlite.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.RowDigest;

/**
 * The rows that count for a scope's digest: head office's images at the last cut, whatever this till has put on top of them or has got
 * ahead of it. For a row that landed early it stands beside the row what the cut had, for one with pending operations in the shadow. What
 * head office has not spoken of does not count, nor what only this till still has.
 */
final class CountedRows {

    private static final String SEEN = "instr(t.version_vector, '\"" + VersionVector.HEAD_OFFICE + "\"') > 0";

    private final Session session;
    private final Tables tables;

    CountedRows(Session session, Tables tables) {
        this.session = session;
        this.tables = tables;
    }

    /** One of them. */
    record Counted(String table, String id, String scope, long digest) {}

    /** What is done with one. */
    @FunctionalInterface
    interface Step {
        void at(Counted row);
    }

    /** All of them. */
    void each(Step step) {
        each("", List.of(), step);
    }

    /** Those of a scope. */
    void each(String scope, Step step) {
        each(" AND t.scope = ?", List.of(scope), step);
    }

    private void each(String which, List<Object> arguments, Step step) {
        for (EntityType<?> type : tables.types()) {
            images(tables.of(type), which, arguments, step);
        }
        texts("shadow", "t.gone = 0 AND", which, arguments, step);
        texts("unknown_row", "", which, arguments, step);
        early(which.replace("t.scope", "t.of_scope"), arguments, step);
    }

    /** Those that stand in the stage, by name. */
    void eachStaged(Step step) {
        for (String name :
                session.list("SELECT DISTINCT table_name FROM pull_stage", List.of(), row -> row.getString(1))) {
            var staged = List.<Object>of(name);
            String named = "IN (SELECT entity_id FROM pull_stage WHERE table_name = ?)";
            tables.named(name)
                    .filter(table -> session.number("SELECT EXISTS (SELECT 1 FROM " + table.table() + ")") != 0)
                    .ifPresent(table -> images(table, " AND t." + table.idColumn() + ' ' + named, staged, step));
            String ofTable = " AND t.table_name = ? AND t.entity_id " + named;
            var twice = List.<Object>of(name, name);
            texts("shadow", "t.gone = 0 AND", ofTable, twice, step);
            texts("unknown_row", "", ofTable, twice, step);
            early(ofTable, twice, step);
        }
    }

    /** One row, if it counts. */
    Optional<Counted> find(EntityTable<?> table, String id) {
        var found = new ArrayList<Counted>();
        images(table, " AND t." + table.idColumn() + " = ?", List.of(id), found::add);
        texts(
                "shadow",
                "t.gone = 0 AND",
                " AND t.table_name = ? AND t.entity_id = ?",
                List.of(table.table(), id),
                found::add);
        return found.stream().findFirst();
    }

    private void images(EntityTable<?> table, String which, List<Object> arguments, Step step) {
        String name = table.table();
        String id = table.idColumn();
        String ofRow = " WHERE x.table_name = '" + name + "' AND x.entity_id = t." + id + ")";
        session.forEach(
                table.select() + " AS t WHERE t.is_deleted = 0 AND " + SEEN
                        + " AND NOT EXISTS (SELECT 1 FROM shadow x" + ofRow
                        + " AND NOT EXISTS (SELECT 1 FROM early_row x" + ofRow
                        + " AND NOT EXISTS (SELECT 1 FROM only_here x" + ofRow + which,
                arguments,
                result -> readable(session, table, result),
                found -> found.ifPresent(image -> step.at(counted(table, image))));
    }

    /** A row that cannot be read any more is as good as lost, and comes anew. */
    static Optional<EntityTable.Image> readable(Session session, EntityTable<?> table, ResultSet result)
            throws SQLException {
        try {
            return Optional.of(table.image(session).map(result));
        } catch (ProblemException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Counted counted(EntityTable<?> table, EntityTable.Image image) {
        String id = String.valueOf(image.row().text(table.idColumn()));
        long version = image.vector().get(VersionVector.HEAD_OFFICE);
        return new Counted(table.table(), id, image.scope(), RowDigest.of(table.table(), id, version, image.whole()));
    }

    private void texts(String source, String condition, String which, List<Object> arguments, Step step) {
        session.forEach(
                "SELECT t.table_name, t.entity_id, t.scope, t.version, t.row FROM " + source + " t WHERE " + condition
                        + " t.deleted = 0 AND NOT EXISTS (SELECT 1 FROM early_row x WHERE x.table_name = t.table_name"
                        + " AND x.entity_id = t.entity_id)" + which,
                arguments,
                this::text,
                found -> found.ifPresent(step::at));
    }

    private Optional<Counted> text(ResultSet row) throws SQLException {
        String table = row.getString(1);
        String id = row.getString(2);
        try {
            Row values = RowJson.parse(session.vault().openAbout(table, Vault.ROW, id, row.getString(5)));
            return Optional.of(
                    new Counted(table, id, row.getString(3), RowDigest.of(table, id, row.getLong(4), values)));
        } catch (ProblemException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void early(String which, List<Object> arguments, Step step) {
        session.forEach(
                "SELECT t.table_name, t.entity_id, t.of_scope, t.digest FROM early_row t WHERE t.of_scope <> ''"
                        + which,
                arguments,
                row -> new Counted(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
                step::at);
    }
}
