package org.evertill.rehearsal;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;
import org.evertill.shift.ShiftTypes;

/** Head office with its store and people, and tills of that store. One thread, but for what the tills do by themselves. */
public final class Rehearsal implements AutoCloseable {

    /** The one store. */
    public static final Store STORE = new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null);

    private static final Instant MORNING = Instant.parse("2026-03-02T07:00:00Z");

    private final HandClock clock = new HandClock(MORNING);
    private final JdbcTarget target = RehearsalPostgres.newDatabase();
    private final OpenHeadOffice office;

    public Rehearsal() {
        office = new PostgresHeadOfficeOpener(clock, types()).open(target).orThrow();
        RehearsalGoods.all(this::keep);
    }

    /** What tills and head office know. */
    static List<EntityType<?>> types() {
        return Stream.of(DomainTypes.ALL, ShiftTypes.ALL)
                .<EntityType<?>>flatMap(List::stream)
                .toList();
    }

    /** Head office's clock. */
    public HandClock clock() {
        return clock;
    }

    public HeadOfficeDesk desk() {
        return office.desk();
    }

    /** Adds or changes a row at head office. */
    public <T extends Record> void keep(EntityType<T> type, T value) {
        desk().save(type, value, "u").orThrow();
    }

    /** A new till at a register of the store, which goes by head office's clock; it has synchronised once. */
    public RehearsalTill till(Path directory, String register) {
        return till(directory, register, clock);
    }

    /** The same with a clock of its own. */
    public RehearsalTill till(Path directory, String register, HandClock ownClock) {
        var code = desk().enrolmentCode(STORE, register, Duration.ofHours(1)).orThrow();
        var till = RehearsalTill.open(directory, ownClock, new Wire(office.headOffice()));
        till.enrol(code.code().secret(), register);
        till.sync().orThrow();
        return till;
    }

    /** The numbers of the first column of a statement in plain SQL. */
    public List<Long> numbers(String sql) {
        try (var connection = DriverManager.getConnection(target.url(), target.user(), target.password());
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

    /** The only one of them. */
    public long number(String sql) {
        return numbers(sql).getFirst();
    }

    @Override
    public void close() {
        office.close();
    }
}
