package org.evertill.storage.sqlite.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads on one session. One thread at a time. */
class SqliteReader implements Reader {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteReader.class);
    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "EXPLAIN");

    private final Session session;
    private final Tables tables;
    private volatile boolean over;

    SqliteReader(Session session, Tables tables) {
        this.session = session;
        this.tables = tables;
    }

    @Override
    public final <T extends Record> Optional<Stored<T>> find(EntityType<T> type, String id) {
        checkAlive();
        EntityTable<T> table = tables.of(type);
        return table.find(session, id)
                .filter(image -> !image.deleted())
                .map(image -> table.stored(image).orElseThrow(() -> unreadable(type, id)));
    }

    @Override
    public final Optional<Row> row(EntityType<?> type, String id) {
        checkAlive();
        return tables.of(type).find(session, id).map(EntityTable.Image::row);
    }

    @Override
    public final <T extends Record> List<Stored<T>> select(EntityType<T> type, Selection selection) {
        checkAlive();
        EntityTable<T> table = tables.of(type);
        var sql = SelectionSql.of(type, selection, session.vault());
        var found = new ArrayList<Stored<T>>();
        session.forEach(
                table.select() + " WHERE " + sql.condition() + sql.orderAndPage(),
                sql.arguments(),
                table.image(session),
                image -> addReadable(table, image, found));
        return List.copyOf(found);
    }

    @Override
    public final long count(EntityType<?> type, Selection selection) {
        checkAlive();
        var sql = SelectionSql.of(type, selection, session.vault());
        return session.number(
                "SELECT count(*) FROM " + tables.of(type).table() + " WHERE " + sql.condition(),
                sql.arguments().toArray());
    }

    @Override
    public final <T extends Record> List<Stored<T>> search(EntityType<T> type, String words, int limit) {
        checkAlive();
        if (limit < 1 || limit > Selection.MAX_LIMIT) {
            throw new IllegalArgumentException("not a limit: " + limit);
        }
        EntityTable<T> table = tables.of(type);
        var found = new ArrayList<Stored<T>>();
        for (long row : WordSearch.rows(session, table, words, limit)) {
            session.first(table.select() + " WHERE rowid = ?", List.of(row), table.image(session))
                    .ifPresent(image -> addReadable(table, image, found));
        }
        return List.copyOf(found);
    }

    @Override
    public final <R> List<R> query(String sql, List<?> arguments, RowMapper<R> mapper) {
        checkAlive();
        beforeForeignSql();
        return session.list(checkedQuery(sql), arguments, mapper);
    }

    @Override
    public final <R> void forEach(String sql, List<?> arguments, RowMapper<R> mapper, Consumer<R> consumer) {
        checkAlive();
        beforeForeignSql();
        session.forEach(checkedQuery(sql), arguments, mapper, consumer);
    }

    /** Called before SQL that callers brought. */
    void beforeForeignSql() {
        // A reading connection refuses to write by itself.
    }

    /** From now on this reader refuses: the work it was given to is over. */
    final void end() {
        over = true;
    }

    final Session session() {
        return session;
    }

    final Tables tables() {
        return tables;
    }

    final void checkAlive() {
        if (over) {
            throw new IllegalStateException("a reader is valid only inside the work it was given to");
        }
    }

    private static <T extends Record> void addReadable(
            EntityTable<T> table, EntityTable.Image image, List<Stored<T>> into) {
        table.stored(image)
                .ifPresentOrElse(
                        into::add,
                        () -> LOG.warn(
                                "left out {} {}: this version cannot read it",
                                table.table(),
                                image.row().text(table.idColumn())));
    }

    private static ProblemException unreadable(EntityType<?> type, String id) {
        return new ProblemException(Problem.of(
                        "entity.unreadable",
                        "A row was written by a newer version of Evertill and cannot be read here. Update this till.")
                .with("table", type.table())
                .with("id", id));
    }

    /** A query only reads; this also keeps pragmas away from connections that are used again. */
    private static String checkedQuery(String sql) {
        String start = sql.stripLeading().split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
        if (!QUERIES.contains(start)) {
            throw new IllegalArgumentException("not a query: " + sql);
        }
        return sql;
    }
}
