package org.evertill.storage.sqlite;

import static org.evertill.storage.sqlite.TwoSidedCase.row;

import java.util.stream.Stream;

/** Of {@link TwoSidedTest}: what is counted while others sell, and sales that are heard of later. */
final class StockCases {

    private StockCases() {}

    static Stream<TwoSidedCase> all() {
        return Stream.concat(oneCount(), twoCounts());
    }

    private static Stream<TwoSidedCase> oneCount() {
        return Stream.of(
                row(
                        "movements add up, and stock below nothing is no reason to refuse one",
                        t -> {
                            t.a.moves("receipt", 1, 5);
                            t.b.moves("sale", 2, -8);
                        },
                        "stock -3",
                        "",
                        ""),
                row(
                        "stocktake with late sale: what was sold before the count is in it, whenever it is heard of",
                        t -> {
                            t.b.moves("late sale", 1, -2);
                            t.a.counts("count", 2, 10);
                            t.sync();
                        },
                        "stock 10",
                        "",
                        ""),
                row(
                        "stocktake, then a sale that did not know of it: it was made after the count",
                        t -> {
                            t.a.counts("count", 1, 10);
                            t.b.moves("sale", 2, -3);
                        },
                        "stock 7",
                        "",
                        ""),
                row(
                        "stocktake that arrives after the sales that came before and after it",
                        t -> {
                            t.a.counts("count", 2, 10);
                            t.b.moves("before", 1, -4);
                            t.b.moves("after", 3, -1);
                            t.syncBOnly();
                        },
                        "stock 9",
                        "",
                        ""));
    }

    private static Stream<TwoSidedCase> twoCounts() {
        return Stream.of(
                row(
                        "two counts: the one of the later moment stands, whichever arrives first",
                        t -> {
                            t.b.counts("later", 3, 6);
                            t.a.counts("earlier", 1, 10);
                            t.a.moves("between", 2, -1);
                            t.b.moves("after", 4, -2);
                            t.syncBOnly();
                        },
                        "stock 4",
                        "",
                        ""),
                row(
                        "two counts of one moment: one of them stands, the same everywhere",
                        t -> {
                            t.a.counts("count-1", 1, 10);
                            t.b.counts("count-2", 1, 6);
                            t.b.moves("after", 2, -2);
                        },
                        "stock 4",
                        "",
                        ""));
    }
}
