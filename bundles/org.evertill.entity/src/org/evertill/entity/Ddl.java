package org.evertill.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The tables of an entity, with identical columns in SQLite and PostgreSQL; in SQLite beside them those by which sensitive
 * values are found. Synced tables carry a primary key only: no
 * UNIQUE, no CHECK, no foreign keys, so that nothing head office sends can be unappliable.
 */
public final class Ddl {

    private Ddl() {}

    /** The two databases. */
    public enum Dialect {
        SQLITE,
        POSTGRES
    }

    /**
     * Statements that bring a table from the columns it has to those it should have; only ever adds.
     *
     * @param existing the columns the table has now, empty when there is no table
     * @return in the order to run them, empty when nothing is missing
     */
    public static List<String> migrate(EntityType<?> type, Dialect dialect, Set<String> existing) {
        var statements = new ArrayList<String>();
        if (existing.isEmpty()) {
            statements.add(create(type, dialect));
        } else {
            addMissing(type, dialect, existing, statements);
        }
        for (Column column : type.columns()) {
            if (column.indexed()) {
                statements.add("CREATE INDEX IF NOT EXISTS " + indexName(type, column, dialect) + " ON " + type.table()
                        + " (" + String.join(", ", indexColumns(column, dialect)) + ")");
            }
        }
        return List.copyOf(statements);
    }

    /** Two underscores between: table a_b with column c is not table a with column b_c. */
    static String indexName(EntityType<?> type, Column column, Dialect dialect) {
        return type.table() + "__" + String.join("__", indexColumns(column, dialect));
    }

    private static List<String> indexColumns(Column column, Dialect dialect) {
        var columns = new ArrayList<String>();
        columns.add(isBlind(column, dialect) ? column.blindColumn() : column.name());
        columns.addAll(column.indexedThen());
        return columns;
    }

    private static boolean isBlind(Column column, Dialect dialect) {
        return dialect == Dialect.SQLITE && column.isBlindlyIndexed();
    }

    private static String create(EntityType<?> type, Dialect dialect) {
        var columns = new ArrayList<String>();
        type.columns().forEach(c -> columns.add(c.name() + " " + typeName(c.type(), dialect)));
        Bookkeeping.COLUMNS.forEach(c -> columns.add(bookkeeping(c, dialect)));
        type.columns().stream().filter(c -> isBlind(c, dialect)).forEach(c -> columns.add(c.blindColumn() + " TEXT"));
        columns.add("PRIMARY KEY (" + primaryKey(type, dialect) + ")");
        return "CREATE TABLE " + type.table() + " (" + String.join(", ", columns) + ")";
    }

    /** Head office keys contain the scope, so that its tables can be distributed by it. */
    private static String primaryKey(EntityType<?> type, Dialect dialect) {
        return dialect == Dialect.POSTGRES ? type.idColumn() + ", " + Bookkeeping.SCOPE : type.idColumn();
    }

    private static void addMissing(EntityType<?> type, Dialect dialect, Set<String> existing, List<String> statements) {
        Function<String, String> alter = definition -> "ALTER TABLE " + type.table() + " ADD COLUMN " + definition;
        for (Column column : type.columns()) {
            if (!existing.contains(column.name())) {
                statements.add(alter.apply(column.name() + " " + typeName(column.type(), dialect)));
            }
            if (isBlind(column, dialect) && !existing.contains(column.blindColumn())) {
                statements.add(alter.apply(column.blindColumn() + " TEXT"));
            }
        }
    }

    private static String bookkeeping(String column, Dialect dialect) {
        String definition = column + " " + typeName(Bookkeeping.typeOf(column), dialect);
        return switch (column) {
            case Bookkeeping.SCOPE, Bookkeeping.SYNC_STATUS, Bookkeeping.VERSION_VECTOR -> definition + " NOT NULL";
            case Bookkeeping.IS_DELETED ->
                definition + " NOT NULL DEFAULT " + (dialect == Dialect.SQLITE ? "0" : "FALSE");
            default -> definition;
        };
    }

    private static String typeName(ColumnType type, Dialect dialect) {
        return dialect == Dialect.SQLITE ? type.sqlite() : type.postgres();
    }
}
