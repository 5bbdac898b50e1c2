package org.evertill.headoffice.postgres.internal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.evertill.kernel.Problem;

/** What kind of failure a {@link SQLException} is, told by its SQLSTATE (PostgreSQL manual, appendix A). */
enum SqlFailure {
    /** The database does not answer, or went away: passes by itself. */
    AWAY,
    /** It answers, and has no memory, no time or a deadlock: passes by itself. */
    BUSY,
    /** Its disk is full: passes when somebody makes room. */
    FULL,
    /** It does not let us in, or not do this. */
    REFUSED,
    /** It cannot hold this value: the only kind that lies in what a till sent. */
    DATA,
    /** Our mistake. */
    BUG;

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String QUERY_CANCELED = "57014";
    /** The server ends a transaction that did nothing, or went on, for too long. */
    private static final String IDLE_IN_TRANSACTION = "25P03";

    private static final String TRANSACTION_TIMEOUT = "25P04";
    private static final String DISK_FULL = "53100";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String NO_RIGHT = "42501";
    /** This server is not, or not any more, the one that takes writes. */
    static final String READ_ONLY = "25006";

    static SqlFailure of(SQLException e) {
        String state = e.getSQLState();
        if (e instanceof SQLTransientConnectionException) {
            return ofConnecting(e);
        }
        if (state == null) {
            return AWAY;
        }
        return switch (state) {
            case LOCK_NOT_AVAILABLE, QUERY_CANCELED, IDLE_IN_TRANSACTION, TRANSACTION_TIMEOUT -> BUSY;
            case DISK_FULL -> FULL;
            case NO_SUCH_DATABASE, NO_RIGHT -> REFUSED;
            case READ_ONLY -> AWAY;
            default -> ofClass(state);
        };
    }

    /** Whether running the same transaction again at once may work: a deadlock, or a row that just appeared. */
    static boolean worthRepeating(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("40") || state.equals("23505"));
    }

    /** What the caller is told; only for failures that are not ours. */
    Problem problem() {
        return switch (this) {
            case AWAY ->
                Problem.of(
                        "headoffice.database-away",
                        "Head office cannot reach its database. Nothing is half done; it goes on by itself when the"
                                + " database is back.");
            case BUSY ->
                Problem.of(
                        "headoffice.busy",
                        "Head office's database has no time for this now. Nothing is half done; try again in a"
                                + " moment.");
            case FULL ->
                Problem.of(
                        "headoffice.database-full",
                        "The disk of head office's database is full. Nothing is half done and nothing is lost; free"
                                + " disk space there, and tills go on by themselves.");
            case REFUSED ->
                Problem.of(
                        "headoffice.database-refused",
                        "Head office's database refused access. Check the database's name, the user, the password and"
                                + " the user's rights.");
            case DATA, BUG -> throw new IllegalStateException("no problem of the world: " + this);
        };
    }

    /** The pool waited in vain: for a connection of its own, or for the database, whose last answer is the cause. */
    private static SqlFailure ofConnecting(SQLException e) {
        if (!(e.getCause() instanceof SQLException cause)) {
            return e.getCause() == null && e.getSQLState() == null ? BUSY : AWAY;
        }
        var kind = of(cause);
        return kind == REFUSED || kind == BUSY || kind == FULL ? kind : AWAY;
    }

    private static SqlFailure ofClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "57", "58", "XX" -> AWAY;
            case "40", "53" -> BUSY;
            case "28" -> REFUSED;
            case "22", "23", "54" -> DATA;
            default -> BUG;
        };
    }
}
