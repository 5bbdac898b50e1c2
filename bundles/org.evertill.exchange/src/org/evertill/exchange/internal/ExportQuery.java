package org.evertill.exchange.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.evertill.exchange.CsvExport.What;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * What an export asks for and how its columns become text.
 *
 * @param sql gives the columns in their order
 */
record ExportQuery(String sql, List<Column> columns) {

    /** One column of the file. */
    record Column(String name, Kind kind) {}

    /** How a value is written. */
    enum Kind {
        TEXT,
        /** Minor units; the currency stands in the column {@code currency}. */
        MINOR,
        PRICE,
        QUANTITY,
        BASIS_POINTS
    }

    static ExportQuery of(What what) {
        return switch (what) {
            case SALES -> SALES;
            case LINES -> LINES;
            case PAYMENTS -> PAYMENTS;
            case STOCK -> STOCK;
        };
    }

    private static final ExportQuery SALES = new ExportQuery(
            """
            SELECT s.receipt, s.kind, s.store_id, s.register_id, h.number AS shift, s.staff_id, c.number AS customer,
                s.opened_at, s.completed_at, s.total_minor, s.tax_minor, s.total_currency AS currency, s.line_count,
                o.receipt AS refund_of, s.reference
            FROM sales s LEFT JOIN shifts h ON h.id = s.shift_id LEFT JOIN customers c ON c.id = s.customer_id
                LEFT JOIN sales o ON o.id = s.original_sale_id
            WHERE s.is_deleted = 0 ORDER BY s.register_id, s.receipt_series, s.receipt_number""",
            columns(
                    "receipt",
                    "kind",
                    "store_id",
                    "register_id",
                    "shift",
                    "staff_id",
                    "customer",
                    "opened_at",
                    "completed_at",
                    "total:MINOR",
                    "tax:MINOR",
                    "currency",
                    "line_count",
                    "refund_of",
                    "reference"));

    private static final ExportQuery LINES = new ExportQuery(
            """
            SELECT s.receipt, l.position, p.sku, l.code, l.description, l.quantity_milli, l.unit_price_e4, l.tax_included,
                l.tax_class, l.rate_basis_points, l.total_minor, l.tax_minor, l.total_currency AS currency, l.completed_at
            FROM sale_lines l JOIN sales s ON s.id = l.sale_id LEFT JOIN products p ON p.id = l.product_id
            WHERE l.is_deleted = 0 ORDER BY s.register_id, s.receipt_series, s.receipt_number, l.position""",
            columns(
                    "receipt",
                    "position",
                    "sku",
                    "code",
                    "description",
                    "quantity:QUANTITY",
                    "unit_price:PRICE",
                    "tax_included",
                    "tax_class",
                    "tax_percent:BASIS_POINTS",
                    "total:MINOR",
                    "tax:MINOR",
                    "currency",
                    "completed_at"));

    private static final ExportQuery PAYMENTS = new ExportQuery(
            """
            SELECT s.receipt, p.tender, p.amount_minor, p.given_minor, p.change_given_minor, p.amount_currency AS currency,
                p.paid_at
            FROM payments p JOIN sales s ON s.id = p.sale_id
            WHERE p.is_deleted = 0 ORDER BY s.register_id, s.receipt_series, s.receipt_number, p.id""", columns("receipt", "tender", "amount:MINOR", "given:MINOR", "change:MINOR", "currency", "paid_at"));

    private static final ExportQuery STOCK =
            new ExportQuery("""
            SELECT b.store_id, p.sku, p.name, b.quantity_milli, p.unit
            FROM stock_balance b LEFT JOIN products p ON p.id = b.product_id ORDER BY b.store_id, p.sku, b.product_id""", columns("store_id", "sku", "name", "quantity:QUANTITY", "unit"));

    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> row(ResultSet row) throws SQLException {
        var texts = new ArrayList<String>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            texts.add(text(columns.get(i).kind(), row, i + 1));
        }
        return texts;
    }

    private static String text(Kind kind, ResultSet row, int column) throws SQLException {
        @Nullable String plain = row.getString(column);
        if (plain == null) {
            return "";
        }
        return switch (kind) {
            case TEXT -> plain;
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

    private static List<Column> columns(String... specs) {
        var columns = new ArrayList<Column>();
        for (String spec : specs) {
            int colon = spec.indexOf(':');
            columns.add(
                    colon < 0
                            ? new Column(spec, Kind.TEXT)
                            : new Column(spec.substring(0, colon), Kind.valueOf(spec.substring(colon + 1))));
        }
        return List.copyOf(columns);
    }
}
