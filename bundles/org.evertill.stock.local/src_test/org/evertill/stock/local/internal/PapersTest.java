package org.evertill.stock.local.internal;

import static org.evertill.stock.contract.StockShop.APPLE;
import static org.evertill.stock.contract.StockShop.KIM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Quantity;
import org.evertill.stock.GoodsDesk.Delivery;
import org.evertill.stock.GoodsDesk.Item;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PapersTest {

    @TempDir
    Path directory;

    /** Its own tables are not replicated: a till that gets its rows back from head office has none of them. */
    @Test
    void withoutItsCounterATillGoesOnBehindItsNewestPaper() {
        try (var till = StockTill.enrolled(directory)) {
            assertEquals("S1-R1-A-D000001", received(till));
            assertEquals("S1-R1-A-D000002", received(till));
            till.database.write(new Author(KIM), tx -> tx.execute("DELETE FROM stock_series", List.of()));
            assertEquals("S1-R1-A-D000003", received(till));
        }
    }

    private static String received(StockTill till) {
        var item = new Item(APPLE, Quantity.ONE, Optional.empty());
        return till.goods()
                .receive(new Delivery(KIM, Optional.empty(), Optional.empty(), Optional.empty(), List.of(item)))
                .orThrow()
                .head()
                .number();
    }
}
