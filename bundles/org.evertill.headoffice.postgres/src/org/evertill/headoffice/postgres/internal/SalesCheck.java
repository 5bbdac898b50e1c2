package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What every sale must be: numbered without a gap, and worth its lines and its payments; and what of it came back too often. */
final class SalesCheck {

    private static final String NUMBERS = """
            SELECT register_id, receipt_series, receipt_number, receipt, before
              FROM (SELECT register_id, receipt_series, receipt_number, receipt,
                           lag(receipt_number, 1, 0::bigint) OVER (PARTITION BY register_id, receipt_series
                                                                   ORDER BY receipt_number, id) AS before
                      FROM sales WHERE NOT is_deleted) numbered
             WHERE receipt_number <> before + 1
             ORDER BY register_id, receipt_series, receipt_number
            """;

    private static final String SUMS = """
            SELECT s.receipt, s.id, s.total_minor, s.tax_minor, s.line_count, coalesce(l.total, 0), coalesce(l.tax, 0),
                   coalesce(l.lines, 0), coalesce(p.paid, 0)
              FROM sales s
              LEFT JOIN (SELECT sale_id, sum(total_minor) AS total, sum(tax_minor) AS tax, count(*) AS lines
                           FROM sale_lines WHERE NOT is_deleted GROUP BY sale_id) l ON l.sale_id = s.id
              LEFT JOIN (SELECT sale_id, sum(amount_minor) AS paid
                           FROM payments WHERE NOT is_deleted GROUP BY sale_id) p ON p.sale_id = s.id
             WHERE NOT s.is_deleted
               AND (s.total_minor, s.tax_minor, s.line_count, s.total_minor) IS DISTINCT FROM
                   (coalesce(l.total, 0), coalesce(l.tax, 0), coalesce(l.lines, 0), coalesce(p.paid, 0))
             ORDER BY s.receipt, s.id
            """;

    private static final String ORPHANS = """
            SELECT 'sale_lines', l.id, l.sale_id FROM sale_lines l
             WHERE NOT EXISTS (SELECT 1 FROM sales s WHERE s.id = l.sale_id)
            UNION ALL
            SELECT 'payments', p.id, p.sale_id FROM payments p
             WHERE NOT EXISTS (SELECT 1 FROM sales s WHERE s.id = p.sale_id)
             ORDER BY 1, 2
            """;

    private SalesCheck() {}

    static void run(Connection connection, Tables tables, Findings findings) throws SQLException {
        Scan.each(
                connection,
                NUMBERS,
                row -> findings.add("sales: register " + row.getString(1) + ", series " + row.getString(2) + ": "
                        + (row.getLong(3) == row.getLong(5)
                                ? "number " + row.getLong(3) + " is given twice"
                                : "number " + row.getLong(3) + " follows " + row.getLong(5))));
        Scan.each(
                connection,
                SUMS,
                row -> findings.add("sales: " + row.getString(1) + " (" + row.getString(2) + ") says total "
                        + row.getLong(3) + ", tax " + row.getLong(4) + ", " + row.getLong(5)
                        + " lines; its lines come to total " + row.getLong(6) + ", tax " + row.getLong(7) + ", "
                        + row.getLong(8) + " lines; paid " + row.getLong(9) + " (minor units)"));
        Scan.each(
                connection,
                ORPHANS,
                row -> findings.add(row.getString(1) + ": " + row.getString(2) + " belongs to the sale "
                        + row.getString(3) + ", which is not here"));
        findings.counted(
                Scan.number(connection, "SELECT count(*) FROM sales") + " sales, their numbers, lines and payments");
        DoneTwice.check(
                connection,
                DoneTwice.returned(connection, tables, Optional.empty()),
                "lines of sales of which more came back than was sold",
                findings);
    }
}
