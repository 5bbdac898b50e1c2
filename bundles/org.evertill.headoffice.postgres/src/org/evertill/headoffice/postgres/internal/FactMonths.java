package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;

/** How many months of facts tills keep. Head office keeps all of them. */
final class FactMonths {

    private FactMonths() {}

    /** Decides it, from now on. */
    static void keep(Connection connection, int months, YearMonth now) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE head_office SET fact_months = ?, facts_from = ?")) {
            update.setInt(1, months);
            update.setString(2, now.minusMonths(months).toString());
            update.executeUpdate();
        }
    }

    /** Tills keep all of them. */
    static void keepAll(Connection connection) throws SQLException {
        Transactions.execute(connection, "UPDATE head_office SET fact_months = NULL, facts_from = ''");
    }

    /** A month has begun: the oldest one is not sent any more. Never goes back, whatever a clock says. */
    static void monthBegan(Connection connection, YearMonth now) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE head_office SET facts_from = greatest(facts_from, to_char(?::date - make_interval(months =>"
                        + " fact_months), 'YYYY-MM')) WHERE fact_months IS NOT NULL")) {
            update.setString(1, now.atDay(1).toString());
            update.executeUpdate();
        }
    }
}
