package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.evertill.kernel.Quantity;

/** The balance of every product in every store is the sum of its movements. */
final class StockCheck {

    private static final String BALANCES = """
        SELECT coalesce(b.store_id, m.store_id), coalesce(b.product_id, m.product_id),
               coalesce(b.quantity_milli, 0), coalesce(m.moved, 0)
          FROM stock_balance b
          FULL JOIN (SELECT store_id, product_id, sum(quantity_milli) AS moved
                       FROM stock_movements WHERE NOT is_deleted AND store_id IS NOT NULL
                        AND product_id IS NOT NULL GROUP BY store_id, product_id) m
            ON m.store_id = b.store_id AND m.product_id = b.product_id
         WHERE coalesce(b.quantity_milli, 0) <> coalesce(m.moved, 0)
         ORDER BY 1, 2
        """;

    private StockCheck() {}

    static void run(Connection connection, Findings findings) throws SQLException {
        Scan.each(
                connection,
                BALANCES,
                row -> findings.add("stock_balance: store " + row.getString(1) + ", product " + row.getString(2)
                        + ": balance " + new Quantity(row.getLong(3)) + ", movements come to "
                        + new Quantity(row.getLong(4))));
        findings.counted(Scan.number(connection, "SELECT count(*) FROM stock_balance") + " stock balances");
    }
}
