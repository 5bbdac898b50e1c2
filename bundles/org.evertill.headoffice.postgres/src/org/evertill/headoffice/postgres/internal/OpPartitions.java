package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.evertill.kernel.Outcome;

/** Sees that the month an operation is received in has its partition. Any thread. */
final class OpPartitions {

    /** Advisory lock under which anything about tables is changed. */
    static final long SCHEMA_LOCK = 0x45564552_54494C4CL;

    private final Transactions transactions;
    private final Clock clock;
    private final Set<YearMonth> present = ConcurrentHashMap.newKeySet();

    OpPartitions(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The time to receive at, to the millisecond, with its month's partition in place. Made in a transaction of its own,
     * so that no push waits for another's commit.
     */
    Outcome<Instant> receiveNow() {
        var now = Instant.ofEpochMilli(clock.millis());
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        if (present.contains(month)) {
            return Outcome.ok(now);
        }
        return transactions.writeTables(connection -> create(connection, month)).map(made -> {
            present.add(month);
            return now;
        });
    }

    private static boolean create(Connection connection, YearMonth month) throws SQLException {
        Transactions.execute(connection, "SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
        String name = "op_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
        if (exists(connection, name)) {
            return true;
        }
        Transactions.execute(
                connection,
                "CREATE TABLE " + name + " PARTITION OF op FOR VALUES FROM ('" + month + "-01T00:00:00Z') TO ('"
                        + month.plusMonths(1) + "-01T00:00:00Z')");
        FactMonths.monthBegan(connection, month);
        return true;
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (var query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, table);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
