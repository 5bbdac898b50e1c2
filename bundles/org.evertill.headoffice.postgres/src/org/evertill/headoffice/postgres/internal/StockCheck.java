package org.evertill.headoffice.postgres.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.evertill.kernel.Quantity;

/** The balance of every product in every store is its last count and the movements after it. */
final class StockCheck {

    private static final String BALANCES = """
        WITH counted AS (
            SELECT DISTINCT ON (store_id, product_id) store_id, product_id, id, occurred_at, quantity_milli
              FROM stock_counts WHERE NOT is_deleted AND store_id IS NOT NULL AND product_id IS NOT NULL
               AND occurred_at IS NOT NULL AND quantity_milli IS NOT NULL
             ORDER BY store_id, product_id, occurred_at DESC, id COLLATE "C" DESC),
        moved AS (
            SELECT m.store_id, m.product_id, sum(m.quantity_milli) AS moved
              FROM stock_movements m
              LEFT JOIN counted c ON c.store_id = m.store_id AND c.product_id = m.product_id
             WHERE NOT m.is_deleted AND m.store_id IS NOT NULL AND m.product_id IS NOT NULL
               AND (c.id IS NULL OR m.occurred_at > c.occurred_at)
             GROUP BY m.store_id, m.product_id),
        facts AS (
            SELECT coalesce(c.store_id, m.store_id) AS store_id, coalesce(c.product_id, m.product_id) AS product_id,
                   coalesce(c.quantity_milli, 0) + coalesce(m.moved, 0) AS quantity_milli, c.id, c.occurred_at
              FROM counted c FULL JOIN moved m ON m.store_id = c.store_id AND m.product_id = c.product_id)
        SELECT coalesce(b.store_id, f.store_id), coalesce(b.product_id, f.product_id),
               coalesce(b.quantity_milli, 0), coalesce(f.quantity_milli, 0), b.count_id, f.id
          FROM stock_balance b
          FULL JOIN facts f ON f.store_id = b.store_id AND f.product_id = b.product_id
         WHERE coalesce(b.quantity_milli, 0) <> coalesce(f.quantity_milli, 0)
            OR b.count_id IS DISTINCT FROM f.id OR b.counted_at IS DISTINCT FROM f.occurred_at
         ORDER BY 1, 2
        """;

    private StockCheck() {}

    static void run(Connection connection, Findings findings) throws SQLException {
        Scan.each(connection, BALANCES, row -> findings.add(text(row)));
        findings.counted(Scan.number(connection, "SELECT count(*) FROM stock_balance") + " stock balances");
        findings.counted(Scan.number(connection, "SELECT count(*) FROM stock_balance WHERE count_id IS NOT NULL")
                + " of them counted");
    }

    private static String text(ResultSet row) throws SQLException {
        String counted = row.getString(6);
        return "stock_balance: store " + row.getString(1) + ", product " + row.getString(2) + ": balance "
                + quantity(row, 3) + (row.getString(5) == null ? "" : " on count " + row.getString(5))
                + (counted == null ? ", movements come to " : ", count " + counted + " and movements come to ")
                + quantity(row, 4);
    }

    /** In units; a sum may be beyond what a quantity holds. */
    private static String quantity(ResultSet row, int column) throws SQLException {
        var units = row.getBigDecimal(column).scaleByPowerOfTen(-Quantity.DECIMALS);
        return units.signum() == 0
                ? BigDecimal.ZERO.toString()
                : units.stripTrailingZeros().toPlainString();
    }
}
