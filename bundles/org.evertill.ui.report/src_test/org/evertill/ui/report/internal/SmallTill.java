package org.evertill.ui.report.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Register;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.report.Question;
import org.evertill.report.Report;
import org.evertill.report.ReportTable;
import org.evertill.report.Reports;
import org.evertill.report.local.internal.LocalReportDesk;
import org.evertill.report.local.internal.LocalReports;
import org.evertill.report.local.internal.ReportSchema;
import org.evertill.shift.ShiftTypes;
import org.evertill.shift.local.internal.ShiftSchema;
import org.evertill.staff.local.internal.Argon2PinHash;
import org.evertill.staff.local.internal.LocalLogin;
import org.evertill.staff.local.internal.LoginSchema;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.tender.TenderTypes;
import org.evertill.testoffice.HandClock;
import org.evertill.ui.Till;

/** A till on real SQLite on the eleventh of March that sells bags and apples. */
final class SmallTill implements Till, AutoCloseable {

    static final String DAY = "2026-03-11";
    static final Staff KIM = person("kim", "Kim", Role.MANAGER, "9876");
    static final Staff BO = person("bo", "Bo", Role.CASHIER, "1234");

    private static final long PATIENCE_SECONDS = 10;
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final List<EntityType<?>> TYPES = Stream.of(DomainTypes.ALL, ShiftTypes.ALL, TenderTypes.ALL)
            .<EntityType<?>>flatMap(List::stream)
            .toList();

    final HandClock clock = new HandClock(Instant.parse(DAY + "T10:00:00Z"));
    CountDownLatch items = new CountDownLatch(0);
    private final SqliteStore database;
    private final LocalCheckout checkout;

    SmallTill(Path directory) {
        database = new SqliteDatabaseOpener(
                        TYPES,
                        List.of(new CheckoutSchema(), new ShiftSchema(), new ReportSchema(), new LoginSchema()),
                        clock)
                .openStore(directory)
                .orThrow();
        checkout = new LocalCheckout(database, clock);
        var key = DeviceKey.make();
        var office = URI.create("http://localhost:1");
        database.enrol(new TillIdentity("R1replica", 1, "Chain", "S1", "S1-R1", "A", office, key, List.of()))
                .orThrow();
        database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.STORE, new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null));
            tx.insert(DomainTypes.REGISTER, new Register("S1-R1", "S1", "R1", "Front"));
            tx.insert(DomainTypes.STAFF, KIM);
            tx.insert(DomainTypes.STAFF, BO);
            tx.insert(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "standard", 1900, LocalDate.parse("2007-01-01")));
            product(tx, "apple", "0.35");
            product(tx, "bag", "1.10");
            return 0;
        });
    }

    private static Staff person(String id, String name, String role, String pin) {
        return new Staff(id, name, role, new Argon2PinHash().of(pin.toCharArray()), true);
    }

    private static void product(UnitOfWork tx, String id, String price) {
        var unit = UnitPrice.of(new BigDecimal(price), EUR);
        tx.insert(
                DomainTypes.PRODUCT,
                new Product(id, "sku-" + id, id, null, ProductKind.GOODS, "pc", "standard", true, "Things"));
        tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("c-" + id, id, id.toUpperCase(Locale.ROOT)));
        tx.insert(DomainTypes.PRICE_ROW, new PriceRow("p-" + id, id, null, unit, true, Instant.EPOCH, null));
    }

    /** Kim sells something for cash. */
    void sell(String code, int quantity) {
        checkout.open(Opening.sale(KIM.id()))
                .then(basket -> checkout.scan(basket, Scan.of(code).withQuantity(Quantity.of(quantity))))
                .then(basket -> checkout.payCash(basket, Optional.empty()))
                .orThrow();
    }

    long number(String sql) {
        return database.read(r -> r.query(sql, List.of(), row -> row.getLong(1)).getFirst());
    }

    @Override
    public <T> Outcome<T> service(Class<T> type) {
        var services = List.<Object>of(
                checkout,
                (Reports) this::slowly,
                new LocalReportDesk(database, clock, List.of()),
                new LocalLogin(database, new Argon2PinHash(), clock));
        return Outcome.ok(
                type.cast(services.stream().filter(type::isInstance).findFirst().orElseThrow()));
    }

    /** Items come once they are let go. */
    private Outcome<ReportTable> slowly(Report report, Question question) {
        try {
            if (report.name().equals("items") && !items.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let the items go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new LocalReports(database).run(report, question);
    }

    @Override
    public void close() {
        database.close();
    }
}
