package org.evertill.domain;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.entity.ColumnType;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * The books as files: what an export asks for and how its columns become text. The statements run on a till and at head
 * office alike, because their tables have the same columns. Money as decimals of the major unit, instants in UTC.
 */
public enum BookExport {
    /** Sales and refunds. */
    SALES(
            """
            SELECT s.receipt, s.kind, s.store_id, s.register_id, h.number AS shift, s.staff_id, c.number AS customer,
                s.opened_at, s.completed_at, s.total_minor, s.tax_minor, s.total_currency AS currency, s.line_count,
                o.receipt AS refund_of, s.reference
            FROM sales s LEFT JOIN shifts h ON h.id = s.shift_id LEFT JOIN customers c ON c.id = s.customer_id
                LEFT JOIN sales o ON o.id = s.original_sale_id
            WHERE NOT s.is_deleted ORDER BY s.register_id, s.receipt_series, s.receipt_number""",
            "receipt",
            "kind",
            "store_id",
            "register_id",
            "shift",
            "staff_id",
            "customer",
            "opened_at:INSTANT",
            "completed_at:INSTANT",
            "total:MINOR",
            "tax:MINOR",
            "currency",
            "line_count",
            "refund_of",
            "reference"),
    /** Their lines. */
    LINES(
            """
            SELECT s.receipt, l.position, p.sku, l.code, l.description, l.quantity_milli, l.unit_price_e4, l.tax_included,
                l.tax_class, l.rate_basis_points, l.total_minor, l.tax_minor, l.total_currency AS currency, l.completed_at
            FROM sale_lines l JOIN sales s ON s.id = l.sale_id LEFT JOIN products p ON p.id = l.product_id
            WHERE NOT l.is_deleted ORDER BY s.register_id, s.receipt_series, s.receipt_number, l.position""",
            "receipt",
            "position",
            "sku",
            "code",
            "description",
            "quantity:QUANTITY",
            "unit_price:PRICE",
            "tax_included:FLAG",
            "tax_class",
            "tax_percent:BASIS_POINTS",
            "total:MINOR",
            "tax:MINOR",
            "currency",
            "completed_at:INSTANT"),
    /** Their payments. */
    PAYMENTS("""
            SELECT s.receipt, p.tender, p.amount_minor, p.given_minor, p.change_given_minor, p.amount_currency AS currency,
                p.paid_at
            FROM payments p JOIN sales s ON s.id = p.sale_id
            WHERE NOT p.is_deleted ORDER BY s.register_id, s.receipt_series, s.receipt_number, p.id""", "receipt", "tender", "amount:MINOR", "given:MINOR", "change:MINOR", "currency", "paid_at:INSTANT"),
    /** What is on hand, as the sum of all movements known here. */
    STOCK("""
            SELECT b.store_id, p.sku, p.name, b.quantity_milli, p.unit
            FROM stock_balance b LEFT JOIN products p ON p.id = b.product_id ORDER BY b.store_id, p.sku, b.product_id""", "store_id", "sku", "name", "quantity:QUANTITY", "unit");

    private final String sql;
    private final List<Column> columns;

    BookExport(String sql, String... specs) {
        this.sql = sql;
        this.columns = Arrays.stream(specs).map(Column::of).toList();
    }

    /** The export of a name as people type it: {@code sales}, {@code lines}, {@code payments}, {@code stock}. */
    public static Optional<BookExport> named(String name) {
        return Arrays.stream(values())
                .filter(export -> export.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The statement, without arguments; its rows are in the order of the file. */
    public String sql() {
        return sql;
    }

    /** The names of the columns. */
    public List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /** The texts of the row on which the result stands, one for each column; an absent value is an empty text. */
    public List<String> texts(ResultSet row) throws SQLException {
        var texts = new ArrayList<String>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            texts.add(text(columns.get(i).kind(), row, i + 1));
        }
        return texts;
    }

    /** One column of the file. */
    private record Column(String name, Kind kind) {

        /** {@code name}, or {@code name:KIND}. */
        static Column of(String spec) {
            int colon = spec.indexOf(':');
            return colon < 0
                    ? new Column(spec, Kind.TEXT)
                    : new Column(spec.substring(0, colon), Kind.valueOf(spec.substring(colon + 1)));
        }
    }

    /** How a value is written. */
    private enum Kind {
        TEXT,
        FLAG,
        INSTANT,
        /** Minor units; the currency stands in the column {@code currency}. */
        MINOR,
        PRICE,
        QUANTITY,
        BASIS_POINTS
    }

    private static String text(Kind kind, ResultSet row, int column) throws SQLException {
        @Nullable Object value = row.getObject(column);
        if (value == null) {
            return "";
        }
        return switch (kind) {
            case TEXT -> value.toString();
            case FLAG -> String.valueOf(row.getBoolean(column));
            case INSTANT -> value instanceof Timestamp moment ? ColumnType.text(moment.toInstant()) : value.toString();
            case MINOR ->
                decimal(
                        row,
                        column,
                        Currency.getInstance(row.getString("currency")).getDefaultFractionDigits());
            case PRICE -> decimal(row, column, UnitPrice.DECIMALS);
            case QUANTITY -> decimal(row, column, Quantity.DECIMALS);
            case BASIS_POINTS -> decimal(row, column, 2);
        };
    }

    private static String decimal(ResultSet row, int column, int decimals) throws SQLException {
        return BigDecimal.valueOf(row.getLong(column), decimals).toPlainString();
    }
}
