package org.evertill.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;

/**
 * A snapshot of the database; valid only inside the work it was given to. A column that the entity does not have is a
 * programmer's error. A row that this version cannot read (an enum constant of a newer one) is left out of lists;
 * {@link #find} refuses it with {@code entity.unreadable}.
 */
public interface Reader {

    /** The living row of an identifier. */
    <T extends Record> Optional<Stored<T>> find(EntityType<T> type, String id);

    /** The columns of a row, dead or alive, also of one that this version cannot read as a whole. */
    Optional<Row> row(EntityType<?> type, String id);

    /** Living rows, in the selection's order. */
    <T extends Record> List<Stored<T>> select(EntityType<T> type, Selection selection);

    /** How many living rows the selection's filters match, whatever its page. */
    long count(EntityType<?> type, Selection selection);

    /**
     * Living rows whose searchable fields contain a word starting with each of the given words, best first.
     *
     * @param words as typed: any case, any order, accents or not; blank finds nothing
     */
    <T extends Record> List<Stored<T>> search(EntityType<T> type, String words, int limit);

    /**
     * Rows of a query of one's own, for reports and local tables; what is sensitive stands encrypted in them. Arguments: String,
     * Long, Integer, Boolean or null.
     */
    <R> List<R> query(String sql, List<?> arguments, RowMapper<R> mapper);

    /** Hands over the rows of a query one by one, with flat memory. */
    <R> void forEach(String sql, List<?> arguments, RowMapper<R> mapper, Consumer<R> consumer);

    /** Reads one row where the result set stands. */
    @FunctionalInterface
    interface RowMapper<R> {
        R map(ResultSet row) throws SQLException;
    }
}
