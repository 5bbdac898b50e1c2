package org.evertill.staff.local.internal;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.staff.PinHash;
import org.evertill.staff.WrongPins;
import org.evertill.storage.Database.Author;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A till on which a cashier and a manager work, and somebody who did; time and the monotonic counter are the test's. */
abstract class LoginCase {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final PinHash PINS = new Argon2PinHash();
    static final String HASH_1111 = PINS.of(pin("1111"));
    static final String HASH_2222 = PINS.of(pin("2222"));
    static final String HASH_3333 = PINS.of(pin("3333"));

    @TempDir
    Path directory;

    SqliteStore database;

    /** The monotonic counter. */
    long nanos;

    @BeforeEach
    void open() {
        database = opened();
        enrol(database);
        database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.STAFF, new Staff("b", "bea", Role.CASHIER, HASH_1111, true));
            tx.insert(DomainTypes.STAFF, new Staff("a", "Zoe", Role.MANAGER, HASH_2222, true));
            tx.insert(DomainTypes.STAFF, new Staff("c", "Ann", Role.CASHIER, HASH_3333, false));
            return 0;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    final LocalLogin lockedOut(Instant[] clock) {
        var login = new LocalLogin(
                database,
                PINS,
                new Clock() {
                    @Override
                    public java.time.ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return clock[0];
                    }
                },
                () -> nanos);
        for (int i = 0; i < WrongPins.FREE; i++) {
            login.login("b", pin("0000"));
        }
        return login;
    }

    final SqliteStore opened() {
        return opened(directory, new LoginSchema());
    }

    static SqliteStore opened(Path where, LocalSchema schema) {
        return new SqliteDatabaseOpener(DomainTypes.ALL, List.of(schema), Clock.fixed(START, ZoneOffset.UTC))
                .openStore(where)
                .orThrow();
    }

    static void enrol(SqliteStore till) {
        till.enrol(new TillIdentity(
                        "R",
                        1,
                        "Chain",
                        "S1",
                        "S1-R1",
                        "A",
                        URI.create("http://localhost:1"),
                        DeviceKey.make(),
                        List.of()))
                .orThrow();
    }

    final LocalLogin at(Instant now) {
        return new LocalLogin(database, PINS, Clock.fixed(now, ZoneOffset.UTC), () -> nanos);
    }

    static char[] pin(String digits) {
        return digits.toCharArray();
    }

    static Problem problem(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem();
    }
}
