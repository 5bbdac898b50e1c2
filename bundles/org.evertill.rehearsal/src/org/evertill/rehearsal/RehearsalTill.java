package org.evertill.rehearsal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.pricing.Basket;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.local.internal.LocalShiftDesk;
import org.evertill.shift.local.internal.ShiftSchema;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.SyncReport;
import org.evertill.sync.engine.internal.BackgroundSync;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;

/** A till on real SQLite that sells, has shifts, and synchronises when it is told to. One thread. */
public final class RehearsalTill implements AutoCloseable {

    private static final URI NOWHERE = URI.create("http://localhost:1");

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

    void enrol(String code, String deviceName) {
        var key = DeviceKey.make();
        var answer = wire.enrol(NOWHERE, "", new Enrolment.Request(code, deviceName, key.publicKey()))
                .orThrow();
        database.enrol(TillIdentity.of(answer, NOWHERE, key)).orThrow();
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
        clock.move(Duration.ofMinutes(1));
        var engine = new BackgroundSync(
                database, database.changes(), database.pullTarget(), wire, new Nobody(), clock, "0.1.0");
        return engine.syncOnce(progress -> {});
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

    /** Rounds are asked for, so nobody has to watch the line. */
    static final class Nobody implements ConnectionMonitor {

        @Override
        public State state() {
            return new Unknown(Instant.EPOCH);
        }

        @Override
        public Listening listen(Consumer<State> listener) {
            return () -> {};
        }

        @Override
        public void observed(Optional<Problem> failure, Duration latency) {}
    }
}
