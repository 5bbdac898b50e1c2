package org.evertill.headoffice.postgres.internal;

import java.sql.SQLException;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a local transaction cannot become part of the rows, whatever is tried: the database refuses a value of it, or a rule or
 * this software fails on it. It is set aside then, and keeps nothing else from arriving. What passes by itself is thrown on.
 */
final class Refusal {

    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    private Refusal() {}

    /**
     * Of a failure while a transaction was judged or stored.
     *
     * @throws SQLException the same, when the world is to blame and not the transaction
     * @throws ProblemException the same, when it is an answer that was meant
     */
    static Problem of(Exception failure) throws SQLException {
        return switch (failure) {
            case SQLException e when SqlFailure.of(e) != SqlFailure.DATA -> throw e;
            case SQLException e ->
                Problem.of("sync.unstorable", "The database cannot hold a value of this transaction.")
                        .with("sqlstate", e.getSQLState());
            case ProblemException e -> throw e;
            default -> {
                LOG.error("a transaction could not be merged and is set aside", failure);
                yield Problem.of(
                        "sync.merge-failed",
                        "A rule of head office failed on this transaction. Report it with head office's log; then"
                                + " release it.");
            }
        };
    }
}
