package org.evertill.storage.sqlite.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.evertill.entity.Column;
import org.evertill.entity.EntityType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings everything sensitive in the database to the form that it should have: sealed with the key that seals now, and no more
 * sealed what is sensitive no longer. In short transactions; what is right already stays as it is, so that it goes on where it
 * was after an end without warning. Before the first of them values are in clear, after the last all are sealed alike; in
 * between each tells itself what it is. One thread.
 */
final class Sealing {

    /** Rows that are brought to their form in one transaction. */
    static final int SLICE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final Writer writer;
    private final Tables tables;
    private final LongConsumer progress;
    private long done;

    /**
     * @param progress hears how many rows were looked at so far
     */
    Sealing(Writer writer, Tables tables, LongConsumer progress) {
        this.writer = writer;
        this.tables = tables;
        this.progress = progress;
    }

    /** Whether something was never sealed that is sensitive now, or is sealed that no longer is. */
    boolean isDue() {
        return writer.transaction(session ->
                !recorded(session).equals(wanted()) || sealedWith(session).isEmpty());
    }

    /** Whether something that is sensitive now may stand in the file in clear, in use or not. */
    boolean isInClear() {
        return writer.transaction(session -> {
            var recorded = recorded(session);
            return sealedWith(session).isEmpty()
                    || tables.types().stream()
                            .filter(type -> !columns(recorded.getOrDefault(type.table(), ""))
                                    .containsAll(type.sensitiveColumns().stream()
                                            .map(Column::name)
                                            .toList()))
                            .anyMatch(
                                    type -> session.number("SELECT EXISTS (SELECT 1 FROM " + type.table() + ")") != 0);
        });
    }

    /** The key that all sealed values have; empty in a database in which nothing was ever sealed. */
    static String sealedWith(Session session) {
        return session.first("SELECT sealed_with FROM vault_state", List.of(), row -> row.getString(1))
                .orElse("");
    }

    /** Does all of it; gives how many rows were looked at. */
    long run() {
        var before = writer.transaction(Sealing::recorded);
        for (EntityType<?> type : tables.types()) {
            String recorded = before.getOrDefault(type.table(), "");
            if (!recorded.isEmpty() || !type.sensitiveColumns().isEmpty()) {
                var rows = new SealedRows(tables.of(type), columns(recorded));
                slices((session, after) -> rows.bring(session, after));
            }
        }
        SealedTexts.ALL.forEach(texts -> slices((session, after) -> texts.bring(session, after)));
        return writer.transaction(session -> {
            writer.guard().open();
            Identities.seal(session);
            record(session);
            return done;
        });
    }

    /** One slice beyond a place; gives the place at which it ended, and how many rows it looked at. */
    interface Slices {
        Slice next(Session session, List<Object> after);
    }

    /**
     * Where a slice ended.
     *
     * @param last empty when there was nothing
     * @param unreadable values that stay as they are because no key that is here opens them
     */
    record Slice(List<Object> last, int rows, int unreadable) {}

    private void slices(Slices slices) {
        List<Object> after = List.of();
        Slice slice;
        do {
            List<Object> from = after;
            slice = writer.transaction(session -> {
                writer.guard().open();
                return slices.next(session, from);
            });
            if (slice.unreadable() > 0) {
                LOG.warn("{} protected values cannot be opened and stay as they are", slice.unreadable());
            }
            done += slice.rows();
            progress.accept(done);
            after = slice.last();
        } while (slice.rows() == SLICE);
    }

    private TreeMap<String, String> wanted() {
        var wanted = new TreeMap<String, String>();
        for (EntityType<?> type : tables.types()) {
            if (!type.sensitiveColumns().isEmpty()) {
                wanted.put(
                        type.table(),
                        type.sensitiveColumns().stream().map(Sealing::form).collect(Collectors.joining(" ")));
            }
        }
        return wanted;
    }

    /** A column with its hash beside it is another one than without. */
    private static String form(Column column) {
        return column.isBlindlyIndexed() ? column.name() + "+" : column.name();
    }

    private static List<String> columns(String recorded) {
        var columns = new ArrayList<String>();
        for (String form : recorded.split(" ")) {
            if (!form.isEmpty()) {
                columns.add(form.replace("+", ""));
            }
        }
        return columns;
    }

    private static TreeMap<String, String> recorded(Session session) {
        var recorded = new TreeMap<String, String>();
        session.use("SELECT table_name, columns FROM vault_table", statement -> {
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    recorded.put(rows.getString(1), rows.getString(2));
                }
            }
            return recorded;
        });
        return recorded;
    }

    private void record(Session session) {
        String key = session.vault().keys().getFirst().id();
        session.update("DELETE FROM vault_table");
        wanted().forEach((table, columns) ->
                session.update("INSERT INTO vault_table (table_name, columns) VALUES (?, ?)", table, columns));
        session.update("UPDATE vault_state SET sealed_with = ? WHERE id = 1", key);
        session.update("DELETE FROM vault_key WHERE id <> ?", key);
    }
}
