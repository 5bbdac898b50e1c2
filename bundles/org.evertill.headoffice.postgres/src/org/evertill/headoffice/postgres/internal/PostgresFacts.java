package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.evertill.stock.StockFacts;
import org.evertill.stock.StockFacts.RowReader;

/** The statements on the facts of stock. */
record PostgresFacts(Connection connection) implements StockFacts.Query<SQLException> {

    @Override
    public <R> List<R> rows(String sql, List<?> arguments, RowReader<R> reader) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            TypedRows.set(query, arguments);
            try (ResultSet result = query.executeQuery()) {
                var rows = new ArrayList<R>();
                while (result.next()) {
                    rows.add(reader.read(result));
                }
                return rows;
            }
        }
    }

    @Override
    public Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public String documentLines() {
        return "stock_document_lines";
    }
}
