package org.evertill.storage.sqlite;

import java.util.List;
import java.util.stream.Stream;
import org.evertill.domain.StockTables;
import org.evertill.storage.LocalSchema;

/** A till's stock on hand. */
final class StockSchema implements LocalSchema {

    @Override
    public String owner() {
        return "stock";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(
                1,
                Stream.of(StockTables.BALANCE, StockTables.CARRIED, StockTables.COUNTED)
                        .flatMap(List::stream)
                        .toList()));
    }
}
