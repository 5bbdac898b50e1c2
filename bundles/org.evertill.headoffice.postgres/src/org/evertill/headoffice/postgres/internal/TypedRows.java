package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.evertill.entity.EntityType;

/** Rows of an entity by a condition in SQL. */
record TypedRows(Connection connection, Tables tables) {

    /**
     * The rows of the table, which is {@code t}. Facts are taken as they come: one that lacks what every row has is passed over.
     *
     * @param arguments texts, moments, collections of texts, and optional texts, which are null when they are empty
     */
    <T extends Record> List<T> rows(EntityType<T> type, String condition, List<?> arguments) throws SQLException {
        var table = tables.get(type.table());
        var rows = new ArrayList<T>();
        try (var query = connection.prepareStatement(
                "SELECT " + table.selectList("t") + " FROM " + type.table() + " t" + condition)) {
            set(query, arguments);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    var row = table.read(result, 1);
                    if (type.problemsOf(row).isEmpty()) {
                        rows.add(type.fromRow(row));
                    }
                }
            }
        }
        return rows;
    }

    static void set(PreparedStatement query, List<?> arguments) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case Instant moment -> Sql.instant(query, i + 1, moment);
                case Optional<?> text ->
                    query.setString(i + 1, text.map(Object::toString).orElse(null));
                case Collection<?> texts ->
                    Sql.texts(query, i + 1, texts.stream().map(Object::toString).toList());
                default -> query.setString(i + 1, arguments.get(i).toString());
            }
        }
    }
}
