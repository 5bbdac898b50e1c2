package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.evertill.shift.ShiftTypes;

/** What every Z must be: numbered without a gap, and what its figures come to. */
final class ShiftCheck {

    private static final String NUMBERS = """
            SELECT register_id, z_series, z_number, before
              FROM (SELECT register_id, z_series, z_number,
                           lag(z_number, 1, 0::bigint) OVER (PARTITION BY register_id, z_series
                                                             ORDER BY z_number, id) AS before
                      FROM shift_closings WHERE NOT is_deleted) numbered
             WHERE z_number <> before + 1
             ORDER BY register_id, z_series, z_number
            """;

    private static final String SUMS = """
            SELECT c.z, c.id FROM shift_closings c
              LEFT JOIN (SELECT closing_id,
                                coalesce(sum(amount_minor) FILTER (WHERE kind IN ('TAX_RATE', 'LIABILITY')), 0) AS taxed,
                                coalesce(sum(amount_minor) FILTER (WHERE kind = 'CASH_MOVEMENT'), 0) AS moved
                           FROM closing_figures WHERE NOT is_deleted GROUP BY closing_id) f ON f.closing_id = c.id
             WHERE NOT c.is_deleted
               AND (c.sales_total_minor + c.refunds_total_minor, c.cash_moved_minor, c.expected_minor, c.difference_minor)
                   IS DISTINCT FROM
                   (coalesce(f.taxed, 0), coalesce(f.moved, 0),
                    c.opening_float_minor + c.cash_taken_minor + c.cash_moved_minor, c.counted_minor - c.expected_minor)
             ORDER BY c.z, c.id
            """;

    private ShiftCheck() {}

    static void run(Connection connection, Tables tables, Findings findings) throws SQLException {
        if (tables.find(ShiftTypes.SHIFT_CLOSING.table()).isEmpty()) {
            return;
        }
        Scan.each(
                connection,
                NUMBERS,
                row -> findings.add("shifts: register " + row.getString(1) + ", series " + row.getString(2)
                        + (row.getLong(3) == row.getLong(4)
                                ? ": Z number " + row.getLong(3) + " is given twice"
                                : ": Z number " + row.getLong(3) + " follows " + row.getLong(4))));
        Scan.each(
                connection,
                SUMS,
                row -> findings.add("shifts: the figures of " + row.getString(1) + " (" + row.getString(2)
                        + ") do not come to what it says"));
        findings.counted(Scan.number(connection, "SELECT count(*) FROM shift_closings")
                + " Z reports, their numbers and figures");
    }
}
