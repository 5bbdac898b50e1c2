package org.evertill.storage.sqlite.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The flag in {@code replica_state} that the guard triggers ask. It is up only within a transaction, while the unit of
 * work or the pull itself writes; what a transaction leaves behind always has it down. (An SQL function of the writing
 * connection could not be set by SQL at all, but calling back into Java for every row halved the speed of the till.)
 * One thread at a time, in a transaction.
 */
final class WriteGuard {

    /** What a trigger has to find for a write to pass. */
    private static final String DOWN = "(SELECT writing FROM replica_state) = 0";

    private final Session session;
    private boolean up;

    WriteGuard(Session session) {
        this.session = session;
    }

    /** Lets writes of guarded tables pass. */
    void open() {
        if (!up) {
            session.update("UPDATE replica_state SET writing = 1 WHERE id = 1");
            up = true;
        }
    }

    /** Lets them pass no more; before statements from outside, and at the end. */
    void close() {
        if (up) {
            session.update("UPDATE replica_state SET writing = 0 WHERE id = 1");
            up = false;
        }
    }

    /** The transaction was undone, and the flag with it. */
    void rolledBack() {
        up = false;
    }

    /** The triggers of a table, by name. */
    static Map<String, String> triggers(String table) {
        var triggers = new LinkedHashMap<String, String>();
        for (String event : List.of("INSERT", "UPDATE", "DELETE")) {
            String name = table + "_guard_" + event.toLowerCase(Locale.ROOT);
            triggers.put(name, trigger(name, table, event, DOWN));
        }
        return triggers;
    }

    /** Those of the table with the flag itself: raising it passes, and whatever happens while it is up. */
    static Map<String, String> ownTriggers() {
        var triggers = triggers("replica_state");
        triggers.computeIfPresent(
                "replica_state_guard_update",
                (name, sql) -> trigger(name, "replica_state", "UPDATE", "old.writing = 0 AND new.writing = 0"));
        return triggers;
    }

    private static String trigger(String name, String table, String event, String condition) {
        return "CREATE TRIGGER " + name + " BEFORE " + event + " ON " + table + " WHEN " + condition
                + " BEGIN SELECT RAISE(ABORT, '" + SqlProblems.GUARD + " " + table + "'); END";
    }
}
