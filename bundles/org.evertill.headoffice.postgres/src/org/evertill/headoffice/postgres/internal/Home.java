package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.evertill.sync.protocol.Epoch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the database is: one start of one server, one database of it, one making of our tables. Whoever puts files back, reads a dump
 * in or lets another server take over ends up in another home. What is there may be older than what was given out, and nothing in it
 * says whether it is; so with each home begins an epoch of head office.
 */
final class Home {

    /** Whether the database is where it was, as a column of {@code head_office}; by numbers, which no session writes its own way. */
    static final String IS_SAME = "home IS NOT DISTINCT FROM " + here();

    private static final Logger LOG = LoggerFactory.getLogger(Home.class);

    private Home() {}

    private static String here() {
        return "(extract(epoch FROM pg_postmaster_start_time()) || '/' || 'head_office'::regclass::oid || '/'"
                + " || (SELECT oid FROM pg_database WHERE datname = current_database()))";
    }

    static boolean isSame(Connection connection) throws SQLException {
        return Scan.number(connection, "SELECT count(*) FROM head_office WHERE " + IS_SAME) > 0;
    }

    /** Begins an epoch, unless the database is where it was, or was nowhere yet. The lock of {@link Shape} is held. */
    static void moveIn(Connection connection, Instant at) throws SQLException {
        if (isSame(connection)) {
            return;
        }
        if (Scan.number(connection, "SELECT count(home) FROM head_office") > 0) {
            beginEpoch(connection, at, Restore.OF_ALL);
        }
        Transactions.execute(connection, "UPDATE head_office SET home = " + here());
    }

    /** What may have been put back. */
    enum Restore {
        /** The database: where scopes stand now is where those stood that were put back. */
        OF_ALL("INSERT INTO lost_number (epoch, scope, head) SELECT %1$d, id, head FROM scope WHERE head > %2$d"),
        /**
         * Rows of a database that went on, nobody knows when: nothing counts that tills have seen, so they load all scopes from nothing,
         * up to the floor.
         */
        OF_ROWS("INSERT INTO lost_number (epoch, scope, head) SELECT %1$d, id, %3$d FROM scope;"
                + " UPDATE scope SET floor = %3$d");

        private final String notes;

        Restore(String notes) {
            this.notes = notes;
        }
    }

    /**
     * Begins an epoch. The lock of {@link Shape} is held.
     *
     * @return its name
     */
    static int beginEpoch(Connection connection, Instant at, Restore restore) throws SQLException {
        int follows = HeadOfficeState.read(connection).epoch();
        int epoch = Epoch.after(follows, at);
        LOG.info("head office's epoch {} begins: restore {} is possible", epoch, restore);
        try (var insert =
                connection.prepareStatement("INSERT INTO epoch (epoch, follows, began_at, first_arrival, restore)"
                        + " VALUES (?, ?, ?, nextval('op_arrival'), ?)")) {
            insert.setInt(1, epoch);
            insert.setInt(2, follows);
            Sql.instant(insert, 3, at);
            insert.setString(4, restore.name());
            insert.executeUpdate();
        }
        long before = Epoch.before(epoch);
        Transactions.execute(connection, restore.notes.formatted(epoch, Epoch.before(follows), before));
        Transactions.execute(
                connection, "UPDATE scope SET head = " + before + "; UPDATE head_office SET epoch = " + epoch);
        return epoch;
    }
}
