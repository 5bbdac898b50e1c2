package org.evertill.storage.sqlite.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.sqlite.Function;

/**
 * The SQL function that the guard triggers ask. It is open only while the unit of work or the pull itself writes, and
 * only on the till's one writing connection. Elsewhere the function is unknown, so that other programs cannot write
 * guarded tables at all. A flag in a table could be set by the very SQL that it should stop. One thread at a time.
 */
final class WriteGuard extends Function {

    /** Its name in SQL. */
    static final String NAME = "evertill_writing";

    private boolean open;

    /** Makes the function known to a connection. */
    void attachTo(Connection connection) throws SQLException {
        Function.create(connection, NAME, this, 0, 0);
    }

    /** Lets writes of guarded tables pass while the work runs. */
    <R> R open(Supplier<R> work) {
        if (open) {
            return work.get();
        }
        open = true;
        try {
            return work.get();
        } finally {
            open = false;
        }
    }

    /** Lets writes of guarded tables pass while the work runs. */
    void open(Runnable work) {
        open(() -> {
            work.run();
            return 0;
        });
    }

    /** The triggers of a table. */
    static Map<String, String> triggers(String table) {
        var triggers = new LinkedHashMap<String, String>();
        for (String event : List.of("INSERT", "UPDATE", "DELETE")) {
            String name = table + "_guard_" + event.toLowerCase(Locale.ROOT);
            triggers.put(
                    name,
                    "CREATE TRIGGER " + name + " BEFORE " + event + " ON " + table + " WHEN NOT " + NAME + "()"
                            + " BEGIN SELECT RAISE(ABORT, '" + SqlProblems.GUARD + " " + table + "'); END");
        }
        return triggers;
    }

    @Override
    protected void xFunc() throws SQLException {
        result(open ? 1 : 0);
    }
}
