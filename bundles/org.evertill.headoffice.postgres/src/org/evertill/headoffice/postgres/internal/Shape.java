package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/**
 * The shape of the database while it is opened, one opening at a time. What all that are at work on it have to know is changed
 * only while nobody is at work, and counted, so that a head office that opened before does not go on by what it knew: an older
 * software would keep no claims that are new, and drop the values of columns that it does not know.
 */
final class Shape {

    /** Every transaction reads this first, which also makes a change of the shape wait for its end. */
    static final String SELECT = "SELECT shape, epoch, " + Home.IS_SAME + " FROM head_office";

    /** Waits until nobody is at work, and keeps everybody out. */
    static final String LOCK = "LOCK TABLE head_office IN ACCESS EXCLUSIVE MODE";

    /** A long look at everything ends first; meanwhile nobody else shall have to wait longer. */
    static final String PATIENCE = "10s";

    static final Problem OUTDATED = Problem.of(
            "headoffice.outdated",
            "A newer Evertill has changed head office's database while this one was at work on it, so this one does"
                    + " nothing any more. Nothing is half done and nothing is lost; update this head office and start it"
                    + " again.");

    private final Connection connection;
    private final Map<String, Integer> known = new HashMap<>();
    private boolean changed;
    private boolean alone;

    private Shape(Connection connection) {
        this.connection = connection;
    }

    /** Of a database that has all of head office's own tables, or none yet. */
    static Shape of(Connection connection) {
        return new Shape(connection);
    }

    /** Whether a transaction may go on that read this. */
    static void check(ResultSet row, long shape) throws SQLException {
        if (!row.next() || row.getLong(1) != shape) {
            throw new ProblemException(OUTDATED);
        }
    }

    /** Before something is changed: waits until nobody is at work, and keeps everybody out until the end. */
    void changes() throws SQLException {
        alone();
        changed = true;
    }

    /** The same for what others need not know of. */
    void alone() throws SQLException {
        if (!alone) {
            Transactions.execute(connection, "SET LOCAL lock_timeout = '" + PATIENCE + "'");
            Transactions.execute(connection, LOCK);
            Transactions.execute(connection, "SET LOCAL lock_timeout = 0");
            alone = true;
        }
    }

    /** Reads which entities the tables are for. */
    void readEntities() throws SQLException {
        Scan.each(
                connection,
                "SELECT table_name, version FROM known_entity",
                row -> known.put(row.getString(1), row.getInt(2)));
    }

    /** Whether no head office has had this entity before. */
    boolean isNew(EntityType<?> type) {
        return !known.containsKey(type.table());
    }

    /**
     * Notes an entity.
     *
     * @throws ProblemException {@code headoffice.newer} when the table is for a later version of it
     */
    void know(EntityType<?> type) throws SQLException {
        int version = known.getOrDefault(type.table(), 0);
        if (version > type.version()) {
            throw new ProblemException(Problem.of(
                            "headoffice.newer",
                            "This database was made by a newer Evertill. Update this head office, or give it the"
                                    + " database that belongs to it. Nothing was changed.")
                    .with("table", type.table())
                    .with("database", version)
                    .with("software", type.version()));
        }
        if (version < type.version()) {
            try (var insert = connection.prepareStatement("INSERT INTO known_entity (table_name, version) VALUES (?, ?)"
                    + " ON CONFLICT (table_name) DO UPDATE SET version = excluded.version")) {
                insert.setString(1, type.table());
                insert.setInt(2, type.version());
                insert.executeUpdate();
            }
        }
    }

    /** At the end of the opening; what a head office that opens by it is at work on. */
    long opened() throws SQLException {
        if (changed) {
            Transactions.execute(connection, "UPDATE head_office SET shape = shape + 1");
        }
        return Scan.number(connection, SELECT);
    }
}
