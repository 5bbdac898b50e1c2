package org.evertill.report.local.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.testoffice.HandClock;
import org.evertill.testoffice.TestOffice;

/** Head office on a real PostgreSQL, and tills that reach it without a network in between. */
final class Chain implements AutoCloseable {

    final HandClock clock = new HandClock();
    private final TestOffice office = new TestOffice(clock, ReportTill.TYPES);

    Chain() {
        ReportTill.masterData(office::keep);
    }

    HeadOfficeDesk desk() {
        return office.desk();
    }

    /** A till of the store, enrolled and synchronised once. */
    ReportTill till(Path directory, String register) {
        var till = ReportTill.open(directory, clock);
        office.enrol(till.database, ReportTill.STORE, register);
        sync(till);
        return till;
    }

    /** A whole round, a minute after whatever was before. */
    void sync(ReportTill till) {
        office.sync(till.database);
    }

    /** Plain SQL, as somebody who goes round head office. */
    void execute(String sql) {
        office.execute(sql);
    }

    /** How PostgreSQL goes about a statement when it may not read tables whole, a line each. */
    String plan(String sql) {
        try (var connection = office.connection();
                var statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET enable_bitmapscan = off");
            try (var rows = statement.executeQuery("EXPLAIN " + sql)) {
                var lines = new StringBuilder();
                while (rows.next()) {
                    lines.append(rows.getString(1)).append('\n');
                }
                return lines.toString();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        office.close();
    }
}
