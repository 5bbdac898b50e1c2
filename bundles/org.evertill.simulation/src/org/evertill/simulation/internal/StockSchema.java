package org.evertill.simulation.internal;

import java.util.List;
import org.evertill.domain.StockTables;
import org.evertill.storage.LocalSchema;

/** A till's stock on hand, as its checkout keeps it. */
final class StockSchema implements LocalSchema {

    @Override
    public String owner() {
        return "stock";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(1, StockTables.ALL));
    }
}
