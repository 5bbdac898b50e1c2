package org.evertill.shift.local.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.evertill.headoffice.DayBook.Day;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.testoffice.HandClock;
import org.evertill.testoffice.TestOffice;

/** Head office on a real PostgreSQL, and tills that reach it without a network in between. */
final class Chain implements AutoCloseable {

    final HandClock clock = new HandClock();
    private final TestOffice office = new TestOffice(clock, ShiftTill.TYPES);

    Chain() {
        ShiftTill.masterData(office::keep);
    }

    HeadOfficeDesk desk() {
        return office.desk();
    }

    /** A till of the store, enrolled and synchronised once. */
    ShiftTill till(Path directory, String register) {
        var till = ShiftTill.open(directory, clock);
        office.enrol(till.database, ShiftTill.STORE, register);
        sync(till);
        return till;
    }

    /** A whole round, a minute after whatever was before. */
    void sync(ShiftTill till) {
        office.sync(till.database);
    }

    Day day(String day) {
        return desk().days().day("S1", LocalDate.parse(day), Optional.empty()).orThrow();
    }

    /** Plain SQL at head office; the first column. */
    List<Long> numbers(String sql) {
        return office.numbers(sql);
    }

    /** Plain SQL, as somebody who goes round head office. */
    void execute(String sql) {
        office.execute(sql);
    }

    @Override
    public void close() {
        office.close();
    }
}
