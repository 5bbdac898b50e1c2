package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.stream.Stream;
import org.evertill.domain.StockTables;
import org.evertill.storage.LocalSchema;
import org.osgi.service.component.annotations.Component;

/** What checkout keeps in the till's database beside the synced tables. */
@Component
public final class CheckoutSchema implements LocalSchema {

    @Override
    public String owner() {
        return "checkout";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(
                new Migration(
                        1,
                        joined(
                                List.of(RECEIPT_SERIES, SHIFT_SERIES, OPEN_BASKET),
                                StockTables.BALANCE,
                                List.of(RETURNS_INDEX, REFERENCE_INDEX))),
                new Migration(2, joined(StockTables.CARRIED, CarriedReceipts.STATEMENTS)),
                new Migration(3, StockTables.COUNTED),
                new Migration(4, JournalTables.STATEMENTS),
                new Migration(5, List.of(PARKED_AS, PARKED_AT)),
                new Migration(6, List.of(TenderedTable.TABLE, TenderedTable.INDEX)),
                new Migration(7, TenderedTable.ASKED),
                new Migration(8, List.of(StoredLines.SERIES)));
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    private static final String RECEIPT_SERIES = """
        CREATE TABLE receipt_series (
            register_id TEXT NOT NULL, series TEXT NOT NULL, next_number INTEGER NOT NULL,
            PRIMARY KEY (register_id, series)) WITHOUT ROWID\
        """;

    private static final String SHIFT_SERIES = """
        CREATE TABLE shift_series (register_id TEXT PRIMARY KEY, next_number INTEGER NOT NULL) WITHOUT ROWID\
        """;

    private static final String OPEN_BASKET = """
        CREATE TABLE open_basket (
            saved INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL)\
        """;

    /** A basket with a name was put aside; one without is the one under way. */
    private static final String PARKED_AS = "ALTER TABLE open_basket ADD COLUMN parked_as TEXT";

    private static final String PARKED_AT = "ALTER TABLE open_basket ADD COLUMN parked_at TEXT";

    private static final String RETURNS_INDEX = """
        CREATE INDEX sale_lines_original ON sale_lines (original_line_id) WHERE original_line_id IS NOT NULL\
        """;

    private static final String REFERENCE_INDEX = """
        CREATE INDEX stock_movements_reference ON stock_movements (reference) WHERE reference IS NOT NULL\
        """;
}
