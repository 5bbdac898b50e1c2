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
import org.evertill.storage.Stored;
import org.jspecify.annotations.Nullable;

/** The table of one entity: its statements and how its rows are read. Immutable. */
final class EntityTable<T extends Record> {

    private final EntityType<T> type;
    private final List<Column> columns;
    private final String columnList;
    private final String insert;
    private final String upsert;
    private final String update;

    EntityTable(EntityType<T> type) {
        this.type = type;
        this.columns = type.columns();
        this.columnList = columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ", "
                + String.join(", ", Bookkeeping.COLUMNS);
        String marks = ("?, ").repeat(columns.size() + Bookkeeping.COLUMNS.size() - 1) + "?";
        this.insert = "INSERT INTO " + type.table() + " (" + columnList + ") VALUES (" + marks + ")";
        this.upsert = insert + " " + onConflict();
        this.update = "UPDATE " + type.table() + " SET "
                + columns.stream().map(c -> c.name() + " = ?").collect(Collectors.joining(", "))
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
                + Stream.concat(columns.stream().map(Column::name), Bookkeeping.COLUMNS.stream())
                        .filter(name -> !name.equals(type.idColumn()))
                        .map(name -> name + " = excluded." + name)
                        .collect(Collectors.joining(", "));
    }

    Optional<Image> find(Session session, String id) {
        return session.first(select() + " WHERE " + type.idColumn() + " = ?", List.of(id), this::image);
    }

    void insert(Session session, Image image) {
        session.update(insert, arguments(image));
    }

    void upsert(Session session, Image image) {
        session.update(upsert, arguments(image));
    }

    /** Changes data columns, scope, status, vector and life of a row; the rest of its bookkeeping stays. */
    void update(Session session, Image image, String id) {
        var arguments = new ArrayList<@Nullable Object>(columns.size() + 5);
        columns.forEach(column -> arguments.add(image.row().get(column.name())));
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

    private List<@Nullable Object> arguments(Image image) {
        var arguments = new ArrayList<@Nullable Object>(columns.size() + Bookkeeping.COLUMNS.size());
        columns.forEach(column -> arguments.add(image.row().get(column.name())));
        arguments.add(image.scope());
        arguments.add(image.status());
        arguments.add(image.lastSynced());
        arguments.add(VectorText.write(image.vector()));
        arguments.add(image.deleted());
        arguments.add(image.extra());
        return arguments;
    }

    /** The row where the result of a {@link #select()} stands. */
    Image image(ResultSet result) throws SQLException {
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
