package org.evertill.app.till.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evertill.app.till.start.Mode;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.ReceiptPrinting;
import org.evertill.checkout.TenderDesk;
import org.evertill.checkout.local.internal.CheckoutSchema;
import org.evertill.checkout.local.internal.LocalCheckout;
import org.evertill.checkout.local.internal.LocalSettingDesk;
import org.evertill.checkout.local.internal.LocalTenderDesk;
import org.evertill.command.TillCommand;
import org.evertill.customer.CustomerDesk;
import org.evertill.customer.local.internal.CustomerSchema;
import org.evertill.customer.local.internal.LocalCustomerDesk;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.PrintQueue;
import org.evertill.devices.escpos.internal.EscPosPrinters;
import org.evertill.devices.escpos.internal.LinePeripherals;
import org.evertill.devices.local.internal.DeviceSchema;
import org.evertill.devices.local.internal.LocalDeviceDesk;
import org.evertill.devices.local.internal.LocalPrintQueue;
import org.evertill.devices.local.internal.LocalReceiptPrinting;
import org.evertill.devices.local.internal.SaleReceipts;
import org.evertill.devices.local.internal.SyncedTemplates;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.domain.TaxRate;
import org.evertill.entity.EntityType;
import org.evertill.exchange.CsvExport;
import org.evertill.exchange.HistoryReplay;
import org.evertill.exchange.MasterExport;
import org.evertill.exchange.MasterImport;
import org.evertill.exchange.ProductImport;
import org.evertill.exchange.PromotionImport;
import org.evertill.exchange.StockImport;
import org.evertill.exchange.TillVerification;
import org.evertill.exchange.internal.CsvMasterImport;
import org.evertill.exchange.internal.CsvProductImport;
import org.evertill.exchange.internal.CsvPromotionImport;
import org.evertill.exchange.internal.CsvStockImport;
import org.evertill.exchange.internal.ExchangeSchema;
import org.evertill.exchange.internal.LocalCsvExport;
import org.evertill.exchange.internal.LocalMasterExport;
import org.evertill.exchange.internal.LocalVerification;
import org.evertill.exchange.internal.RetailReplay;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.receipt.Templates;
import org.evertill.report.Reports;
import org.evertill.report.local.internal.LocalReports;
import org.evertill.report.local.internal.ReportSchema;
import org.evertill.repository.StrategyChoice;
import org.evertill.repository.SyncStrategy;
import org.evertill.repository.sync.RemoteFirst;
import org.evertill.repository.sync.SettingSchema;
import org.evertill.repository.sync.Strategies;
import org.evertill.repository.sync.WriteThrough;
import org.evertill.settings.SettingDesk;
import org.evertill.settings.internal.SaleSettingSource;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftTypes;
import org.evertill.shift.local.internal.LocalShiftDesk;
import org.evertill.shift.local.internal.ShiftSchema;
import org.evertill.slip.SlipTypes;
import org.evertill.staff.Approvals;
import org.evertill.staff.Login;
import org.evertill.staff.local.internal.Argon2PinHash;
import org.evertill.staff.local.internal.LocalLogin;
import org.evertill.staff.local.internal.LoginSchema;
import org.evertill.stock.GoodsDesk;
import org.evertill.stock.OrderDesk;
import org.evertill.stock.StockDesk;
import org.evertill.stock.StockTypes;
import org.evertill.stock.local.internal.LocalGoodsDesk;
import org.evertill.stock.local.internal.LocalOrderDesk;
import org.evertill.stock.local.internal.LocalStockDesk;
import org.evertill.stock.local.internal.StockSchema;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.KeyRotation;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.LostKey;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.PullTarget;
import org.evertill.sync.RemoteHistory;
import org.evertill.sync.RowHistory;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.SyncProgress;
import org.evertill.sync.SyncReport;
import org.evertill.sync.SyncStatus;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.tender.TenderTypes;

/** A till wired by hand on real SQLite, without OSGi; head office is played by two small fakes. */
record PlainTill(SqliteStore database, Map<Class<?>, Object> services) implements OpenTill {

    static final List<EntityType<?>> TYPES = Stream.of(
                    DomainTypes.ALL, ShiftTypes.ALL, SlipTypes.ALL, StockTypes.ALL, TenderTypes.ALL)
            .<EntityType<?>>flatMap(List::stream)
            .toList();

    private static final List<SyncStrategy> STRATEGIES = List.of(new WriteThrough(), new RemoteFirst());

    /** Head office is away, until a test puts an answer here. */
    static final AtomicReference<Outcome<History.Page>> ASKED = new AtomicReference<>(EnrollingTransport.offline());

    private static final RemoteHistory LINE = (line, request) -> ASKED.get();

    private static final List<LocalSchema> SCHEMAS = List.of(
            new CheckoutSchema(),
            new ExchangeSchema(),
            new SettingSchema(),
            new LoginSchema(),
            new ShiftSchema(),
            new ReportSchema(),
            new CustomerSchema(),
            new StockSchema(),
            new DeviceSchema());

    static Outcome<PlainTill> open(Path directory) {
        return open(directory, Mode.EARNEST);
    }

    static Outcome<PlainTill> open(Path directory, Mode mode) {
        var clock = Clock.systemUTC();
        var opener = new SqliteDatabaseOpener(TYPES, SCHEMAS, clock);
        var store = switch (mode) {
            case EARNEST -> opener.openStore(directory);
            case TRAINING -> opener.openTrainingStore(directory);
            case TRAINING_ANEW -> opener.resetTrainingStore(directory);
        };
        return store.map(open -> of(open, clock));
    }

    private static PlainTill of(SqliteStore store, Clock clock) {
        var printers = new EscPosPrinters(clock);
        var queue = new LocalPrintQueue(store, clock, printers);
        var desk = new LocalDeviceDesk(store, printers, new LinePeripherals(), queue);
        var templates = new SyncedTemplates(store);
        var receipts = new SaleReceipts(store, queue, desk, templates);
        var checkout = new LocalCheckout(store, clock, List.of(receipts), List.of(), List.of(), List.of());
        var stock = new LocalStockDesk(store, clock);
        var login = new LocalLogin(store, new Argon2PinHash(), clock);
        var services = new HashMap<Class<?>, Object>(files(store, clock, checkout, stock));
        services.putAll(Map.ofEntries(
                Map.entry(Database.class, store),
                Map.entry(ChangeTracker.class, store.changes()),
                Map.entry(PullTarget.class, store.pullTarget()),
                Map.entry(ConflictDesk.class, store.conflicts()),
                Map.entry(Checkout.class, checkout),
                Map.entry(StockDesk.class, stock),
                Map.entry(SettingDesk.class, new LocalSettingDesk(store, List.of(new SaleSettingSource()))),
                Map.entry(GoodsDesk.class, new LocalGoodsDesk(store, clock)),
                Map.entry(OrderDesk.class, new LocalOrderDesk(store, clock)),
                Map.entry(
                        TenderDesk.class,
                        new LocalTenderDesk(store, clock, List.of(receipts), List.of(), List.of(), List.of())),
                Map.entry(ShiftDesk.class, new LocalShiftDesk(store, clock)),
                Map.entry(CustomerDesk.class, new LocalCustomerDesk(store, clock)),
                Map.entry(PrintQueue.class, queue),
                Map.entry(DeviceDesk.class, desk),
                Map.entry(Templates.class, templates),
                Map.entry(SaleReceipts.class, receipts),
                Map.entry(ReceiptPrinting.class, new LocalReceiptPrinting(store, clock, checkout, queue, templates)),
                Map.entry(Reports.class, new LocalReports(store)),
                Map.entry(Login.class, login),
                Map.entry(Approvals.class, login),
                Map.entry(KeyRotation.class, store.keys()),
                Map.entry(StrategyChoice.class, new Strategies(store, STRATEGIES, StrategyChoice.DEFAULT)),
                Map.entry(SyncTransport.class, new EnrollingTransport()),
                Map.entry(SyncEngine.class, new FirstSync(store)),
                Map.entry(RowHistory.class, store.history()),
                Map.entry(RemoteHistory.class, LINE)));
        return new PlainTill(store, services);
    }

    /** What reads files and writes them. */
    private static Map<Class<?>, Object> files(
            SqliteStore store, Clock clock, LocalCheckout checkout, LocalStockDesk stock) {
        return Map.ofEntries(
                Map.entry(ProductImport.class, new CsvProductImport(store)),
                Map.entry(MasterImport.class, new CsvMasterImport(store)),
                Map.entry(MasterExport.class, new LocalMasterExport(store)),
                Map.entry(StockImport.class, new CsvStockImport(store, clock)),
                Map.entry(PromotionImport.class, new CsvPromotionImport(store, List.of())),
                Map.entry(HistoryReplay.class, new RetailReplay(store, checkout, stock)),
                Map.entry(CsvExport.class, new LocalCsvExport(store)),
                Map.entry(TillVerification.class, new LocalVerification(store, store.check())));
    }

    /** Opens it as the product's opener does. */
    static final class Opener implements OpenTill.Opener {

        @Override
        public Outcome<OpenTill> open(Path directory, Mode mode) {
            return PlainTill.open(directory, mode).map(till -> till);
        }

        @Override
        public OpenTill beside(Path directory) {
            return new Beside(new SqliteDatabaseOpener(DomainTypes.ALL, List.of(), Clock.systemUTC()));
        }

        @Override
        public String version() {
            return "1.2.3";
        }

        @Override
        public List<TillCommand> commands() {
            return List.of(new Greeting());
        }
    }

    /** A till whose database is not open. */
    private record Beside(LostKey lostKey) implements OpenTill {

        @Override
        public Database database() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Outcome<T> service(Class<T> type) {
            return type == LostKey.class ? Outcome.ok(type.cast(lostKey)) : missing(type);
        }

        @Override
        public <T> List<T> services(Class<T> type) {
            return List.of();
        }

        @Override
        public void close() {}
    }

    @Override
    public <T> Outcome<T> service(Class<T> type) {
        var service = services.get(type);
        return service == null ? missing(type) : Outcome.ok(type.cast(service));
    }

    @Override
    public <T> List<T> services(Class<T> type) {
        return List.of();
    }

    @Override
    public void close() {
        ((SaleReceipts) services.get(SaleReceipts.class)).close();
        ((LocalPrintQueue) services.get(PrintQueue.class)).close();
        database.close();
    }

    /** Brings the store, its tax rate and who works there, as the first round with head office does. */
    private record FirstSync(Database database) implements SyncEngine {

        @Override
        public Outcome<SyncReport> syncOnce(Consumer<SyncProgress> progress) {
            if (database.identity().isEmpty()) {
                return Outcome.failed("till.not-enrolled", "This till does not belong to a store yet.");
            }
            database.write(new Author("system:test"), tx -> {
                tx.insert(DomainTypes.STORE, new Store("S1", "Shop", "GB", "GBP", "Europe/London", null, null));
                tx.insert(DomainTypes.TAX_RATE, new TaxRate("t", "GB", "standard", 2000, LocalDate.EPOCH));
                tx.insert(DomainTypes.STAFF, new Staff("kim", "Kim", Role.MANAGER, "x", true));
                return 0;
            });
            try {
                progress.accept(new SyncProgress(SyncProgress.Phase.DONE, 0, 0, 2));
            } catch (ProblemException e) {
                return Outcome.failed(e.problem());
            }
            return Outcome.ok(new SyncReport(0, 2, Duration.ofMillis(5), Duration.ZERO));
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public void request() {}

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public SyncStatus status() {
            throw new UnsupportedOperationException();
        }

        @Override
        public AutoCloseable listen(Consumer<SyncStatus> listener) {
            return () -> {};
        }
    }

    private static final class EnrollingTransport implements SyncTransport {

        @Override
        public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
            return request.code().equals("ABCDEFGH")
                    ? Outcome.ok(new Enrolment.Answer("replica", "Chain", "S1", "S1-R1", "A", List.of()))
                    : Outcome.failed("enrolment.bad-code", "The code is not valid.");
        }

        @Override
        public Outcome<Boolean> probe(Line line) {
            return offline();
        }

        @Override
        public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
            return offline();
        }

        @Override
        public Outcome<Push.Answer> push(Line line, Push.Request request) {
            return offline();
        }

        @Override
        public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
            return offline();
        }

        private static <T> Outcome<T> offline() {
            return Outcome.failed("connection.refused", "Head office does not answer.");
        }
    }

    private static <T> Outcome<T> missing(Class<?> type) {
        return Outcome.failed("till.incomplete", "There is no " + type + ".");
    }
}
