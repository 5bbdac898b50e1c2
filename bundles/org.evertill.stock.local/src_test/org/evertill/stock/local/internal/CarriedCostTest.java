package org.evertill.stock.local.internal;

import static org.evertill.stock.contract.StockShop.APPLE;
import static org.evertill.stock.contract.StockShop.KIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.stock.AverageCost.Pool;
import org.evertill.stock.GoodsDesk.Delivery;
import org.evertill.stock.GoodsDesk.Item;
import org.evertill.storage.Selection;
import org.evertill.sync.protocol.Pull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months leave a till and come back: what goods cost is what it was. */
class CarriedCostTest {

    private static final String OLD = "facts:S1:2026-03";
    private static final String NEW = "facts:S1:2026-04";

    @TempDir
    Path directory;

    private StockTill till;

    @BeforeEach
    void open() {
        till = StockTill.enrolled(directory);
    }

    @AfterEach
    void close() {
        till.close();
    }

    private String bought(long units, String cost) {
        till.passes(60);
        var price = Optional.of(UnitPrice.of(new BigDecimal(cost), StockTill.EUR));
        var item = new Item(APPLE, Quantity.of(units), price);
        return till.goods()
                .receive(new Delivery(KIM, Optional.empty(), Optional.empty(), Optional.empty(), List.of(item)))
                .orThrow()
                .head()
                .number();
    }

    private Pool cost() {
        return till.orders().cost(KIM, APPLE).orThrow().orElseThrow();
    }

    private long carried() {
        return till.number("SELECT count(*) FROM cost_carried");
    }

    @Test
    void theAverageStaysWhenItsReceiptsLeaveAndWhenTheyComeBack() {
        bought(10, "0.11");
        till.sell(Quantity.of(3));
        bought(7, "0.17");
        var wrong = bought(5, "9.00");
        till.goods().cancel(KIM, wrong, "typed wrongly").orThrow();
        till.passes(Duration.ofDays(31).toSeconds());
        till.sell(Quantity.of(2));
        bought(4, "0.23");
        // 12 of 14 that cost 1.96 were left
        var before = cost();
        assertEquals("0.1625 EUR", before.unit().toString());

        arrived(List.of(), OLD, NEW);
        var old = rowsOfOld();
        arrived(List.of(), NEW);
        assertEquals(1, till.number("SELECT count(*) FROM stock_document_lines"));
        assertEquals(4, carried());
        assertEquals(before, cost());
        bought(6, "0.40");
        var later = cost();
        assertNotEquals(before, later);

        arrived(old, OLD, NEW);
        assertEquals(6, till.number("SELECT count(*) FROM stock_document_lines"));
        assertEquals(0, carried());
        assertEquals(later, cost());
    }

    private List<Pull.Entry> rowsOfOld() {
        var rows = new ArrayList<Pull.Entry>();
        StockTill.TYPES.forEach(type -> rows(type, rows));
        return rows;
    }

    private <T extends Record> void rows(EntityType<T> type, List<Pull.Entry> into) {
        for (var stored : till.database.read(r -> r.select(type, Selection.all()))) {
            var row = type.toRow(stored.value());
            if (type.scopeOf(row).equals(OLD)) {
                into.add(new Pull.Entry(OLD, into.size() + 1L, type.table(), type.idOf(stored.value()), 1, false, row));
            }
        }
    }

    /** Everything is acknowledged, and a cut names these months; what has left is cleaned up. */
    private void arrived(List<Pull.Entry> rows, String... months) {
        long acked = till.database.changes().head().lastSeq();
        till.database.changes().acknowledged(acked, List.of());
        var cursors = new TreeMap<String, Long>();
        List.of(months).forEach(month -> cursors.put(month, 1L));
        till.database.pullTarget().stage(new Pull.Answer(1, rows, cursors, acked, false));
        till.database.pullTarget().apply(acked);
    }
}
