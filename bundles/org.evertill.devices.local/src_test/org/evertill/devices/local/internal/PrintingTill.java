package org.evertill.devices.local.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.devices.PrintQueue.Status;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.PrinterSettings.Drawer;
import org.evertill.devices.PrinterSettings.Use;
import org.evertill.devices.Printers;
import org.evertill.devices.escpos.internal.EscPosPrinters;
import org.evertill.devices.escpos.internal.LinePeripherals;
import org.evertill.devices.simulated.SimulatedPrinter;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.UnitPrice;
import org.evertill.receipt.CodePage;
import org.evertill.receipt.PrinterProfile;
import org.evertill.slip.SlipTypes;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;

/** A till on real SQLite that sells one thing and prints over a real socket. */
final class PrintingTill implements AutoCloseable {

    static final PrintWorker.Pace FAST = new PrintWorker.Pace(
            Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofHours(12));

    private static final List<EntityType<?>> TYPES = Stream.of(DomainTypes.ALL, SlipTypes.ALL)
            .<EntityType<?>>flatMap(List::stream)
            .toList();

    final MovableClock clock = new MovableClock();
    final SqliteStore database;
    final LocalPrintQueue queue;
    final LocalDeviceDesk desk;
    final SaleReceipts receipts;
    final LocalCheckout checkout;
    final LocalReceiptPrinting printing;

    private PrintingTill(Function<SqliteDatabaseOpener, Outcome<SqliteStore>> opening) {
        var opener = new SqliteDatabaseOpener(TYPES, List.of(new CheckoutSchema(), new DeviceSchema()), clock);
        database = opening.apply(opener).orThrow();
        if (database.identity().isEmpty()) {
            enrol();
        }
        Printers printers = new EscPosPrinters(Clock.systemUTC());
        queue = new LocalPrintQueue(database, clock, printers, FAST);
        desk = new LocalDeviceDesk(database, printers, new LinePeripherals(), queue);
        var templates = new SyncedTemplates(database);
        receipts = new SaleReceipts(database, queue, desk, templates);
        checkout = new LocalCheckout(database, clock, List.of(receipts), List.of(), List.of(), List.of());
        printing = new LocalReceiptPrinting(database, clock, checkout, queue, templates);
    }

    /** A new one, or the one that is there. */
    static PrintingTill open(Path directory) {
        return new PrintingTill(opener -> opener.openStore(directory));
    }

    /** Somebody practises at one that is there. */
    static PrintingTill practising(Path directory) {
        return new PrintingTill(opener -> opener.openTrainingStore(directory));
    }

    private void enrol() {
        database.enrol(new TillIdentity(
                        "R1replica",
                        1,
                        "Chain",
                        "S1",
                        "S1-R1",
                        "A",
                        URI.create("http://localhost:1"),
                        DeviceKey.make(),
                        List.of()))
                .orThrow();
        database.write(new Author("system:test"), tx -> {
            masterData(tx);
            return 0;
        });
    }

    private static void masterData(UnitOfWork tx) {
        var price = UnitPrice.of(new BigDecimal("0.35"), Currency.getInstance("EUR"));
        tx.insert(DomainTypes.STORE, new Store("S1", "Eckladen", "DE", "EUR", "Europe/Berlin", null, null));
        tx.insert(DomainTypes.STAFF, new Staff("kim", "Kim", Role.MANAGER, "x", true));
        tx.insert(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "reduced", 700, LocalDate.parse("2007-01-01")));
        tx.insert(
                DomainTypes.PRODUCT,
                new Product("apple", "sku-apple", "Äpfel", null, ProductKind.GOODS, "pc", "reduced", true));
        tx.insert(DomainTypes.PRODUCT_CODE, new ProductCode("c-apple", "apple", "APPLE"));
        tx.insert(DomainTypes.PRICE_ROW, new PriceRow("p-apple", "apple", null, price, true, Instant.EPOCH, null));
    }

    /** Prints there from now on. */
    void uses(SimulatedPrinter printer, Use use) {
        uses(URI.create("tcp://127.0.0.1:" + printer.port()), use);
    }

    void uses(URI address, Use use) {
        var profile = PrinterProfile.of(48, CodePage.PC858);
        desk.use(new PrinterSettings(address, profile, Locale.GERMANY, Drawer.FIRST, use))
                .orThrow();
    }

    Receipt sell() {
        var basket = checkout.open(Opening.sale("kim"))
                .then(b -> checkout.scan(b, Scan.of("APPLE")))
                .orThrow();
        return checkout.payCash(basket, Optional.empty()).orThrow();
    }

    /** Waits until nothing waits. */
    Status emptied() throws InterruptedException {
        var status = queue.status();
        for (int i = 0; i < 500 && status.waiting() > 0; i++) {
            Thread.sleep(20);
            status = queue.status();
        }
        return status;
    }

    /** Waits until there is a problem of a code. */
    boolean says(String code) throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            if (queue.status().problem().filter(p -> p.code().equals(code)).isPresent()) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    @Override
    public void close() {
        receipts.close();
        queue.close();
        database.close();
    }

    /** In another process: sells one thing and waits to be killed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var till = open(Path.of(arguments[0]))) {
            till.uses(URI.create(arguments[1]), Use.ALWAYS);
            System.out.println(till.sell().sale().receipt());
            System.in.read();
        }
    }

    /** Goes on by itself, and can be moved. */
    static final class MovableClock extends Clock {

        volatile Duration moved = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(moved);
        }
    }
}
