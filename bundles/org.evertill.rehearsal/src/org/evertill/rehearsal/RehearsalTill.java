package org.evertill.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Basket;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.local.internal.LocalShiftDesk;
import org.evertill.shift.local.internal.ShiftSchema;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.SyncReport;
import org.evertill.testoffice.HandClock;
import org.evertill.testoffice.TestOffice;
import org.evertill.testoffice.Wire;

/** A till on real SQLite that sells, has shifts, and synchronises when it is told to. One thread. */
public final class RehearsalTill implements AutoCloseable {

    private final HandClock clock;
    private final Wire wire;
    private final SqliteStore database;
    private final LocalCheckout checkout;
    private final LocalShiftDesk shifts;

    private RehearsalTill(HandClock clock, Wire wire, SqliteStore database) {
        this.clock = clock;
        this.wire = wire;
        this.database = database;
        this.checkout = new LocalCheckout(database, clock);
        this.shifts = new LocalShiftDesk(database, clock);
    }

    /** Opens what is there, as at a start of the program. */
    public static RehearsalTill open(Path directory, HandClock clock, Wire wire) {
        var schemas = List.of(new CheckoutSchema(), new ShiftSchema());
        var store = new SqliteDatabaseOpener(Rehearsal.types(), schemas, clock)
                .openStore(directory)
                .orThrow();
        return new RehearsalTill(clock, wire, store);
    }

    public HandClock clock() {
        return clock;
    }

    public Wire wire() {
        return wire;
    }

    public SqliteStore database() {
        return database;
    }

    public Checkout checkout() {
        return checkout;
    }

    public ShiftDesk shifts() {
        return shifts;
    }

    /** A basket with these codes. */
    public Basket basket(String staffId, String... codes) {
        var basket = checkout.open(Opening.sale(staffId)).orThrow();
        for (String code : codes) {
            basket = checkout.scan(basket, Scan.of(code)).orThrow();
        }
        return basket;
    }

    /** The same, paid in cash. */
    public Receipt sold(String staffId, String... codes) {
        return checkout.payCash(basket(staffId, codes), Optional.empty()).orThrow();
    }

    /** A whole round with head office, a minute later. */
    public Outcome<SyncReport> sync() {
        return TestOffice.sync(database, wire, clock);
    }

    /** The first number that a query gives. */
    public long number(String sql) {
        return database.read(r -> r.query(sql, List.of(), row -> row.getLong(1)).getFirst());
    }

    /** An amount of the store's currency. */
    public static Money euro(long minor) {
        return new Money(minor, RehearsalGoods.EUR);
    }

    @Override
    public void close() {
        database.close();
    }
}
