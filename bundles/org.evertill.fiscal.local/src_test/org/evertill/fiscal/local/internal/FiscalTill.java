package org.evertill.fiscal.local.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import org.evertill.fiscal.FiscalDesk.Choice;
import org.evertill.fiscal.FiscalDevice;
import org.evertill.fiscal.FiscalOutage;
import org.evertill.fiscal.FiscalSignature;
import org.evertill.fiscal.FiscalTypes;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftReport;
import org.evertill.shift.ShiftTypes;
import org.evertill.shift.local.internal.LocalShiftDesk;
import org.evertill.shift.local.internal.ShiftSchema;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.tender.TenderTypes;
import org.evertill.testoffice.HandClock;

/** A till on real SQLite with a fiscal device. */
final class FiscalTill implements AutoCloseable {

    static final Store STORE = new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null);
    static final List<EntityType<?>> TYPES = Stream.of(
                    DomainTypes.ALL, ShiftTypes.ALL, TenderTypes.ALL, FiscalTypes.ALL)
            .<EntityType<?>>flatMap(List::stream)
            .toList();

    /** A manager. */
    static final String KIM = "kim";

    final SqliteStore database;
    final FiscalSigning signing;
    final LocalCheckout checkout;
    final LocalShiftDesk shifts;

    FiscalTill(Path directory, FiscalDevice device, Duration answer) {
        this(directory, new HandClock(), database -> device, answer);
    }

    /** One whose device stands beside its database, and with a clock that others have, too. */
    FiscalTill(Path directory, HandClock clock, Function<Database, FiscalDevice> device, Duration answer) {
        this(opener(clock).openStore(directory).orThrow(), clock, device, answer);
    }

    private static SqliteDatabaseOpener opener(HandClock clock) {
        return new SqliteDatabaseOpener(
                TYPES, List.of(new CheckoutSchema(), new ShiftSchema(), new FiscalSchema()), clock);
    }

    /** Somebody practises at one that is there. */
    static FiscalTill practising(Path directory, FiscalDevice device, Duration answer) {
        var clock = new HandClock();
        return new FiscalTill(opener(clock).openTrainingStore(directory).orThrow(), clock, database -> device, answer);
    }

    private FiscalTill(SqliteStore store, HandClock clock, Function<Database, FiscalDevice> device, Duration answer) {
        database = store;
        signing = new FiscalSigning(
                database, clock, List.of(device.apply(database)), new Signer.Limits(answer, Duration.ofHours(1)));
        checkout = new LocalCheckout(database, clock, List.of(signing), List.of(signing), List.of(), List.of());
        shifts = new LocalShiftDesk(database, clock);
    }

    /** A new till with master data. */
    static FiscalTill enrolled(Path directory, FiscalDevice device, Duration answer) {
        var till = new FiscalTill(directory, device, answer);
        till.enrol();
        return till;
    }

    /** Makes it a till with master data, without head office. */
    void enrol() {
        var identity = new TillIdentity(
                "R1replica",
                1,
                "Chain",
                "S1",
                "S1-R1",
                "A",
                URI.create("http://localhost:1"),
                DeviceKey.make(),
                List.of());
        database.enrol(identity).orThrow();
        database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.STORE, STORE);
            tx.insert(DomainTypes.REGISTER, new Register("S1-R1", "S1", "R1", "Front"));
            masterData(tx::insert);
            return 0;
        });
    }

    /** Takes a row. */
    interface Keeper {
        <T extends Record> void keep(EntityType<T> type, T value);
    }

    static void masterData(Keeper keeper) {
        keeper.keep(DomainTypes.STAFF, new Staff(KIM, "Kim", Role.MANAGER, "x", true));
        keeper.keep(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "standard", 1900, LocalDate.parse("2007-01-01")));
        var unit = UnitPrice.of(new BigDecimal("1.19"), Currency.getInstance("EUR"));
        keeper.keep(
                DomainTypes.PRODUCT,
                new Product("bag", "sku", "Bag", null, ProductKind.SERVICE, "pc", "standard", true, null));
        keeper.keep(DomainTypes.PRODUCT_CODE, new ProductCode("c", "bag", "BAG"));
        keeper.keep(DomainTypes.PRICE_ROW, new PriceRow("p", "bag", null, unit, true, Instant.EPOCH, null));
    }

    /** What is sold from now on is signed by that device. */
    void uses(String device) {
        signing.use(choice(Optional.of(device))).orThrow();
    }

    /** Of one who may. */
    static Choice choice(Optional<String> device) {
        return new Choice("system:test", Optional.empty(), device);
    }

    /** Counts the drawer as it should be and makes the Z. */
    ShiftReport closed() {
        var expected = shifts.x(Acting.of(KIM)).orThrow().figures().expectedCash();
        shifts.count(Counting.of(Acting.of(KIM), expected)).orThrow();
        return shifts.close(Acting.of(KIM), Optional.empty()).orThrow();
    }

    Basket basket(int pieces) {
        var basket = checkout.open(Opening.sale(KIM)).orThrow();
        return checkout.scan(basket, Scan.typed(pieces + "*BAG").orThrow()).orThrow();
    }

    Receipt sold(int pieces) {
        return checkout.payCash(basket(pieces), Optional.empty()).orThrow();
    }

    Receipt refunded(Receipt sold) {
        var basket = checkout.refundOf(sold.sale().receipt(), KIM).orThrow();
        return checkout.payCash(basket, Optional.empty()).orThrow();
    }

    /** So many of what is sold here against all of an earlier sale. */
    Receipt exchanged(int times, Receipt sold) {
        return checkout.open(Opening.sale(KIM))
                .then(b -> checkout.scan(b, Scan.typed(times + "*BAG").orThrow()))
                .then(b -> checkout.takeBack(b, sold.sale().receipt(), List.of()))
                .then(b -> checkout.payCash(b, Optional.empty()))
                .orThrow();
    }

    /** By transaction number. */
    List<FiscalSignature> signatures() {
        var all = Selection.all().orderedBy(Order.ascending("transaction_number"));
        return database.read(reader -> reader.select(FiscalTypes.SIGNATURE, all).stream()
                .map(Stored::value)
                .toList());
    }

    List<FiscalOutage.Change> outages() {
        return database.read(reader -> reader.select(FiscalTypes.OUTAGE, Selection.all()).stream()
                .map(outage -> outage.value().change())
                .sorted()
                .toList());
    }

    static List<String> notes(Receipt receipt) {
        return receipt.notes().stream().map(note -> note.words(Locale.GERMAN)).toList();
    }

    @Override
    public void close() {
        signing.close();
        database.close();
    }
}
