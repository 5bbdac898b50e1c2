package org.evertill.shift.local.internal;

import java.nio.file.Path;
import org.evertill.shift.contract.ShiftDeskContractTest;
import org.evertill.shift.contract.ShiftShop;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on a till's real database. */
class LocalShiftDeskTest extends ShiftDeskContractTest {

    @TempDir
    Path directory;

    @Override
    protected ShiftShop newShop() {
        return ShiftTill.enrolled(directory);
    }
}
