package org.evertill.rehearsal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.shift.ShiftTypes;
import org.evertill.tender.TenderTypes;
import org.evertill.testoffice.HandClock;
import org.evertill.testoffice.TestOffice;
import org.evertill.testoffice.Wire;

/** Head office with its store and people, and tills of that store. One thread, but for what the tills do by themselves. */
public final class Rehearsal implements AutoCloseable {

    /** The first store. */
    public static final Store STORE = new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null);

    private static final Instant MORNING = Instant.parse("2026-03-02T07:00:00Z");

    private final TestOffice office = new TestOffice(new HandClock(MORNING), types());

    public Rehearsal() {
        RehearsalGoods.all(this::keep);
    }

    /** What tills and head office know. */
    static List<EntityType<?>> types() {
        return Stream.of(DomainTypes.ALL, ShiftTypes.ALL, TenderTypes.ALL)
                .<EntityType<?>>flatMap(List::stream)
                .toList();
    }

    /** Head office's clock. */
    public HandClock clock() {
        return office.clock();
    }

    public HeadOfficeDesk desk() {
        return office.desk();
    }

    /** Adds or changes a row at head office. */
    public <T extends Record> void keep(EntityType<T> type, T value) {
        office.keep(type, value);
    }

    /** A new till at a register of the store, which goes by head office's clock; it has synchronised once. */
    public RehearsalTill till(Path directory, String register) {
        return till(directory, register, clock());
    }

    /** The same with a clock of its own. */
    public RehearsalTill till(Path directory, String register, HandClock ownClock) {
        return till(directory, STORE, register, ownClock);
    }

    /** A till of any store. */
    public RehearsalTill till(Path directory, Store store, String register, HandClock ownClock) {
        var till = RehearsalTill.open(directory, ownClock, new Wire(office.headOffice()));
        office.enrol(till.database(), store, register);
        till.sync().orThrow();
        return till;
    }

    /** The numbers of the first column of a statement in plain SQL. */
    public List<Long> numbers(String sql) {
        return office.numbers(sql);
    }

    /** The only one of them. */
    public long number(String sql) {
        return numbers(sql).getFirst();
    }

    /** Plain SQL, as somebody who goes round head office. */
    public void execute(String sql) {
        office.execute(sql);
    }

    @Override
    public void close() {
        office.close();
    }
}
