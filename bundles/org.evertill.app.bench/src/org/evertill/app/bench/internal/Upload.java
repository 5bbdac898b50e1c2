package org.evertill.app.bench.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.evertill.sync.protocol.Limits;

/**
 * A till sends sales that it made, until head office has them all and the till has noted it. Raw JDBC inserts as many
 * rows of the same kind, in transactions as large as the till's messages.
 */
final class Upload implements AutoCloseable {

    private static final int SALES_PER_TRANSACTION = Limits.MAX_PUSH_OPERATIONS / SaleMaker.ROWS;

    /** History is made in larger transactions than sales are, because only its amount matters. */
    private static final int HISTORY_PER_TRANSACTION = 50;

    private final Shop shop;
    private final Scale scale;
    private final BenchTill till;
    private final SaleMaker maker;
    private final SaleMaker rawMaker;

    Upload(Shop shop, Scale scale) throws IOException {
        this.shop = shop;
        this.scale = scale;
        this.till = shop.till("S1");
        this.maker = new SaleMaker(till.identity(), Clock.systemUTC(), 20_261_125);
        this.rawMaker = new SaleMaker(till.identity(), Clock.systemUTC(), 20_261_126);
    }

    /** What the runs took. */
    record Result(Times local, Times evertill, Times raw) {}

    Result run() throws SQLException {
        var result = new Result(new Times(), new Times(), new Times());
        for (int run = 0; run < scale.all(); run++) {
            long local = sell();
            long evertill = till.upload();
            long raw = insert(sales(rawMaker, scale.sales()));
            if (scale.counts(run)) {
                result.local.add(local);
                result.evertill.add(evertill);
                result.raw.add(raw);
            }
        }
        return result;
    }

    /** Makes a history of sales at this till and at head office. */
    void remember(int sales) throws SQLException {
        for (int done = 0; done < sales; ) {
            int block = Math.min(scale.sales(), sales - done);
            for (int made = 0; made < block; made += HISTORY_PER_TRANSACTION) {
                till.writeTogether(sales(maker, Math.min(HISTORY_PER_TRANSACTION, block - made)));
            }
            till.upload();
            done += block;
        }
        shop.raw().vacuum();
    }

    @Override
    public void close() {
        till.close();
    }

    private long sell() {
        var sales = sales(maker, scale.sales());
        long start = System.nanoTime();
        till.write(sales);
        return System.nanoTime() - start;
    }

    private static List<List<Fact<?>>> sales(SaleMaker maker, int count) {
        var sales = new ArrayList<List<Fact<?>>>(count);
        for (int i = 0; i < count; i++) {
            sales.add(maker.next());
        }
        return sales;
    }

    private long insert(List<List<Fact<?>>> sales) throws SQLException {
        long start = System.nanoTime();
        for (int from = 0; from < sales.size(); from += SALES_PER_TRANSACTION) {
            shop.raw().insert(sales.subList(from, Math.min(from + SALES_PER_TRANSACTION, sales.size())));
        }
        return System.nanoTime() - start;
    }
}
