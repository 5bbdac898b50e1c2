package org.evertill.app.bench.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Sale;
import org.evertill.entity.EntityType;

/**
 * One sale at a time, with both tills synchronising by themselves in the background: from before the till's commit until
 * head office's answer has come back (its PostgreSQL has committed), and until another till of the store shows the sale.
 * Raw JDBC commits the same rows in SQLite and then in PostgreSQL; selects them there and commits them in another SQLite
 * file.
 */
final class Latency {

    private static final long PATIENCE_SECONDS = 30;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
    private static final List<EntityType<?>> TYPES =
            List.of(DomainTypes.SALE, DomainTypes.SALE_LINE, DomainTypes.PAYMENT, DomainTypes.STOCK_MOVEMENT);

    private final Shop shop;
    private final Scale scale;

    Latency(Shop shop, Scale scale) {
        this.shop = shop;
        this.scale = scale;
    }

    /** What the runs took; each is the median of its commits. */
    record Result(Times stored, Times rawStored, Times visible, Times rawVisible) {}

    Result run() throws IOException, SQLException, InterruptedException {
        var result = new Result(new Times(), new Times(), new Times(), new Times());
        try (var seller = shop.till("S5");
                var other = shop.till("S5");
                var here = shop.rawSqlite();
                var there = shop.rawSqlite()) {
            for (EntityType<?> type : TYPES) {
                here.copyShape(seller.file(), type.table());
                there.copyShape(seller.file(), type.table());
            }
            var maker = new SaleMaker(seller.identity(), Clock.systemUTC(), 5);
            var rawMaker = new SaleMaker(seller.identity(), Clock.systemUTC(), 6);
            seller.sync();
            other.sync();
            seller.engine().start();
            other.engine().start();
            for (int run = 0; run < scale.all(); run++) {
                var times = new Result(new Times(), new Times(), new Times(), new Times());
                for (int i = 0; i < scale.commits(); i++) {
                    commit(seller, other, maker.next(), times);
                    rawCommit(here, there, rawMaker.next(), times);
                }
                if (scale.counts(run)) {
                    result.stored.add(times.stored.median());
                    result.rawStored.add(times.rawStored.median());
                    result.visible.add(times.visible.median());
                    result.rawVisible.add(times.rawVisible.median());
                }
            }
        }
        return result;
    }

    private static void commit(BenchTill seller, BenchTill other, List<Fact<?>> sale, Result times)
            throws InterruptedException {
        String id = ((Sale) sale.getFirst().value()).id();
        var done = new CountDownLatch(2);
        var at = new long[2];
        seller.watch().onPushed(() -> {
            if (at[0] == 0) {
                at[0] = System.nanoTime();
                done.countDown();
            }
        });
        other.watch().onApplied(() -> {
            if (at[1] == 0 && isVisible(other, id)) {
                at[1] = System.nanoTime();
                done.countDown();
            }
        });
        LockSupport.parkNanos(PAUSE_NANOS);
        long start = System.nanoTime();
        seller.write(List.of(sale));
        Sample.check(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "a sale did not arrive in time");
        times.stored.add(at[0] - start);
        times.visible.add(at[1] - start);
    }

    private static boolean isVisible(BenchTill till, String sale) {
        return till.store().read(reader -> reader.find(DomainTypes.SALE, sale)).isPresent();
    }

    private void rawCommit(RawSqlite here, RawSqlite there, List<Fact<?>> sale, Result times) throws SQLException {
        LockSupport.parkNanos(PAUSE_NANOS);
        long start = System.nanoTime();
        here.insert(sale);
        shop.raw().insert(List.of(sale));
        times.rawStored.add(System.nanoTime() - start);
        String id = ((Sale) sale.getFirst().value()).id();
        select("sales", "id", id, 1);
        select("sale_lines", "sale_id", id, 2);
        select("payments", "sale_id", id, 1);
        // A movement is not found by its sale; by what else a reader knows of it, its identifier.
        select("stock_movements", "id", String.valueOf(sale.getLast().row().text("id")), 1);
        shop.raw().connection().commit();
        there.insert(sale);
        times.rawVisible.add(System.nanoTime() - start);
    }

    private void select(String table, String column, String value, int rows) throws SQLException {
        var query = shop.raw().prepared("SELECT * FROM raw." + table + " WHERE " + column + " = ?");
        query.setString(1, value);
        int found = 0;
        try (var result = query.executeQuery()) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int i = 1; i <= width; i++) {
                    result.getString(i);
                }
                found++;
            }
        }
        Sample.check(found == rows, table + ": " + found + " rows");
    }
}
