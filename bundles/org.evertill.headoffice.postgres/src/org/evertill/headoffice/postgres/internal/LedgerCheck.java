package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.evertill.shift.ShiftTypes;

/** What the accounts got must be numbered without a gap, of Z that are there, and as it was handed over. */
final class LedgerCheck {

    /** As migration 23 makes it; what a row is held against, and what a new one gets. */
    static final String DIGEST = "encode(sha256(convert_to(%s || chr(10) || %s || chr(10) || %s, 'UTF8')), 'hex')";

    private static final String NUMBERS = """
            SELECT number, before
              FROM (SELECT number, lag(number, 1, 0::bigint) OVER (ORDER BY number) AS before FROM z_ledger) numbered
             WHERE number <> before + 1 ORDER BY number
            """;

    private static final String CHANGED = "SELECT number, closing_id FROM z_ledger WHERE digest <> "
            + DIGEST.formatted("number", "closing_id", "content") + " ORDER BY number";

    private static final String UNKNOWN = """
            SELECT number, closing_id FROM z_ledger l
             WHERE NOT EXISTS (SELECT 1 FROM shift_closings c WHERE c.id = l.closing_id AND NOT c.is_deleted)
             ORDER BY number
            """;

    /** As they were booked before a further Z of a shift was held back. */
    private static final String TWICE = """
            SELECT number, z, first_z
              FROM (SELECT l.number, c.z, first_value(c.z) OVER booked AS first_z, row_number() OVER booked AS place
                      FROM z_ledger l JOIN shift_closings c ON c.id = l.closing_id AND NOT c.is_deleted
                    WINDOW booked AS (PARTITION BY c.shift_id ORDER BY l.number)) entries
             WHERE place > 1 ORDER BY number
            """;

    private LedgerCheck() {}

    static void run(Connection connection, Tables tables, Findings findings) throws SQLException {
        Scan.each(
                connection,
                NUMBERS,
                row -> findings.add("accounts: number " + row.getLong(1) + " follows " + row.getLong(2)));
        Scan.each(
                connection,
                CHANGED,
                row -> findings.add("accounts: number " + row.getLong(1) + " (" + row.getString(2)
                        + ") is not what was handed over"));
        if (tables.find(ShiftTypes.SHIFT_CLOSING.table()).isPresent()) {
            Scan.each(
                    connection,
                    UNKNOWN,
                    row -> findings.add("accounts: number " + row.getLong(1) + " is of a Z that is not here ("
                            + row.getString(2) + ")"));
            Scan.each(
                    connection,
                    TWICE,
                    row -> findings.add("accounts: number " + row.getLong(1) + " (" + row.getString(2)
                            + ") is of the same shift as " + row.getString(3)
                            + ": what both tell is booked twice; take it back by hand"));
            DoneTwice.check(
                    connection,
                    DoneTwice.heldBack(connection, tables, Optional.empty()).stream()
                            .filter(DoneTwice.Found::isBooked)
                            .toList(),
                    "Z held back from the accounts, which have another Z of the same shift",
                    findings);
        }
        findings.counted(Scan.number(connection, "SELECT count(*) FROM z_ledger") + " Z as the accounts got them");
    }
}
