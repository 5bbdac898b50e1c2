package org.evertill.testoffice;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;
import org.evertill.kernel.Outcome;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.SyncReport;
import org.evertill.sync.engine.internal.BackgroundSync;
import org.evertill.sync.merge.ConflictPolicy;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;

/** Head office with an empty database of its own; tills reach it by a {@link Wire}. One thread. */
public final class TestOffice implements AutoCloseable {

    private static final URI NOWHERE = URI.create("http://localhost:1");
    private static final Duration ROUND = Duration.ofMinutes(1);

    private final HandClock clock;
    private final JdbcTarget target = TestPostgres.newDatabase();
    private final OpenHeadOffice office;
    private final Wire wire;

    /**
     * Opens it.
     *
     * @param clock its own; the tills' too, if they are given it
     * @param types what it knows
     */
    public TestOffice(HandClock clock, List<EntityType<?>> types) {
        this(clock, new PostgresHeadOfficeOpener(clock, types));
    }

    /** The same with conflict policies of a chain's own. */
    public TestOffice(HandClock clock, List<EntityType<?>> types, List<ConflictPolicy> policies) {
        this(
                clock,
                new PostgresHeadOfficeOpener(
                        clock,
                        types,
                        policies.stream()
                                .map(policy -> Map.entry(Map.<String, Object>of(), policy))
                                .toList()));
    }

    private TestOffice(HandClock clock, PostgresHeadOfficeOpener opener) {
        this.clock = clock;
        this.office = opener.open(target).orThrow();
        this.wire = new Wire(office.headOffice());
    }

    public HandClock clock() {
        return clock;
    }

    public HeadOffice headOffice() {
        return office.headOffice();
    }

    public HeadOfficeDesk desk() {
        return office.desk();
    }

    /** Adds or changes a row, as somebody at head office. */
    public <T extends Record> void keep(EntityType<T> type, T value) {
        desk().save(type, value, "u").orThrow();
    }

    /** Makes a till's database that of a register of a store. */
    public void enrol(SqliteStore till, Store store, String register) {
        enrol(
                till,
                wire,
                desk().enrolmentCode(store, register, Duration.ofHours(1))
                        .orThrow()
                        .code()
                        .secret(),
                register);
    }

    /** The same over a wire of its own, with a code that somebody got. */
    public static void enrol(SqliteStore till, Wire wire, String code, String register) {
        var key = DeviceKey.make();
        var answer = wire.enrol(NOWHERE, "", new Enrolment.Request(code, register, key.publicKey()))
                .orThrow();
        till.enrol(TillIdentity.of(answer, NOWHERE, key)).orThrow();
    }

    /** A whole round of a till that goes by this clock, a minute after whatever was before. */
    public void sync(SqliteStore till) {
        sync(till, wire, clock).orThrow();
    }

    /** The same over a wire and with a clock of the till's own. */
    public static Outcome<SyncReport> sync(SqliteStore till, Wire wire, HandClock clock) {
        clock.move(ROUND);
        var engine = new BackgroundSync(till, till.changes(), till.pullTarget(), wire, new Nobody(), clock, "0.1.0");
        return engine.syncOnce(progress -> {});
    }

    /** The numbers of the first column of a statement in plain SQL. */
    public List<Long> numbers(String sql) {
        try (var connection = connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<Long>();
            while (rows.next()) {
                values.add(rows.getLong(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Plain SQL, as somebody who goes round head office. */
    public void execute(String sql) {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To its database, past everything. */
    public Connection connection() throws SQLException {
        return DriverManager.getConnection(target.url(), target.user(), target.password());
    }

    @Override
    public void close() {
        office.close();
    }
}
