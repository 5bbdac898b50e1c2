package org.evertill.customer.local.internal;

import java.nio.file.Path;
import org.evertill.customer.contract.CustomerDeskContractTest;
import org.evertill.customer.contract.CustomerShop;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on a till's real database. */
class LocalCustomerDeskTest extends CustomerDeskContractTest {

    @TempDir
    Path directory;

    @Override
    protected CustomerShop newShop() {
        return CustomerTill.enrolled(directory);
    }
}
