package org.evertill.headoffice.postgres.internal;

import java.util.Collection;
import org.evertill.sync.protocol.Operation;

/** What head office tells tills of each other, and people of what tills did. Any thread; never fails, whatever becomes of it. */
record News(StockNews stock, ReturnNews returns, KeyNews keys, DoneTwice twice) {

    static News by(
            Transactions transactions,
            OpPartitions partitions,
            Tables tables,
            OwnWrites writes,
            RowIncidents incidents) {
        return new News(
                new StockNews(transactions, partitions, tables, writes),
                new ReturnNews(transactions, partitions, tables, writes),
                new KeyNews(transactions, partitions, tables, writes),
                new DoneTwice(transactions, tables, incidents));
    }

    /** Tells what operations that were just taken bring. */
    void of(Collection<Operation> operations) {
        stock.of(operations);
        returns.of(operations);
        twice.of(operations);
    }

    /** Tells whatever was not told yet, when head office starts. */
    void all() {
        stock.all();
        returns.all();
        keys.tell();
    }
}
