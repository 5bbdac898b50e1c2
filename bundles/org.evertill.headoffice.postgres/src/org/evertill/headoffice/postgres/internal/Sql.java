package org.evertill.headoffice.postgres.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;

/** Arguments and results that JDBC makes wordy. */
final class Sql {

    private Sql() {}

    /** Sets an array of texts. */
    static void texts(PreparedStatement statement, int index, Collection<String> values) throws SQLException {
        statement.setArray(index, texts(statement.getConnection(), values));
    }

    /** An array of texts. */
    static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    /** Sets an array of 64-bit integers. */
    static void longs(PreparedStatement statement, int index, Collection<Long> values) throws SQLException {
        statement.setArray(index, longs(statement.getConnection(), values));
    }

    /** An array of 64-bit integers. */
    static Array longs(Connection connection, Collection<Long> values) throws SQLException {
        return connection.createArrayOf("int8", values.toArray());
    }

    /** Sets a moment. */
    static void instant(PreparedStatement statement, int index, Instant value) throws SQLException {
        statement.setObject(index, value.atOffset(ZoneOffset.UTC));
    }

    /** A moment that may be missing. */
    static Optional<Instant> instant(ResultSet result, String column) throws SQLException {
        return Optional.ofNullable(result.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
