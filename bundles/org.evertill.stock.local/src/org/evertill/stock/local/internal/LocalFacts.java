package org.evertill.stock.local.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.evertill.entity.ColumnType;
import org.evertill.stock.StockFacts;
import org.evertill.stock.StockFacts.RowReader;
import org.evertill.storage.Reader;
import org.evertill.usecase.Place;

/** The statements on a till's database. */
record LocalFacts(Reader reader) implements StockFacts.Query<RuntimeException> {

    /** The facts of the till's store. */
    static StockFacts<RuntimeException> of(Reader reader, Place place) {
        return new StockFacts<>(new LocalFacts(reader), place.till().storeId(), place.currency());
    }

    @Override
    public <R> List<R> rows(String sql, List<?> arguments, RowReader<R> row) {
        return reader.query(sql, arguments.stream().map(LocalFacts::argument).toList(), row::read);
    }

    @Override
    public Instant moment(ResultSet row, int column) throws SQLException {
        return Instant.parse(row.getString(column));
    }

    @Override
    public String documentLines() {
        return "stock_cost_lines";
    }

    private static Object argument(Object value) {
        return value instanceof Instant moment ? ColumnType.text(moment) : value;
    }
}
