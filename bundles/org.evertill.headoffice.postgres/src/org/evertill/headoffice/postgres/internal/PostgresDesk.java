package org.evertill.headoffice.postgres.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Register;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.entity.WellFormed;
import org.evertill.headoffice.ApartDesk;
import org.evertill.headoffice.CleanupDesk;
import org.evertill.headoffice.DayBook;
import org.evertill.headoffice.DistributionDesk;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.IncidentDesk;
import org.evertill.headoffice.KeptEditDesk;
import org.evertill.headoffice.OperationsDesk;
import org.evertill.headoffice.PersonalDataDesk;
import org.evertill.headoffice.RepairDesk;
import org.evertill.headoffice.ServerKeyDesk;
import org.evertill.headoffice.StockBook;
import org.evertill.headoffice.ZLedger;
import org.evertill.kernel.Outcome;
import org.evertill.report.Reports;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.History;

/** What people at head office do. */
final class PostgresDesk implements HeadOfficeDesk {

    private static final String SYSTEM = "system:headoffice";
    private static final int MAX_CHAIN_NAME = 100;
    private static final int MAX_FACT_MONTHS = 1_200;
    private static final Duration MAX_VALIDITY = Duration.ofDays(30);
    /** A store or register is named in scopes and receipt numbers, so its name holds neither of their separators. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,20}");

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Tables tables;
    private final OwnWrites writes;
    private final Releases releases;
    private final News news;
    private final CleanupDesk cleanup;
    private final Pushes pushes;
    private final Epochs epochs;
    private final Clock clock;
    private final Secrets secrets;

    PostgresDesk(
            Transactions transactions,
            OpPartitions partitions,
            Tables tables,
            OwnWrites writes,
            Releases releases,
            News news,
            CleanupDesk cleanup,
            Pushes pushes,
            Epochs epochs,
            Clock clock,
            Secrets secrets) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.tables = tables;
        this.writes = writes;
        this.releases = releases;
        this.news = news;
        this.cleanup = cleanup;
        this.pushes = pushes;
        this.epochs = epochs;
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public Outcome<EnrolmentCode> enrolmentCode(Store store, String registerCode, Duration validFor) {
        if (!NAME.matcher(store.id()).matches() || !NAME.matcher(registerCode).matches()) {
            return Outcome.failed(
                    "headoffice.bad-name",
                    "Stores and registers are named by 1 to 20 letters, digits and underscores, for example S1 and"
                            + " R1.");
        }
        if (validFor.isNegative() || validFor.isZero() || validFor.compareTo(MAX_VALIDITY) > 0) {
            return Outcome.failed("headoffice.bad-validity", "An enrolment code is valid for up to 30 days.");
        }
        String registerId = store.id() + "-" + registerCode;
        String code = secrets.code();
        return partitions
                .receiveNow()
                .then(now -> transactions.write(connection -> {
                    var rows = new ArrayList<OwnWrites.Wanted>();
                    rows.add(writes.wanted(DomainTypes.STORE, store));
                    if (living(connection, DomainTypes.REGISTER, registerId).isEmpty()) {
                        var register = new Register(registerId, store.id(), registerCode, registerCode);
                        rows.add(writes.wanted(DomainTypes.REGISTER, register));
                    }
                    writes.save(connection, rows, SYSTEM, now);
                    Instant until = Enrolments.keepCode(connection, code, store.id(), registerId, now, validFor);
                    var whole = new Enrolment.Code(code, ServerKeys.letters(connection, now));
                    return new EnrolmentCode(whole, until, registerId);
                }));
    }

    @Override
    public Outcome<String> nameChain(String name) {
        String shown = WellFormed.storable(name.strip());
        if (shown.isEmpty() || shown.length() > MAX_CHAIN_NAME) {
            return Outcome.failed("headoffice.bad-name", "A chain's name has 1 to 100 characters.");
        }
        return transactions.write(connection -> {
            HeadOfficeState.nameChain(connection, shown);
            return shown;
        });
    }

    @Override
    public <T extends Record> Outcome<T> save(EntityType<T> type, T value, String userId) {
        var saved = partitions
                .receiveNow()
                .then(now -> transactions.write(connection -> {
                    writes.save(connection, List.of(writes.wanted(type, value)), userId, now);
                    return value;
                }));
        if (saved.isOk()) {
            releases.sweep();
        }
        return saved;
    }

    @Override
    public <T extends Record> Optional<T> find(EntityType<T> type, String id) {
        return transactions.snapshot(connection -> living(connection, type, id)).orThrow();
    }

    @Override
    public <T extends Record> List<T> all(EntityType<T> type) {
        return transactions
                .snapshot(connection -> RowStore.readAll(connection, writes.table(type)).stream()
                        .map(row -> type.fromRow(row.state().row()))
                        .toList())
                .orThrow();
    }

    @Override
    public List<EntityType<?>> types() {
        return tables.all().stream().<EntityType<?>>map(Table::type).toList();
    }

    @Override
    public IncidentDesk incidents() {
        return releases;
    }

    @Override
    public ServerKeyDesk serverKeys() {
        return new ServerKeys(transactions, clock);
    }

    @Override
    public CleanupDesk cleanup() {
        return cleanup;
    }

    @Override
    public PersonalDataDesk personalData() {
        return new PostgresPersonalData(transactions, partitions, tables, writes);
    }

    @Override
    public DistributionDesk distribution() {
        return new Distribution(transactions, tables);
    }

    @Override
    public RepairDesk repairs() {
        return new Repairs(transactions, tables, clock);
    }

    @Override
    public KeptEditDesk keptEdits() {
        return new PostgresKeptEdits(transactions, partitions, tables, writes, releases);
    }

    @Override
    public ZLedger ledger() {
        return new PostgresZLedger(transactions, tables, clock);
    }

    @Override
    public Reports reports() {
        return new PostgresReports(transactions, tables);
    }

    @Override
    public DayBook days() {
        return new PostgresDayBook(transactions, tables);
    }

    @Override
    public StockBook stock() {
        return new PostgresStockBook(transactions, partitions, tables, writes);
    }

    @Override
    public ApartDesk apart() {
        return new PostgresApartDesk(transactions, partitions, pushes, releases, news);
    }

    @Override
    public OperationsDesk operations() {
        return new Operations(transactions);
    }

    @Override
    public List<Till> tills() {
        return transactions.snapshot(TillList::read).orThrow();
    }

    @Override
    public Outcome<Boolean> revoke(String replica) {
        var revoked = new Devices(transactions, clock, epochs).revoke(replica);
        news.keys().tell();
        return revoked;
    }

    @Override
    public Outcome<Integer> putBack() {
        return epochs.end();
    }

    @Override
    public Verification verify() {
        return new Verifier(transactions, tables).verify();
    }

    @Override
    public Outcome<Integer> keepFacts(OptionalInt months) {
        if (months.isPresent() && (months.getAsInt() < 1 || months.getAsInt() > MAX_FACT_MONTHS)) {
            return Outcome.failed("headoffice.bad-months", "Tills keep 1 to 1200 months of facts, or all.");
        }
        return partitions
                .receiveNow()
                .then(now -> transactions.write(connection -> {
                    if (months.isEmpty()) {
                        FactMonths.keepAll(connection);
                    } else {
                        FactMonths.keep(connection, months.getAsInt(), YearMonth.from(now.atOffset(ZoneOffset.UTC)));
                    }
                    return months.orElse(0);
                }));
    }

    @Override
    public Outcome<History.Page> history(String table, String id, long after, int limit) {
        return new RowHistory(transactions, tables).whole(table, id, after, limit);
    }

    @Override
    public Outcome<Long> export(String what, Path target) {
        return new CsvExport(transactions).export(what, target);
    }

    private <T extends Record> Optional<T> living(Connection connection, EntityType<T> type, String id)
            throws SQLException {
        var rows = RowStore.read(connection, Map.of(writes.table(type), Set.of(id)));
        return rows.values().stream()
                .filter(row -> !row.state().deleted())
                .findFirst()
                .map(row -> type.fromRow(row.state().row()));
    }
}
