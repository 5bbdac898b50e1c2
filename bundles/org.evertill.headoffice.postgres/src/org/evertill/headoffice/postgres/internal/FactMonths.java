package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many months of facts tills keep. Head office keeps all of them. Its clock alone ends no month: the present month is
 * taken to be at most the one after the newest that anything was sold in, so a clock that jumps ahead moves the oldest month
 * on by one, once, and shops that were closed for a while catch up when they have sold for a month.
 */
final class FactMonths {

    private static final Logger LOG = LoggerFactory.getLogger(FactMonths.class);

    private FactMonths() {}

    /** Decides it, from now on. */
    static void keep(Connection connection, int months, YearMonth clock) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE head_office SET fact_months = ?, facts_from = ?")) {
            update.setInt(1, months);
            update.setString(
                    2,
                    present(connection, clock)
                            .map(present -> present.minusMonths(months).toString())
                            .orElse(""));
            update.executeUpdate();
        }
    }

    /** Tills keep all of them. */
    static void keepAll(Connection connection) throws SQLException {
        Transactions.execute(connection, "UPDATE head_office SET fact_months = NULL, facts_from = ''");
    }

    /** A month has begun: the oldest one is not sent any more. Never goes back, whatever a clock says. */
    static void monthBegan(Connection connection, YearMonth clock) throws SQLException {
        var present = present(connection, clock);
        if (present.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(
                "UPDATE head_office SET facts_from = greatest(facts_from, to_char(?::date - make_interval(months =>"
                        + " fact_months), 'YYYY-MM')) WHERE fact_months IS NOT NULL")) {
            update.setString(1, present.get().atDay(1).toString());
            update.executeUpdate();
        }
    }

    /** Nothing while there are no facts: then there is nothing to let go of, and nothing that says whether the clock is right. */
    private static Optional<YearMonth> present(Connection connection, YearMonth clock) throws SQLException {
        try (var query = connection.prepareStatement(
                        "SELECT max(right(id, 7) COLLATE \"C\") FROM scope WHERE id LIKE 'facts:%'");
                var row = query.executeQuery()) {
            row.next();
            var newest = Optional.ofNullable(row.getString(1)).map(YearMonth::parse);
            if (newest.isPresent() && clock.isAfter(newest.get().plusMonths(1))) {
                LOG.warn(
                        "the clock says {}, but nothing was sold after {}: tills keep the months that they have",
                        clock,
                        newest.get());
                return Optional.of(newest.get().plusMonths(1));
            }
            return newest.map(sold -> clock);
        }
    }
}
