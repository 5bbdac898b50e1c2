package org.evertill.storage.sqlite.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.evertill.entity.ColumnType;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.Reader.RowMapper;
import org.evertill.storage.Stored;
import org.evertill.sync.merge.Replay;
import org.jspecify.annotations.Nullable;

/** The table of one entity: its statements and how its rows are read. Immutable. */
final class EntityTable<T extends Record> {

    private final EntityType<T> type;
    private final List<Column> columns;
    private final List<Column> sensitive;
    private final String columnList;
    private final String insert;
    private final String upsert;
    private final String update;

    EntityTable(EntityType<T> type) {
        this.type = type;
        this.columns = type.columns();
        this.sensitive = type.sensitiveColumns();
        this.columnList = columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ", "
                + String.join(", ", Bookkeeping.COLUMNS);
        String marks = ("?, ").repeat(columns.size() + Bookkeeping.COLUMNS.size() - 1) + "?";
        String blind = blindColumns().map(name -> ", " + name).collect(Collectors.joining());
        this.insert = "INSERT INTO " + type.table() + " (" + columnList + blind + ") VALUES (" + marks
                + ", ?".repeat((int) blindColumns().count()) + ")";
        this.upsert = insert + " " + onConflict();
        this.update = "UPDATE " + type.table() + " SET "
                + Stream.concat(columns.stream().map(Column::name), blindColumns())
                        .map(name -> name + " = ?")
                        .collect(Collectors.joining(", "))
                + ", scope = ?, sync_status = ?, version_vector = ?, is_deleted = ? WHERE " + type.idColumn() + " = ?";
    }

    /**
     * A row with its bookkeeping.
     *
     * @param extra the JSON of columns that this version does not know, null when there are none
     */
    record Image(
            Row row,
            String scope,
            String status,
            @Nullable String lastSynced,
            VersionVector vector,
            boolean deleted,
            @Nullable String extra) {

        /** All columns, those among them that this version does not know. */
        Row whole() {
            return extra == null ? row : RowJson.parse(extra).overlaidBy(row);
        }
    }

    EntityType<T> type() {
        return type;
    }

    String table() {
        return type.table();
    }

    String idColumn() {
        return type.idColumn();
    }

    /** Whether something in its rows is kept sealed. */
    boolean isSealed() {
        return !sensitive.isEmpty();
    }

    private Stream<String> blindColumns() {
        return sensitive.stream().filter(Column::isBlindlyIndexed).map(Column::blindColumn);
    }

    /** The start of a query whose rows {@link #image} reads. */
    String select() {
        return "SELECT " + columnList + " FROM " + type.table();
    }

    String columnList() {
        return columnList;
    }

    /** The clause that turns an insert of {@link #columnList()} into a replacement. */
    String onConflict() {
        return "ON CONFLICT (" + type.idColumn() + ") DO UPDATE SET "
                + Stream.of(columns.stream().map(Column::name), Bookkeeping.COLUMNS.stream(), blindColumns())
                        .flatMap(names -> names)
                        .filter(name -> !name.equals(type.idColumn()))
                        .map(name -> name + " = excluded." + name)
                        .collect(Collectors.joining(", "));
    }

    Optional<Image> find(Session session, String id) {
        return session.first(select() + " WHERE " + type.idColumn() + " = ?", List.of(id), image(session));
    }

    void insert(Session session, Image image) {
        session.update(insert, arguments(session, image));
    }

    void upsert(Session session, Image image) {
        session.update(upsert, arguments(session, image));
    }

    /** Changes data columns, scope, status, vector and life of a row; the rest of its bookkeeping stays. */
    void update(Session session, Image image, String id) {
        var arguments = new ArrayList<@Nullable Object>(columns.size() + 5);
        columns.forEach(column -> arguments.add(kept(session, image.row(), column)));
        addBlind(session, image.row(), arguments);
        arguments.add(image.scope());
        arguments.add(image.status());
        arguments.add(VectorText.write(image.vector()));
        arguments.add(image.deleted());
        arguments.add(id);
        session.update(update, arguments);
    }

    /** Takes a row out of the table, as if it had never been here. */
    void remove(Session session, String id) {
        session.update("DELETE FROM " + table() + " WHERE " + idColumn() + " = ?", id);
    }

    private List<@Nullable Object> arguments(Session session, Image image) {
        var arguments = new ArrayList<@Nullable Object>(columns.size() + Bookkeeping.COLUMNS.size());
        columns.forEach(column -> arguments.add(kept(session, image.row(), column)));
        arguments.add(image.scope());
        arguments.add(image.status());
        arguments.add(image.lastSynced());
        arguments.add(VectorText.write(image.vector()));
        arguments.add(image.deleted());
        String extra = image.extra();
        arguments.add(extra == null ? null : session.vault().sealAbout(table(), Bookkeeping.EXTRA, id(image), extra));
        addBlind(session, image.row(), arguments);
        return arguments;
    }

    private String id(Image image) {
        return String.valueOf(image.row().get(idColumn()));
    }

    /** A column's value as the table holds it. */
    private @Nullable Object kept(Session session, Row row, Column column) {
        Object value = row.get(column.name());
        return value == null || !column.sensitive()
                ? value
                : session.vault().seal(table(), column.name(), String.valueOf(row.get(idColumn())), value.toString());
    }

    private void addBlind(Session session, Row row, List<@Nullable Object> arguments) {
        for (Column column : sensitive) {
            if (column.isBlindlyIndexed()) {
                Object value = row.get(column.name());
                arguments.add(value == null ? null : session.vault().blind(table(), column.name(), value.toString()));
            }
        }
    }

    /** Reads the row where the result of a {@link #select()} stands. */
    RowMapper<Image> image(Session session) {
        return isSealed() ? result -> opened(session.vault(), plain(result)) : this::plain;
    }

    private Image opened(Vault vault, Image image) {
        String id = id(image);
        Row row = image.row();
        for (Column column : sensitive) {
            String value = row.text(column.name());
            if (value != null) {
                row = row.with(column.name(), vault.open(table(), column.name(), id, value));
            }
        }
        String extra = image.extra();
        return new Image(
                row,
                image.scope(),
                image.status(),
                image.lastSynced(),
                image.vector(),
                image.deleted(),
                extra == null ? null : vault.open(table(), Bookkeeping.EXTRA, id, extra));
    }

    /** A row's text as it is kept where whole rows are: staged, or in the shadow. */
    String text(Session session, String id, Row row) {
        return session.vault().sealAbout(table(), Vault.ROW, id, RowJson.write(row));
    }

    /** The row of a {@link #text}. */
    Row parsed(Session session, String id, String text) {
        return RowJson.parse(session.vault().openAbout(table(), Vault.ROW, id, text));
    }

    /** Gives a column what stood for it among what was unknown, where the rest stays. */
    void bringToLife(Session session, String id, Column column, Row unknown) {
        Row row = unknown.only(List.of(column.name())).with(idColumn(), id);
        Row rest = unknown.without(List.of(column.name()));
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(kept(session, row, column));
        arguments.add(
                rest.isEmpty() ? null : session.vault().seal(table(), Bookkeeping.EXTRA, id, RowJson.write(rest)));
        arguments.add(id);
        session.update(
                "UPDATE " + table() + " SET " + column.name() + " = ?, extra = ? WHERE " + idColumn() + " = ?",
                arguments);
    }

    /** A row as head office has it. */
    Image ofHeadOffice(String id, String scope, long version, Replay.State state, @Nullable String now) {
        var known = type.columnNames();
        Row unknown = state.row().without(known);
        return new Image(
                state.row().only(known).with(idColumn(), id),
                scope,
                OperationLog.SYNCED,
                now,
                VersionVector.ofHeadOffice(version),
                state.deleted(),
                unknown.isEmpty() ? null : RowJson.write(unknown));
    }

    private Image plain(ResultSet result) throws SQLException {
        var values = new TreeMap<String, @Nullable Object>();
        int index = 1;
        for (Column column : columns) {
            values.put(column.name(), value(column.type(), result.getObject(index)));
            index++;
        }
        return new Image(
                new Row(values),
                result.getString(index),
                result.getString(index + 1),
                result.getString(index + 2),
                VectorText.parse(result.getString(index + 3)),
                result.getInt(index + 4) != 0,
                result.getString(index + 5));
    }

    /** What callers get of a row; empty when this version cannot read it. */
    Optional<Stored<T>> stored(Image image) {
        try {
            var lastSynced = Optional.ofNullable(image.lastSynced()).map(Instant::parse);
            var status = Stored.SyncStatus.valueOf(image.status().toUpperCase(Locale.ROOT));
            return Optional.of(new Stored<>(type.fromRow(image.row()), image.vector(), status, lastSynced));
        } catch (IllegalArgumentException | ClassCastException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object value(ColumnType type, @Nullable Object found) {
        return switch (found) {
            case null -> null;
            case Number number when type == ColumnType.BOOLEAN -> number.longValue() != 0;
            case Number number -> number.longValue();
            default -> found.toString();
        };
    }
}
