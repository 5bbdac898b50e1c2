package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.evertill.headoffice.postgres.internal.Home.Restore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transactions of one head office beside each other. */
@Timeout(60)
class TransactionsTest {

    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'head_office'::regclass";

    private final Fixture fixture = new Fixture();
    private final HikariDataSource pool = Pool.open(fixture.target);
    private final Transactions transactions = new Transactions(
            pool, Long.parseLong(fixture.query("SELECT shape FROM head_office").getFirst()), fixture.clock);

    @AfterEach
    void close() {
        pool.close();
        fixture.close();
    }

    /** What an epoch kept waiting may see the one before, while others are at work in the present one. */
    @Test
    void eachIsOfTheEpochThatItSees() throws Exception {
        var begins = new CountDownLatch(1);
        var reads = new CountDownLatch(1);
        var isOver = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var office = threads.submit(() -> transactions.writeAlone(connection -> {
                begins.countDown();
                return beginWhenSomebodyWaits(connection);
            }));
            begins.await();
            var reader = threads.submit(() -> transactions.snapshot(connection -> {
                reads.countDown();
                await(isOver);
                assertEquals(HeadOfficeState.read(connection).epoch(), transactions.epoch());
                return true;
            }));
            int epoch = office.get().orThrow();
            reads.await();
            assertEquals(
                    epoch,
                    transactions.write(connection -> transactions.epoch()).orThrow());
            isOver.countDown();
            reader.get().orThrow();
        }
    }

    private int beginWhenSomebodyWaits(Connection connection) throws SQLException {
        while (Scan.number(connection, WAITING) == 0) {
            Thread.onSpinWait();
        }
        return Home.beginEpoch(connection, fixture.clock.instant(), Restore.OF_ROWS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
