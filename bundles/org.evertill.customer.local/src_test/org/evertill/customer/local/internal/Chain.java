package org.evertill.customer.local.internal;

import java.nio.file.Path;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.testoffice.HandClock;
import org.evertill.testoffice.TestOffice;

/** Head office on a real PostgreSQL, and tills that reach it without a network in between. */
final class Chain implements AutoCloseable {

    final HandClock clock = new HandClock();
    private final TestOffice office = new TestOffice(clock, CustomerTill.TYPES);

    Chain() {
        CustomerTill.masterData(office::keep);
    }

    HeadOfficeDesk desk() {
        return office.desk();
    }

    /** A till of the store, enrolled and synchronised once. */
    CustomerTill till(Path directory, String register) {
        var till = CustomerTill.open(directory, clock);
        office.enrol(till.database, CustomerTill.STORE, register);
        sync(till);
        return till;
    }

    /** A whole round, a minute after whatever was before. */
    void sync(CustomerTill till) {
        office.sync(till.database);
    }

    @Override
    public void close() {
        office.close();
    }
}
