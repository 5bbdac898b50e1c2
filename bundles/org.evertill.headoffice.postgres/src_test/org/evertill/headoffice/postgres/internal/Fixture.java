package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;

/** A head office on a database of its own, with a clock that stands until it is moved. */
final class Fixture implements AutoCloseable {

    static final Store STORE = new Store("S1", "Store one", "GB", "GBP", "Europe/London", null, null);

    final JdbcTarget target;
    final MovableClock clock;
    private final OpenHeadOffice open;

    Fixture() {
        this(TestServer.newOffice());
    }

    Fixture(JdbcTarget target) {
        this(target, Instant.parse("2026-11-23T10:00:00Z"));
    }

    Fixture(JdbcTarget target, Instant now) {
        this.target = target;
        this.clock = new MovableClock(now);
        this.open = new PostgresHeadOfficeOpener(clock, DomainTypes.ALL)
                .open(target)
                .orThrow();
    }

    HeadOffice office() {
        return open.headOffice();
    }

    /** The look at all rows, which the test does before it begins by itself. */
    RowLook look() {
        return ((PostgresOpenHeadOffice) open).look();
    }

    HeadOfficeDesk desk() {
        return open.desk();
    }

    /** A till enrolled at a register of a store. */
    TestTill till(String store, String register) {
        var shop = new Store(store, "Store " + store, "GB", "GBP", "Europe/London", null, null);
        var code = desk().enrolmentCode(shop, register, Duration.ofHours(1)).orThrow();
        hire(desk());
        return TestTill.enrolled(office(), code.code());
    }

    /** Who works at all tills of these tests, and may do everything. */
    static void hire(HeadOfficeDesk desk) {
        desk.save(DomainTypes.STAFF, new Staff(TestTill.STAFF, "Sam", Role.ADMINISTRATOR, "x", true), "u")
                .orThrow();
    }

    /** The first column of a query's rows, as text. */
    List<String> query(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs plain SQL, as somebody who goes round head office. */
    void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connect() throws SQLException {
        return TestServer.connect(target);
    }

    @Override
    public void close() {
        open.close();
    }

    /** Time that a test moves. */
    static final class MovableClock extends Clock {
        private Instant now;
        private Duration step = Duration.ZERO;

        MovableClock(Instant now) {
            this.now = now;
        }

        synchronized void forward(Duration by) {
            now = now.plus(by);
        }

        /** From now on every look at it takes a millisecond. */
        synchronized void tick() {
            step = Duration.ofMillis(1);
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(step);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
