package org.evertill.stock.local.internal;

import java.nio.file.Path;
import java.util.List;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.testoffice.HandClock;
import org.evertill.testoffice.TestOffice;

/** Head office on a real PostgreSQL, and tills that reach it without a network in between. */
final class Chain implements AutoCloseable {

    final HandClock clock = new HandClock();
    private final TestOffice office = new TestOffice(clock, StockTill.TYPES);

    Chain() {
        StockTill.masterData(office::keep);
    }

    HeadOfficeDesk desk() {
        return office.desk();
    }

    /** A till of a store, enrolled and synchronised once. */
    StockTill till(Path directory, Store store, String register) {
        var till = StockTill.open(directory, clock);
        office.enrol(till.database, store, register);
        sync(till);
        return till;
    }

    /** A whole round, a minute after whatever was before. */
    void sync(StockTill till) {
        office.sync(till.database);
    }

    /** Plain SQL at head office; the first column. */
    List<Long> numbers(String sql) {
        return office.numbers(sql);
    }

    /** Plain SQL, as somebody who goes round head office. */
    void execute(String sql) {
        office.execute(sql);
    }

    @Override
    public void close() {
        office.close();
    }
}
