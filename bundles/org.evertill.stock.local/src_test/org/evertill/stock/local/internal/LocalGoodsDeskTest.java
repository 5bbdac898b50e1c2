package org.evertill.stock.local.internal;

import java.nio.file.Path;
import org.evertill.stock.contract.GoodsDeskContractTest;
import org.evertill.stock.contract.StockShop;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on a till's real database. */
class LocalGoodsDeskTest extends GoodsDeskContractTest {

    @TempDir
    Path directory;

    @Override
    protected StockShop newShop() {
        return StockTill.enrolled(directory);
    }
}
