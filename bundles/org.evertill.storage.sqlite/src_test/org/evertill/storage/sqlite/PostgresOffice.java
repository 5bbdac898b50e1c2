package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.entity.RowJson;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.http.internal.JettySyncServer;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;
import org.evertill.kernel.Outcome;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.SyncReport;
import org.evertill.sync.engine.internal.BackgroundSync;
import org.evertill.sync.protocol.CanonicalChange;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;

/** The real head office on PostgreSQL; tills reach it with the real engine and over HTTP. */
final class PostgresOffice implements Office {

    private static final List<EntityType<?>> TYPES = Stream.concat(
                    DomainTypes.ALL.stream(), Stream.<EntityType<?>>of(Parcel.TYPE, ParcelItem.TYPE))
            .toList();

    private static final List<EntityType<?>> TYPES_OF_TILLS =
            Stream.concat(TYPES.stream(), Stream.<EntityType<?>>of(Gadget.TYPE)).toList();

    private static final Store STORE = new Store("S1", "Store one", "GB", "GBP", "Europe/London", null, null);

    private final Clock clock;
    private JdbcTarget target;
    private OpenHeadOffice office;
    private SyncServer.Running server;
    private CountedLine line = new CountedLine();

    PostgresOffice(Clock clock) {
        this.clock = clock;
        this.target = TestPostgres.newDatabase(TYPES);
        open(0);
    }

    private void open(int port) {
        office = new PostgresHeadOfficeOpener(clock, TYPES).open(target).orThrow();
        server = new JettySyncServer()
                .start(ServerSettings.insecureLoopback(port), office.headOffice())
                .orThrow();
    }

    /** Nobody reaches it until it comes back. */
    void goAway() {
        line.close();
        server.close();
        office.close();
    }

    /** At the same address as before. */
    void comeBack() {
        open(server.address().getPort());
        line = new CountedLine();
    }

    /** A copy of its database, while it is away. */
    JdbcTarget backup() {
        return TestPostgres.copy(target);
    }

    /** Comes back with a copy of a backup. */
    void comeBackAs(JdbcTarget backup) {
        TestPostgres.drop(target);
        target = TestPostgres.copy(backup);
        comeBack();
    }

    HeadOfficeDesk desk() {
        return office.desk();
    }

    CountedLine line() {
        return line;
    }

    @Override
    public List<EntityType<?>> types() {
        return TYPES_OF_TILLS;
    }

    @Override
    public void enrol(SqliteStore till, String register) {
        for (String user : List.of("cashier", "boss")) {
            desk().save(DomainTypes.STAFF, new Staff(user, user, Role.ADMINISTRATOR, "x", true), "u")
                    .orThrow();
        }
        enrol(till, register, Optional.empty());
    }

    /** With a new key and all its data. */
    void enrolAgain(SqliteStore till, String register) {
        enrol(till, register, till.identity().map(TillIdentity::known));
    }

    private void enrol(SqliteStore till, String register, Optional<Enrolment.Known> known) {
        URI address = server.address();
        var code = desk().enrolmentCode(STORE, register, Duration.ofHours(1))
                .orThrow()
                .code();
        var key = DeviceKey.make();
        var request = new Enrolment.Request(code.secret(), register, key.publicKey(), known);
        var answer = line.enrol(address, "", request).orThrow();
        till.enrol(TillIdentity.of(answer, address, key)).orThrow();
    }

    @Override
    public void round(SqliteStore till) {
        once(till).orThrow();
    }

    /** A round during which the line is cut when all has gone up. */
    @Override
    public void send(SqliteStore till) {
        line.cutPulls();
        var outcome = once(till);
        line.mend();
        assertEquals(
                List.of("connection.refused"),
                List.of(((Outcome.Failed<?>) outcome).problem().code()));
        assertEquals(0, till.changes().backlog().pending(), "what has not gone up");
    }

    /** A round, whatever comes of it. */
    Outcome<SyncReport> once(SqliteStore till) {
        var engine =
                new BackgroundSync(till, till.changes(), till.pullTarget(), line, new QuietMonitor(), clock, "0.1.0");
        return engine.syncOnce(progress -> {});
    }

    @Override
    public void turnDown() {
        var incidents = desk().incidents();
        incidents.incidents().forEach(i -> incidents.close(i.id(), "boss").orThrow());
    }

    @Override
    public List<Written> written() {
        return query(
                "SELECT replica, seq, table_name, entity_id, body FROM op"
                        + " WHERE table_name IN ('parcels', 'parcel_items', 'stock_movements', 'stock_counts')"
                        + " ORDER BY arrival",
                row -> {
                    var change = CanonicalChange.of(row.getString(5));
                    return new Written(
                            row.getString(1),
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            change.before(),
                            change.after());
                });
    }

    @Override
    public List<Lost> losses() {
        return query(
                "SELECT entity_id, field_group, rule, loser_value FROM merge_audit ORDER BY id",
                row -> new Lost(row.getString(1), row.getString(2), row.getString(3), RowJson.parse(row.getString(4))));
    }

    @Override
    public List<String> findings() {
        var findings = new ArrayList<>(desk().verify().findings());
        findings.addAll(query(
                "SELECT message FROM sync_incidents WHERE code IN ('sync.rows-differed', 'sync.row-not-merged')",
                row -> row.getString(1)));
        return findings;
    }

    /** Runs plain SQL, as somebody who goes round head office. */
    void execute(String sql) {
        try (var connection = DriverManager.getConnection(target.url(), target.user(), target.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What one row of a query's answer holds. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, Reading<T> reading) {
        try (var connection = DriverManager.getConnection(target.url(), target.user(), target.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reading.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        line.close();
        server.close();
        office.close();
    }
}
